// A file that a citizen sends on web chat: judged as every file that comes in, one message however often it is handed in, read by staff
// by their own links and by the citizen by theirs.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';

import type { VisitorEntry } from '../../src/wire/visitor-events.js';
import { FILES } from '../support/fake-files.js';
import { poll } from '../support/poll.js';
import { StaffClient } from '../support/staff-client.js';
import { LIN, PASSWORD, startStaffedHub, Windows } from '../support/staffed-hub.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const SITE = 'https://city.example';
/** Longer than the sum of all files is believed. */
const COUNTED_ANEW_MS = 600_000;
const ELSEWHERE = 'https://elsewhere.example';

interface Sending {
  readonly token?: string | undefined;
  readonly clientId?: string;
  readonly name?: string;
  readonly origin?: string;
}

async function send(
  hub: TestHub,
  body: Buffer,
  { token, clientId = randomUUID(), name = 'a', origin }: Sending,
) {
  const query = new URLSearchParams({ clientId, name, notice: '2026-11' });
  const response = await fetch(`${hub.url}/visitor/files?${query.toString()}`, {
    method: 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(origin === undefined ? {} : { origin }),
    },
    body: new Uint8Array(body),
  });
  const answer = (await response.json()) as { readonly error?: { readonly code: string } };
  const allowed = response.headers.get('access-control-allow-origin');
  return { status: response.status, code: answer.error?.code, allowed };
}

