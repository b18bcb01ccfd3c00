// Files of talks over HTTP: by a link of minutes, to one person, on record, and never as a page of ours.

import { FILES } from '../support/fake-files.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { StaffClient } from '../support/staff-client.js';
import { LIN, PASSWORD, startStaffedHub, WANG, type Person } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

const MINUTE_MS = 60_000;

describe('a file that a citizen sent', () => {
  let hub: TestHub;
  let offsetMs = 0;
  let ann: LineTalker;
  beforeAll(async () => {
    hub = await startStaffedHub({ clock: () => Date.now() + offsetMs });
    ann = hub.line.user('ann');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const signedIn = async ({ email }: Person): Promise<StaffClient> => {
    const client = new StaffClient(() => hub.url);
    await client.signIn({ email, password: PASSWORD });
    return client;
  };

  /** The id of a stored file. */
  async function sent(body: Buffer, message: Readonly<Record<string, unknown>>): Promise<string> {
    const event = ann.message({ contentProvider: { type: 'line' }, ...message });
    hub.line.putContent(event, { body });
    await hub.deliver(event);
    const { id } = event['message'] as { id: string };
    const rows = hub.database.connection.collection<{ _id: string }>('media');
    return poll('the file', async () => (await rows.findOne({ messageId: id, state: 'stored' }))?._id);
  }

  const get = async (
    { cookie = '' }: StaffClient,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> => fetch(`${hub.url}${path}`, { redirect: 'manual', headers: { cookie, ...headers } });

  const linkFor = async (client: StaffClient, id: string, size = 'full'): Promise<string> => {
    const response = await get(client, `/api/v1/media/${id}?size=${size}`);
    expect(response.status).toBe(302);
    return response.headers.get('location') ?? '';
  };

  it('is shown to who asked, with its own type and nothing that runs, and in parts', async () => {
    const id = await sent(FILES.png, { type: 'image' });
    const wang = await signedIn(WANG);
    const link = await linkFor(wang, id);

    const whole = await get(wang, link);
    const part = await get(wang, link, { range: 'bytes=1-3' });

    expect(Buffer.from(await whole.arrayBuffer())).toEqual(FILES.png);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': "inline; filename*=UTF-8''file.png",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('PNG');
  });

  it.each([
    ['申請表.pdf', FILES.pdf, '%E7%94%B3%E8%AB%8B%E8%A1%A8.pdf'],
    ['invoice.pdf.exe', FILES.pdf, 'invoice.pdf.exe.pdf'],
    ['../../a"b\r\nx: y.html', Buffer.from('只是文字而已\n'.repeat(9)), '.._.._a_b__x_%20y.html.txt'],
  ])('called %j is saved, never opened', async (fileName, body, expected) => {
    const wang = await signedIn(WANG);
    const id = await sent(body, { type: 'file', fileName });

    const response = await get(wang, await linkFor(wang, id));

    expect(response.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${expected}`);
    expect(response.headers.get('content-type')).toMatch(/^(application\/octet-stream|text\/plain)/);
  });

  it('is nobody else’s by the same link, nor anybody’s after five minutes or by a changed one', async () => {
    const id = await sent(FILES.png, { type: 'image' });
    const [wang, lin] = [await signedIn(WANG), await signedIn(LIN)];
    const link = await linkFor(wang, id);
    const other = await sent(FILES.png, { type: 'image' });

    const statuses = {
      owner: (await get(wang, link)).status,
      colleague: (await get(lin, link)).status,
      stranger: (await get(new StaffClient(() => hub.url), link)).status,
      longer: (
        await get(
          wang,
          link.replace(/until=(\d+)/, (_, until) => `until=${Number(until) + 1}`),
        )
      ).status,
      otherFile: (await get(wang, link.replace(id, other))).status,
      otherSize: (await get(wang, link.replace('size=full', 'size=small'))).status,
      unsigned: (await get(wang, `/api/v1/media/${id}/content`)).status,
    };
    offsetMs += 5 * MINUTE_MS;
    const late = (await get(wang, link)).status;

    expect(statuses).toEqual({
      owner: 200,
      colleague: 403,
      stranger: 401,
      longer: 403,
      otherFile: 403,
      otherSize: 403,
      unsigned: 400,
    });
    expect(late).toBe(403);
  });

  it('is on record as a reading of its talk, once for the pictures that a screen loads together', async () => {
    const wang = await signedIn(WANG);
    const audit = hub.database.connection.collection('audit');
    const query = { action: 'conversation-read', 'target.id': hub.talkOf(ann), 'actor.name': WANG.name };
    const ids = [await sent(FILES.png, { type: 'image' }), await sent(FILES.png, { type: 'image' })];
    offsetMs += MINUTE_MS;
    const before = await audit.countDocuments(query);

    for (const id of ids) await linkFor(wang, id);
    const together = await audit.countDocuments(query);
    offsetMs += MINUTE_MS;
    await linkFor(wang, ids[0] ?? '');

    expect(together).toBe(before + 1);
    expect(await audit.countDocuments(query)).toBe(before + 2);
  });

  it('is gone by an old link, too, once its message was taken back', async () => {
    const event = ann.image();
    hub.line.putContent(event, { body: FILES.png });
    await hub.deliver(event);
    const { id: messageId } = event['message'] as { id: string };
    const rows = hub.database.connection.collection<{ _id: string }>('media');
    const id = await poll('the file', async () => (await rows.findOne({ messageId, state: 'stored' }))?._id);
    const wang = await signedIn(WANG);
    const link = await linkFor(wang, id);

    await hub.deliver(ann.unsend(messageId));
    await hub.settled();

    await poll('it is gone', async () => (await get(wang, link)).status === 404);
    expect((await get(wang, `/api/v1/media/${id}`)).status).toBe(404);
  });
});
