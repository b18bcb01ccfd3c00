// The judge is judged: what the fake LINE refuses, takes and forgets.

import { FakeLine } from './fake-line.js';

const text = (words: string): object => ({ type: 'text', text: words });
const withButtons = (items: readonly object[]): object => ({ ...text('x'), quickReply: { items } });
const button = (action: object): object => ({ type: 'action', action });

describe('the fake LINE', () => {
  let fake: FakeLine;
  let nowMs = 1_763_712_000_000;

  beforeEach(async () => {
    fake = await FakeLine.start({ now: () => nowMs });
  });
  afterEach(async () => {
    await fake.stop();
  });

  const post = (via: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${fake.baseUrl}/v2/bot/message/${via}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${fake.accessToken}`,
        'content-type': 'application/json',
        ...headers,
      },
    });
  const push = (messages: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    post('push', { to: fake.user('ann').id, messages }, headers);

  it.each<[string, unknown]>([
    ['no messages', []],
    ['six messages', Array(6).fill(text('x'))],
    ['a message that is none', ['x']],
    ['an unknown type', [{ type: 'hologram' }]],
    ['an empty text', [text('')]],
    ['a text of 5,001', [text('x'.repeat(5001))]],
    ['half a surrogate pair', [text('\uD83D')]],
    ['no buttons in a quick reply', [withButtons([])]],
    ['14 buttons', [withButtons(Array(14).fill(button({ type: 'message', label: 'l', text: 't' })))]],
    [
      'a button that is no action',
      [withButtons([{ type: 'x', action: { type: 'message', label: 'l', text: 't' } }])],
    ],
    ['an unknown action', [withButtons([button({ type: 'x', label: 'l' })])]],
    ['a label of 21', [withButtons([button({ type: 'message', label: '一'.repeat(21), text: 't' })])]],
    ['no label', [withButtons([button({ type: 'message', text: 't' })])]],
    ['a payload of 301', [withButtons([button({ type: 'postback', label: 'l', data: 'd'.repeat(301) })])]],
    ['no payload', [withButtons([button({ type: 'postback', label: 'l' })])]],
    [
      'an empty displayText',
      [withButtons([button({ type: 'postback', label: 'l', data: 'd', displayText: '' })])],
    ],
  ])('refuses %s', async (_case, messages) => {
    expect((await push(messages)).status).toBe(400);
    expect(fake.violations).toHaveLength(1);
    expect(fake.accepted).toEqual([]);
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['another token', 401, () => push([text('x')], { authorization: 'Bearer x' })],
    ['no JSON', 400, () => post('push', '{')],
    ['another content type', 415, () => push([text('x')], { 'content-type': 'text/plain' })],
    ['more than 2 MB', 413, () => push([text('x'.repeat(2_100_000))])],
    ['an unknown path', 404, () => post('shout', {})],
    ['an unknown receiver', 400, () => post('push', { to: `U${'9'.repeat(32)}`, messages: [text('x')] })],
    ['no receiver', 400, () => post('push', { messages: [text('x')] })],
    ['a retry key that is no UUID', 400, () => push([text('x')], { 'x-line-retry-key': '1' })],
    [
      'a retry key on a reply',
      400,
      () =>
        post(
          'reply',
          { replyToken: 't', messages: [text('x')] },
          { 'x-line-retry-key': crypto.randomUUID() },
        ),
    ],
    ['an unknown reply token', 400, () => post('reply', { replyToken: 't', messages: [text('x')] })],
  ])('refuses %s with %d', async (_case, status, call) => {
    expect((await call()).status).toBe(status);
    expect(fake.violations).toMatchObject([{ status }]);
  });

  it('takes a retry key once in 24 hours, and sees when its body changed', async () => {
    const key = { 'x-line-retry-key': crypto.randomUUID() };
    const statuses: number[] = [];
    for (const words of ['甲', '甲', '乙']) statuses.push((await push([text(words)], key)).status);
    nowMs += 25 * 3_600_000;
    statuses.push((await push([text('甲')], key)).status);

    expect(statuses).toEqual([200, 409, 409, 200]);
    expect(fake.violations).toMatchObject([{ status: 409 }]);
    expect(fake.textsTo(fake.user('ann').id)).toEqual(['甲', '甲']);
  });

  it.each([
    ['before', false, []],
    ['after', true, ['x']],
  ])('fails as told %s it takes the message', async (_case, accepted, taken) => {
    fake.failNext({ kind: 'status', status: 500, accepted }, 1);

    const statuses = [(await push([text('x')])).status];
    const seen = fake.textsTo(fake.user('ann').id);
    statuses.push((await push([text('y')])).status);

    expect(statuses).toEqual([500, 200]);
    expect(seen).toEqual(taken);
    expect(fake.violations).toEqual([]);
  });

  it('fails only the way it is told to, until it recovers', async () => {
    fake.failNext({ kind: 'drop', via: 'reply' }, Infinity);
    const ann = fake.user('ann');
    const event = ann.text('hi');
    fake.signedWebhook([event]);
    const reply = (): Promise<Response> =>
      post('reply', { replyToken: event.replyToken, messages: [text('x')] });

    expect((await push([text('x')])).status).toBe(200);
    await expect(reply()).rejects.toThrow('fetch failed');
    fake.recover();
    expect((await reply()).status).toBe(200);
    expect(fake.calls.map(({ status }) => status)).toEqual([200, 0, 200]);
  });
});
