// What citizens send besides words: fetched beside the road, judged by its bytes, shown to the desk, deleted when taken back.

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { ThreadAttachment, ThreadEntry } from '../../src/wire/thread-views.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { FILES, type FakeFile } from '../support/fake-files.js';
import { contentPath } from '../support/fake-line.js';
import type { LineEvent, LineTalker } from '../support/line-events.js';
import type { MessengerEvent } from '../support/messenger-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const CAP_MB = 1;
const DAY_MS = 24 * 3_600_000;
const idOf = (event: LineEvent): string => textOf(recordOf(event['message'])['id']) ?? '';
const midOf = (event: MessengerEvent): string => textOf(recordOf(event['message'])['mid']) ?? '';
const attachmentsOf = ({ attachments = [] }: ThreadEntry): readonly ThreadAttachment[] => attachments;
const statesOf = (entry: ThreadEntry): readonly (string | undefined)[] =>
  attachmentsOf(entry).map(({ media }) => media?.state);

describe('what citizens send besides words', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  let offsetMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({
      clock: () => Date.now() + offsetMs,
      mediaPatience: { silenceMs: 500 },
      env: { MEDIA_MAX_MB: String(CAP_MB) },
    });
    mei = await hub.agent('mei');
  }, 120_000);
  afterEach(() => {
    offsetMs = 0;
  });
  afterAll(async () => {
    await hub.stop();
  });

  /** A talk that the agent has open. */
  async function watched(name: string): Promise<LineTalker> {
    const talker = hub.line.user(name);
    await hub.ask(talker, talker.text('轉真人'));
    await mei.mustAsk('open', { conversationId: hub.talkOf(talker) });
    return talker;
  }

  const entriesOf = async (talk: string): Promise<readonly ThreadEntry[]> =>
    (await mei.mustAsk('open', { conversationId: talk })).entries;

  const bearing = (entries: readonly ThreadEntry[]): readonly ThreadEntry[] =>
    entries.filter(({ attachments }) => attachments !== undefined);

  /** The entries of the talk that brought something, once nothing of it is on its way any more. */
  async function arrived(talk: string, count = 1): Promise<readonly ThreadEntry[]> {
    let found: readonly ThreadEntry[] = [];
    await poll('the files to come to their end', async () => {
      found = bearing(await entriesOf(talk));
      return found.length >= count && !found.some((entry) => statesOf(entry).includes('arriving'));
    });
    return found;
  }

  const filesOnDisk = (): readonly string[] =>
    readdirSync(hub.mediaFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('is fetched with its small picture, told to open screens, and waited for by nobody', async () => {
    const ann = await watched('ann');
    const picture = ann.image();
    hub.line.putContent(picture, { body: FILES.jpeg });
    hub.line.putContent(picture, { body: FILES.png }, 'content/preview');

    await hub.deliver(picture);
    const shown = await mei.hears('the stored picture', (entry) => statesOf(entry)[0] === 'stored');

    expect(attachmentsOf(shown)).toEqual([
      {
        kind: 'image',
        media: {
          id: expect.stringMatching(/^m_/) as string,
          state: 'stored',
          type: 'image/jpeg',
          bytes: FILES.jpeg.length,
          hasPreview: true,
        },
      },
    ]);
    expect(hub.line.files.calls.at(-1)?.authorization).toBe(`Bearer ${hub.line.accessToken}`);
    expect(hub.line.violations).toEqual([]);
  });

  it.each<[what: string, type: string, body: Buffer, expected: string]>([
    ['a film', 'video', FILES.mp4, 'video/mp4'],
    ['a recording', 'audio', FILES.m4a, 'audio/mp4'],
    ['a document', 'file', FILES.pdf, 'application/pdf'],
  ])('knows %s by its bytes', async (what, type, body, expected) => {
    const ben = await watched(what);
    const event = ben.message({ type, contentProvider: { type: 'line' }, fileName: '申請表.pdf' });
    hub.line.putContent(event, { body, headers: { 'content-type': 'text/html' } });

    await hub.deliver(event);
    const [entry] = await arrived(hub.talkOf(ben));

    expect(entry?.attachments?.[0]?.media).toMatchObject({ state: 'stored', type: expected });
  });

  it('is asked for again while LINE prepares it', async () => {
    const cat = await watched('cat');
    const film = cat.message({ type: 'video', contentProvider: { type: 'line' } });
    hub.line.putContent(film, { body: FILES.mp4, notReadyTimes: 1 });

    await hub.deliver(film);
    const [entry] = await arrived(hub.talkOf(cat));

    expect(entry?.attachments?.[0]?.media?.state).toBe('stored');
    expect(hub.line.files.callsTo(contentPath(film))).toBe(2);
  });

  it.each<[what: string, file: FakeFile, state: string]>([
    ['a page called a picture', { body: FILES.html }, 'not-allowed'],
    ['a drawing that runs', { body: FILES.svg }, 'not-allowed'],
    ['a program called a picture', { body: FILES.exe }, 'not-allowed'],
    ['nothing at all', { body: Buffer.alloc(0) }, 'not-allowed'],
    ['a file that says it is too large', { body: Buffer.concat([FILES.jpeg, Buffer.alloc(CAP_MB * 1_000_000)]) }, 'too-large'], // prettier-ignore
    ['a file without an end', { body: FILES.jpeg, habit: 'endless' }, 'too-large'],
    ['a taken back one', { status: 410 }, 'gone'],
    ['one that LINE has no more', { status: 404 }, 'gone'],
    [
      'a way to our own machine',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      'not-allowed',
    ],
  ])('is not kept when it is %s, and the desk is told why', async (what, file, state) => {
    const dan = await watched(what);
    const picture = dan.image();
    hub.line.putContent(picture, file);
    const before = filesOnDisk().length;

    await hub.deliver(picture);
    const [entry] = await arrived(hub.talkOf(dan));

    expect(entry?.attachments).toEqual([
      { kind: 'image', media: { id: expect.any(String) as string, state } },
    ]);
    expect(filesOnDisk()).toHaveLength(before);
  });

  it('does not drink an endless file to its end', () => {
    // Sockets on loopback hold a few megabytes on their way.
    expect(hub.line.files.endlessBytes).toBeGreaterThan(CAP_MB * 1_000_000);
    expect(hub.line.files.endlessBytes).toBeLessThan(40_000_000);
  });

  it.each<[what: string, file: FakeFile]>([
    ['drips', { body: FILES.jpeg, habit: 'drip' }],
    ['is cut', { body: FILES.jpeg, habit: 'cut' }],
    ['never begins', { habit: 'hang' }],
    ['is refused for now', { status: 503 }],
  ])('is fetched again after it %s, and the answer is there meanwhile', async (what, file) => {
    const eve = hub.line.user(`eve ${what}`);
    const picture = eve.image();
    hub.line.putContent(picture, file);

    const said = await hub.ask(eve, picture);
    await poll('the first try', () => hub.line.files.callsTo(contentPath(picture)) > 0);
    hub.line.putContent(picture, { body: FILES.jpeg });
    const [entry] = await arrived(hub.talkOf(eve));

    expect(said.at(-1)).toContain('文字');
    expect(entry?.attachments?.[0]?.media?.state).toBe('stored');
    expect(filesOnDisk().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('vanishes with its message, whichever comes first', async () => {
    const fay = await watched('fay');
    const [early, late] = [fay.image(), fay.image()];
    for (const event of [early, late]) hub.line.putContent(event, { body: FILES.jpeg });
    await hub.deliver(early);
    await arrived(hub.talkOf(fay));
    const before = filesOnDisk().length;

    await hub.deliver(fay.unsend(idOf(early)));
    await hub.settled();
    await hub.deliver(fay.unsend(idOf(late)));
    await hub.settled();
    await hub.deliver(late);
    await hub.settled();

    const entries = await entriesOf(hub.talkOf(fay));
    const rows = hub.database.connection.collection('media');
    const talk = { conversationId: hub.talkOf(fay) };
    await poll(
      'both to be gone',
      async () => (await rows.countDocuments({ ...talk, state: 'removed' })) === 2,
    );
    expect(entries.filter(({ isUnsent }) => isUnsent === true)).toHaveLength(2);
    expect(bearing(entries)).toEqual([]);
    expect(await rows.countDocuments({ ...talk, file: { $exists: true } })).toBe(0);
    expect(filesOnDisk()).toHaveLength(before - 1);
  });

  it('comes several in one message on Messenger, each judged by itself and only from Meta', async () => {
    const gus = hub.graph.user('gus');
    hub.graph.files.put('/cdn/a.png', { body: FILES.png });
    hub.graph.files.put('/cdn/away', { status: 302, headers: { location: 'http://169.254.169.254/' } });
    const own = hub.graph.baseUrl;
    const message = gus.files(
      ['image', `${own}/cdn/a.png`],
      ['image', `${own}/cdn/away`],
      ['image', 'http://scontent.fbcdn.net/plain.jpg'],
      ['image', 'https://scontent.fbcdn.net.evil.example/a.jpg'],
      ['image', 'https://localhost.fbsbx.com@127.0.0.1/a.jpg'],
      ['file', 'file:///etc/passwd'],
      ['image', `${own}/cdn/expired`],
    );

    const said = await hub.askPage(gus, message);
    const [entry] = await arrived(hub.talkOf(gus, 'messenger'));

    expect(said.filter((text) => text.includes('文字'))).toHaveLength(1);
    expect(statesOf(entry ?? aborted())).toEqual([
      'stored',
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'gone',
    ]);
    expect(hub.graph.files.calls.map(({ authorization, cookie }) => authorization ?? cookie)).toEqual(
      hub.graph.files.calls.map(() => undefined),
    );
    await hub.deliverToPage(gus.unsend(midOf(message)));
    await poll(
      'the files to go',
      async () => bearing(await entriesOf(hub.talkOf(gus, 'messenger'))).length === 0,
    );
  });

  it('is shown as what it is: a sticker, a place, a set of pictures', async () => {
    const hal = await watched('hal');
    const place = { title: '市民廣場', address: '示範路一號', latitude: 24.8, longitude: 120.97 };
    const wordless = [hal.sticker(['哭哭', '難過']), hal.message({ type: 'location', ...place })];
    const pictures = [1, 2, 3].map((index) => hal.image({ imageSet: { id: 'set-1', index, total: 3 } }));
    for (const event of pictures) hub.line.putContent(event, { body: FILES.jpeg });

    await hub.deliver(
      ...[...wordless, ...pictures].map((event, n) => ({ ...event, timestamp: Date.now() + n })),
    );
    const entries = await arrived(hub.talkOf(hal), 5);

    expect(entries.flatMap(attachmentsOf).map(({ kind, name }) => [kind, name])).toEqual([
      ['sticker', '哭哭, 難過'],
      ['location', '市民廣場'],
      ['image', undefined],
      ['image', undefined],
      ['image', undefined],
    ]);
    expect(entries[1]?.attachments?.[0]?.place).toEqual({
      latitude: 24.8,
      longitude: 120.97,
      address: '示範路一號',
    });
    expect(entries.slice(2).map(({ imageSet }) => imageSet)).toEqual(
      pictures.map(() => ({ id: 'set-1', total: 3 })),
    );
  });

  it('goes when its time is over, and so does a file that belongs to nobody', async () => {
    // Somebody else's: named before ivy's own file is there.
    const orphan = filesOnDisk().find((name) => !name.endsWith('.small')) ?? '';
    const ivy = await watched('ivy');
    const picture = ivy.image();
    hub.line.putContent(picture, { body: FILES.jpeg });
    await hub.deliver(picture);
    await arrived(hub.talkOf(ivy));
    // A crash between the file and its row leaves the row as it was before.
    const rows = hub.database.connection.collection('media');
    await rows.updateMany({ 'file.name': orphan }, { $set: { state: 'failed', fault: 'unavailable' }, $unset: { file: 1 } }); // prettier-ignore

    offsetMs = DAY_MS;
    await hub.restart();
    await poll('the orphan to go', () => !filesOnDisk().includes(orphan));
    const kept = filesOnDisk().length;
    offsetMs = 400 * DAY_MS;
    await hub.restart();
    await poll('the old files to go', () => filesOnDisk().length === 0);

    expect(kept).toBeGreaterThan(0);
    mei.close();
    mei = await hub.agent('mei');
    const [entry] = bearing(await entriesOf(hub.talkOf(ivy)));
    expect(entry?.attachments?.[0]?.media?.state).toBe('removed');
    expect(path.isAbsolute(hub.mediaFolder)).toBe(true);
  });
});

function aborted(): never {
  throw new Error('no entry brought anything');
}
