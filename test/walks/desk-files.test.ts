// Files and pictures from an agent to a citizen: taken in, judged, sent by each channel's own way, read by who got them, swept.

import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { UploadedFileView } from '../../src/wire/file-api.js';
import type { VisitorEntry, VisitorFile } from '../../src/wire/visitor-events.js';
import { DeskAgent } from '../support/desk-agent.js';
import { FILES } from '../support/fake-files.js';
import { poll } from '../support/poll.js';
import { codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { LIN, PASSWORD, startStaffedHub, WANG, type Person } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PUBLIC_URL = 'https://hub.city.example';

/** A PNG that says it is so wide and high, and is padded to a size. */
function pngOf(width: number, height: number, bytes = 64): Buffer {
  const body = Buffer.alloc(Math.max(bytes, 64));
  FILES.png.copy(body);
  body.writeUInt32BE(width, 16);
  body.writeUInt32BE(height, 20);
  return body;
}

describe('files from the desk', () => {
  let hub: TestHub;
  let offsetMs = 0;
  let lin: { readonly agent: DeskAgent; readonly client: StaffClient };
  let wang: typeof lin;

  beforeAll(async () => {
    hub = await startStaffedHub({ isBare: true, clock: () => Date.now() + offsetMs, env: { PUBLIC_URL } });
    lin = await signedIn(LIN);
    wang = await signedIn(WANG);
  }, 120_000);
  afterAll(async () => {
    for (const { agent } of [lin, wang]) agent.close();
    await hub.stop();
  });

  async function signedIn({ email, name }: Person): Promise<typeof lin> {
    const client = new StaffClient(() => hub.url);
    await client.signIn({ email, password: PASSWORD });
    const identity = { id: email, name, roles: ['agent' as const] };
    return { agent: await DeskAgent.connect(hub.url, identity, client.cookie), client };
  }

  const upload = (talk: string, name: string, body: Buffer, { client } = lin): Promise<ApiAnswer> =>
    client.send('POST', `/api/v1/conversations/${talk}/files?name=${encodeURIComponent(name)}`, { body });

  async function uploaded(talk: string, name: string, body: Buffer): Promise<UploadedFileView> {
    const answer = await upload(talk, name, body);
    expect(answer.status).toBe(201);
    return answer.body as UploadedFileView;
  }

  const reply = (talk: string, text: string, files: readonly string[], clientId: string = randomUUID()) =>
    lin.agent.ask('reply', { conversationId: talk, clientId, text, files: [...files] });

  /** A talk on LINE that Lin has. */
  async function onLine(name: string): Promise<{ readonly talk: string; readonly id: string }> {
    const talker = hub.line.user(name);
    await hub.ask(talker, talker.text('轉真人'));
    const talk = hub.talkOf(talker);
    await lin.agent.mustAsk('claim', { conversationId: talk });
    return { talk, id: talker.id };
  }

  async function onWeb(): Promise<{ readonly talk: string; readonly visitor: WebVisitor }> {
    const visitor = await WebVisitor.open(hub.url);
    await visitor.person();
    const { rows } = await poll('the talk in the queue', async () => {
      const answer = await lin.agent.mustAsk('list', { tab: 'waiting' });
      return answer.rows.length > 0 ? answer : undefined;
    });
    const talk = rows[0]?.conversationId ?? '';
    await lin.agent.mustAsk('claim', { conversationId: talk });
    return { talk, visitor };
  }

  const filesOf = ({ files = [] }: VisitorEntry): readonly VisitorFile[] => files;
  const urlOf = (file: VisitorFile | undefined): string => `${hub.url}${file?.url ?? ''}`;
  const get = (file: VisitorFile | undefined): Promise<Response> => fetch(urlOf(file));

  const filesOnDisk = (): readonly string[] =>
    readdirSync(hub.mediaFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  /** Follows an absolute link as if PUBLIC_URL led here. */
  const fetchPublic = (link: string): Promise<Response> => fetch(link.replace(PUBLIC_URL, hub.url));

  it('reach the web chat in one bubble, by links of that talk alone, and stand there after a reload', async () => {
    const { talk, visitor } = await onWeb();
    const picture = await uploaded(talk, '照片.png', FILES.png);
    const form = await uploaded(talk, '../申請表.pdf', FILES.pdf);

    expect([picture.form, form.form]).toEqual(['picture', 'file']);
    const clientId = randomUUID();
    const [first, again] = [
      await reply(talk, '請看附件', [picture.id, form.id], clientId),
      await reply(talk, '請看附件', [picture.id, form.id], clientId),
    ];
    const entry = await visitor.hears('請看附件');
    const [shown, saved] = filesOf(entry);
    const [asPicture, asFile] = [await get(shown), await get(saved)];
    const forged = await fetch(urlOf(shown).replace(picture.id, form.id));
    const anew = await WebVisitor.open(hub.url, { token: visitor.token, afterSeq: 0 });
    const reloaded = await anew.hears('請看附件');
    const { entries } = await lin.agent.mustAsk('open', { conversationId: talk });

    expect([first.ok, again]).toEqual([true, first]);
    expect(filesOf(entry).map(({ kind, name }) => [kind, name])).toEqual([
      ['image', '照片.png'],
      ['file', '.._申請表.pdf'],
    ]);
    expect(Buffer.from(await asPicture.arrayBuffer())).toEqual(FILES.png);
    expect(asPicture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(asFile.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(forged.status).toBe(404);
    expect(filesOf(reloaded).map(({ name }) => name)).toEqual(filesOf(entry).map(({ name }) => name));
    expect(entries.findLast(({ author }) => author === 'agent')?.attachments).toMatchObject([
      { kind: 'image', name: '照片.png', media: { id: picture.id, state: 'stored', type: 'image/png' } },
      { kind: 'file', name: '.._申請表.pdf', media: { id: form.id, state: 'stored' } },
    ]);
    offsetMs += 13 * HOUR_MS;
    const late = await get(shown);
    offsetMs = 0;
    expect([late.status, await late.text()]).toEqual([404, expect.stringContaining('連結已經失效')]);
    for (const window of [visitor, anew]) window.close();
  });

  it('may come without a word, and can be taken back while they rest', async () => {
    const { talk, visitor } = await onWeb();
    const kept = await uploaded(talk, 'a.png', FILES.png);
    const held = { conversationId: talk, text: '', holdMs: 20_000 };
    const first = randomUUID();

    await lin.agent.mustAsk('hold', { ...held, clientId: first, files: [kept.id] });
    await lin.agent.mustAsk('withdraw', { conversationId: talk, clientId: first });
    await lin.agent.mustAsk('hold', { ...held, clientId: randomUUID(), files: [kept.id], holdMs: 1_000 });
    const entry = await poll('the picture', () => visitor.shown.find(({ files }) => files !== undefined));
    const { rows } = await lin.agent.mustAsk('list', { tab: 'mine' });

    expect([entry.text, entry.files?.length]).toEqual(['', 1]);
    expect(visitor.shown.filter(({ files }) => files !== undefined)).toHaveLength(1);
    expect(rows.find(({ conversationId }) => conversationId === talk)?.lastText).toBe('a.png');
    expect(await lin.agent.ask('reply', { conversationId: talk, clientId: randomUUID(), text: '' })).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } }); // prettier-ignore
    visitor.close();
  });

  it('go to LINE as a picture where LINE shows it, else as a link, in one call, readable for weeks', async () => {
    const { talk, id } = await onLine('ann');
    const small = await uploaded(talk, 'map.png', FILES.png);
    const large = await uploaded(talk, 'plan.png', pngOf(2_000, 1_000, 1_200_000));
    const form = await uploaded(talk, '表.pdf', FILES.pdf);
    const tooSoon = await lin.client.send('PUT', `/api/v1/files/${large.id}/preview`, { body: FILES.html });
    const preview = await lin.client.send('PUT', `/api/v1/files/${large.id}/preview`, { body: FILES.png });

    expect([small.previewBytes, large.previewBytes, form.form]).toEqual([undefined, 1_000_000, 'link']);
    expect([codeOf(tooSoon), preview.status]).toEqual(['FILE_TYPE_REFUSED', 204]);
    await reply(talk, '附上地圖、平面圖與申請表', [small.id, large.id, form.id]);
    await hub.settled();
    const messages = hub.line.accepted.findLast(({ to }) => to === id)?.messages ?? [];
    const said = messages.map(({ text, originalContentUrl, previewImageUrl }) =>
      [text, originalContentUrl, previewImageUrl].map((each) => textOf(each) ?? ''),
    );
    const [[words], [, whole, itself], , [linkText = '']] = said as [string[], string[], string[], string[]];
    const addresses = said.flat().flatMap((each) => /https:\S+/.exec(each)?.[0] ?? []);

    expect(addresses).toHaveLength(5);
    expect(messages.map(({ type }) => type)).toEqual(['text', 'image', 'image', 'text']);
    expect(words).toBe('附上地圖、平面圖與申請表');
    expect(linkText).toMatch(/^表\.pdf \(\d+ B\)\nhttps:/);
    expect(itself).toBe(whole);
    expect(hub.line.violations).toEqual([]);
    offsetMs += 29 * DAY_MS;
    const inTime = await Promise.all(addresses.map(async (address) => (await fetchPublic(address)).status));
    offsetMs += 2 * DAY_MS;
    const late = await Promise.all(addresses.map(async (address) => (await fetchPublic(address)).status));
    offsetMs = 0;
    expect([inTime, late]).toEqual([addresses.map(() => 200), addresses.map(() => 404)]);
    // The transcript names them, and holds no right to read them.
    const rows = await hub.database.connection
      .collection('transcript')
      .find({ conversationId: talk })
      .toArray();
    expect(JSON.stringify(rows)).not.toContain('signature');
  });

  it('go to Messenger as attachments that Meta fetches, each a call of its own in the order of writing', async () => {
    const gus = hub.graph.user('gus');
    await hub.askPage(gus, gus.text('轉真人'));
    const talk = hub.talkOf(gus, 'messenger');
    await lin.agent.mustAsk('claim', { conversationId: talk });
    const picture = await uploaded(talk, 'a.png', FILES.png);
    const form = await uploaded(talk, 'b.pdf', FILES.pdf);

    await reply(talk, '請看', [picture.id, form.id]);
    await hub.settled();
    const sent = hub.graph.accepted.filter(({ to }) => to === gus.id).slice(-3);
    const attachments = sent.map(({ message }) => recordOf(message['attachment']));
    const url = textOf(recordOf(attachments[1]?.['payload'])['url']) ?? '';

    expect(sent[0]?.text).toBe('請看');
    expect(attachments.map(({ type }) => type)).toEqual([undefined, 'image', 'file']);
    expect(Buffer.from(await (await fetchPublic(url)).arrayBuffer())).toEqual(FILES.png);
  });

  it.each<[what: string, name: string, body: Buffer, code: string]>([
    ['a page called a picture', 'cat.png', FILES.html, 'FILE_TYPE_REFUSED'],
    ['a drawing that runs', 'plan.svg', FILES.svg, 'FILE_TYPE_REFUSED'],
    ['a program called a form', 'form.pdf', FILES.exe, 'FILE_TYPE_REFUSED'],
    ['nothing', 'empty.txt', Buffer.alloc(0), 'FILE_TYPE_REFUSED'],
    ['a small file of endless pixels', 'bomb.png', pngOf(60_000, 60_000), 'PICTURE_TOO_LARGE'],
    ['a picture without a size', 'odd.jpg', FILES.jpeg, 'PICTURE_TOO_LARGE'],
    ['a picture larger than LINE takes', 'huge.png', pngOf(1_000, 1_000, 10_000_001), 'FILE_TOO_LARGE'],
    ['more than anything may have', 'huge.pdf', Buffer.alloc(25_000_001, '%PDF-1.4'), 'FILE_TOO_LARGE'],
  ])('are not kept when they are %s', async (what, name, body, code) => {
    const { talk } = await onLine(what);
    const before = filesOnDisk().length;

    const answer = await upload(talk, name, body);

    expect(codeOf(answer)).toBe(code);
    expect(filesOnDisk()).toHaveLength(before);
  });

  it('are the business of who has the talk, and go with one message', async () => {
    const { talk } = await onLine('eve');
    const other = await onLine('fay');
    const mine = await uploaded(talk, 'a.png', FILES.png);
    const gone = await uploaded(talk, 'b.png', FILES.png);

    const stranger = await upload(talk, 'c.png', FILES.png, wang);
    const byOther = await wang.client.send('DELETE', `/api/v1/files/${gone.id}`);
    const dropped = await lin.client.send('DELETE', `/api/v1/files/${gone.id}`);
    const elsewhere = await reply(other.talk, '給別人', [mine.id]);
    const withGone = await reply(talk, '少一個', [mine.id, gone.id]);
    const sent = await reply(talk, '好', [mine.id]);
    const twice = await reply(talk, '再一次', [mine.id]);
    const afterwards = await lin.client.send('DELETE', `/api/v1/files/${mine.id}`);

    expect([codeOf(stranger), byOther.status, dropped.status]).toEqual(['NOT_YOUR_TALK', 404, 204]);
    expect(
      [elsewhere, withGone, sent, twice].map((answer) => (answer.ok ? 'ok' : answer.error.code)),
    ).toEqual(['FILE_GONE', 'FILE_GONE', 'ok', 'FILE_GONE']);
    expect(afterwards.status).toBe(404);
    expect(filesOnDisk().some((name) => name.startsWith(gone.id))).toBe(false);
  });

  it('are swept after a day without a message, and kept with one', async () => {
    const { talk } = await onLine('hal');
    const unsent = await uploaded(talk, 'a.png', FILES.png);
    const sent = await uploaded(talk, 'b.png', FILES.png);
    await reply(talk, '好', [sent.id]);
    // A fall between the message and the note that it was sent.
    await hub.database.connection
      .collection<{ _id: string }>('media')
      .updateOne({ _id: sent.id }, { $set: { isOpenUpload: true } });
    const has = ({ id }: UploadedFileView): boolean => filesOnDisk().some((name) => name.startsWith(id));

    offsetMs = 25 * HOUR_MS;
    await hub.restart();
    await poll('the unsent one to go', () => !has(unsent));

    expect(has(sent)).toBe(true);
    offsetMs = 0;
  });
});