describe('a file of a citizen on web chat', () => {
  let hub: TestHub;
  let staff: StaffClient;
  let visitor: WebVisitor;
  let offsetMs = 0;
  beforeAll(async () => {
    const env = { VISITOR_FILES: 'on', MEDIA_MAX_MB: '1', ALLOWED_ORIGINS: SITE };
    hub = await startStaffedHub({ clock: () => Date.now() + offsetMs, env });
    staff = new StaffClient(() => hub.url);
    await staff.signIn({ email: LIN.email, password: PASSWORD });
    visitor = await WebVisitor.open(hub.url);
  }, 120_000);
  afterAll(async () => {
    visitor.close();
    await hub.stop();
  });

  const filesOnDisk = (): readonly string[] =>
    readdirSync(hub.mediaFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const tokenOf = ({ session }: WebVisitor): string | undefined => session?.token;

  const urlOf = ({ files = [] }: VisitorEntry): string => `${hub.url}${files[0]?.url ?? ''}`;

  it('is one message, with its file for staff and for the citizen, and the bot asks for words', async () => {
    const sending = { token: tokenOf(visitor), clientId: randomUUID(), name: '../路燈 照片.png' };

    const first = await send(hub, FILES.png, sending);
    const again = await send(hub, FILES.png, { ...sending, origin: SITE });
    const own = await poll('their own bubble', () =>
      visitor.received.find(({ files }) => files !== undefined),
    );
    const asked = await poll('the bot', () =>
      visitor.received.find(({ author, text }) => author === 'bot' && /打字|文字/.test(text)),
    );
    const anew = await WebVisitor.open(hub.url, { token: tokenOf(visitor) ?? '', afterSeq: 0 });
    const kept = await poll('it after a reload', () => anew.received.find(({ seq }) => seq === own.seq));
    const lin = await new Windows(undefined as never, hub).socketOf(LIN);
    const { rows } = await lin.mustAsk('list', { tab: 'all' });
    const [talk = { conversationId: '' }] = rows.map(({ conversationId }) => ({ conversationId }));
    const { entries } = await lin.mustAsk('open', talk);
    const { contact } = await lin.mustAsk('workplace', talk);
    const said = entries.filter(({ author }) => author === 'citizen');
    const [id = ''] = said.flatMap(({ attachments = [] }) => attachments.map(({ media }) => media?.id ?? ''));
    const read = await staff.send('GET', `/api/v1/media/${id}`);
    const mine = await fetch(urlOf(own));

    expect([first, again]).toEqual([
      { status: 201, code: undefined, allowed: null },
      { status: 201, code: undefined, allowed: SITE },
    ]);
    expect(own).toMatchObject({
      clientId: sending.clientId,
      text: '',
      files: [{ kind: 'image', bytes: FILES.png.length }],
    });
    expect(kept.files).toMatchObject([{ kind: 'image', url: expect.any(String) as string }]);
    expect(asked.author).toBe('bot');
    const shown = { kind: 'image', media: { state: 'stored', type: 'image/png' } };
    expect(said).toMatchObject([{ attachments: [shown] }]);
    expect(contact.consent).toMatchObject({ kind: 'notice', version: '2026-11' });
    expect(read.bytes).toEqual(FILES.png);
    expect(Buffer.from(await mine.arrayBuffer())).toEqual(FILES.png);
    expect(filesOnDisk()).toHaveLength(1);
    // A fall between the message and the note that it was sent costs nothing.
    await hub.database.connection.collection('media').updateMany({}, { $set: { isOpenUpload: true } });
    lin.close();
    anew.close();
  });

  it('is the one that was whole first where the same message comes on two lines', async () => {
    const other = await WebVisitor.open(hub.url);
    const clientId = randomUUID();
    const before = filesOnDisk();
    const query = new URLSearchParams({ clientId, name: 'slow.txt' }).toString();
    const headers = { authorization: `Bearer ${tokenOf(other) ?? ''}` };
    const slow = httpRequest(`${hub.url}/visitor/files?${query}`, { method: 'POST', headers });
    const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
    slow.write('the beginning of other words');
    await poll('its beginning on disk', () => filesOnDisk().some((name) => name.endsWith('.part')));

    const whole = await send(hub, FILES.png, { token: tokenOf(other), clientId });
    slow.end(', and their end');
    const [late] = await answered;
    late.resume();
    const own = await poll('the bubble', () => other.received.find(({ files }) => files !== undefined));
    const kept = await fetch(urlOf(own));

    expect([whole.status, late.statusCode]).toEqual([201, 201]);
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(FILES.png);
    expect(filesOnDisk()).toHaveLength(before.length + 1);
    other.close();
  });

  it('leaves room on the disk for other channels and for staff', async () => {
    const media = hub.database.connection.collection<{ _id: string }>('media');
    const beside = hub.database.connection.collection<{ _id: string }>('article_files');
    const large = { file: { name: 'm_full.0', type: 'image/png', bytes: 5_000_000_000 } };
    await media.insertOne({ _id: 'm_full', state: 'stored', createdAt: new Date(), ...large } as never);
    // Neither is too much by itself.
    await beside.insertOne({
      _id: 'full.png',
      type: 'image/png',
      bytes: 3_000_000_001,
      at: new Date(),
    } as never);

    // What lies there is counted now and then.
    offsetMs += COUNTED_ANEW_MS;
    const refused = await send(hub, FILES.png, { token: tokenOf(visitor) });
    await media.deleteOne({ _id: 'm_full' });
    await beside.deleteOne({ _id: 'full.png' });
    offsetMs += COUNTED_ANEW_MS;

    expect(refused).toMatchObject({ status: 503, code: 'DISK_FULL' });
  });

  it('is told in the metrics how much there is, of messages and beside articles', async () => {
    const told = async (): Promise<string> => (await fetch(`${hub.url}/metrics`)).text();

    const lines = await poll('the first sweep', async () =>
      (await told()).match(/^yima_media_bytes\{of="(?:messages|articles)"\} \d+$/gmu)?.sort(),
    );

    expect(lines).toEqual([
      expect.stringMatching(/^yima_media_bytes\{of="articles"\} \d+$/u),
      expect.stringMatching(/^yima_media_bytes\{of="messages"\} \d+$/u),
    ]);
  });

  const token = undefined;
  it.each([
    { what: 'a program', body: FILES.exe, status: 422, code: 'FILE_TYPE_REFUSED' },
    { what: 'a page', body: FILES.html, sending: { name: 'a.jpg' }, status: 422, code: 'FILE_TYPE_REFUSED' },
    { what: 'too large', body: Buffer.alloc(1_100_000, 0x61), status: 413, code: 'FILE_TOO_LARGE' },
    { what: 'without a token', body: FILES.png, sending: { token }, status: 401, code: 'TOKEN_INVALID' },
    {
      what: 'forged',
      body: FILES.png,
      sending: { token: 'e30.e30.e30' },
      status: 401,
      code: 'TOKEN_INVALID',
    },
    {
      what: 'elsewhere',
      body: FILES.png,
      sending: { origin: ELSEWHERE },
      status: 403,
      code: 'FOREIGN_ORIGIN',
    },
    {
      what: 'under no id',
      body: FILES.png,
      sending: { clientId: 'a:b' },
      status: 400,
      code: 'MESSAGE_INVALID',
    },
  ])('is refused with a reason and leaves nothing: $what', async ({ body, sending, status, code }) => {
    const before = filesOnDisk();

    const refused = await send(hub, body, { token: tokenOf(visitor), ...sending });

    expect(refused).toMatchObject({ status, code });
    expect(filesOnDisk()).toEqual(before);
  });

  it('is asked for by a page of another site that carries the widget, and by no other', async () => {
    const ask = async (origin: string): Promise<readonly unknown[]> => {
      const { status, headers } = await fetch(`${hub.url}/visitor/files`, {
        method: 'OPTIONS',
        headers: { origin },
      });
      return [
        status,
        headers.get('access-control-allow-origin'),
        headers.get('access-control-allow-headers'),
      ];
    };

    expect(await ask(SITE)).toEqual([204, SITE, 'authorization, content-type']);
    expect(await ask(ELSEWHERE)).toEqual([403, null, null]);
  });

  it('comes at most twenty times in ten minutes from one visitor, and others go on', async () => {
    const other = await WebVisitor.open(hub.url);
    const many = await WebVisitor.open(hub.url);
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 21; n += 1) codes.push((await send(hub, FILES.exe, { token: tokenOf(many) })).code);

    expect(codes.slice(0, 20)).toEqual(Array(20).fill('FILE_TYPE_REFUSED'));
    expect(codes[20]).toBe('RATE_LIMITED');
    expect((await send(hub, FILES.png, { token: tokenOf(other) })).status).toBe(201);
    for (const each of [other, many]) each.close();
  });

  it('stays when what was never sent is swept', async () => {
    await hub.database.connection.collection<{ _id: string }>('media').insertOne({
      ...{ _id: 'm_aaaaaaaaaaaaaaaaaaaaaa', conversationId: 'c', accountId: 'webchat', channelId: 'webchat' },
      ...{ sourceKey: 's', reference: { attachment: 0, kind: 'file', name: '', handle: '' } },
      ...{ createdAt: new Date(0), state: 'stored', attempts: 0, nextAttemptAt: new Date(0) },
      ...{
        leaseUntil: new Date(0),
        fence: 0,
        upload: { by: 'visitor', sourceId: 'webchat:gone' },
        isOpenUpload: true,
      },
      file: { name: 'm_aaaaaaaaaaaaaaaaaaaaaa.0', type: 'image/png', bytes: 1 },
    } as never);
    const states = async (): Promise<unknown[]> =>
      (await hub.database.connection.collection('media').find({}).sort({ createdAt: 1 }).toArray()).map(
        ({ state, isOpenUpload }) => [state, isOpenUpload] as unknown,
      );

    offsetMs = 25 * 3_600_000;
    await hub.restart();
    await poll('the one of no message to go', async () => String((await states())[0]).startsWith('removed'));
    await poll('the other to be settled', async () => String((await states())[1]) === 'stored,');

    expect(filesOnDisk().length).toBeGreaterThan(0);
  });
});

it('has no address where the city wants no files', async () => {
  const hub = await TestHub.start({ isBare: true });
  const visitor = await WebVisitor.open(hub.url);

  const { status } = await send(hub, FILES.png, { token: visitor.session?.token });

  expect(status).toBe(404);
  expect(visitor.session?.files).toBeUndefined();
  visitor.close();
  await hub.stop();
});
