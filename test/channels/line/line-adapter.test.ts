// The LINE adapter as the hub uses it, against a platform that judges like LINE.

import { createLineAdapter } from '../../../src/channels/line/line-adapter.js';
import {
  isReplyTokenFresh,
  QUOTA_EXHAUSTED,
  type ChannelAdapter,
  type PlatformCall,
} from '../../../src/channels/channel-adapter.js';
import type { LineCallRecord } from '../../../src/channels/line/line-client.js';
import { HubError } from '../../../src/domain/errors.js';
import { accountId, outboxId } from '../../../src/domain/ids.js';
import { recordOf, textOf } from '../../../src/lib/json-reading.js';
import { channelAdapterContract, type Weather } from '../../contracts/channel-adapter-contract.js';
import { FakeLine, type Fault } from '../../support/fake-line.js';
import { redelivered, type LineEvent } from '../../support/line-events.js';
import { lineAdapter, signedWebhook } from './line-channel.js';

const FAULTS: Readonly<Record<Weather, Fault>> = {
  'server-error': { kind: 'status', status: 500, message: 'Internal server error' },
  'server-error-after-accepting': { kind: 'status', status: 502, accepted: true },
  silence: { kind: 'hang' },
  drop: { kind: 'drop' },
  'rate-limit': {
    kind: 'status',
    status: 429,
    message: 'The API rate limit has been exceeded. Try again later.',
  },
  unauthorized: {
    kind: 'status',
    status: 401,
    message: 'Authentication failed: Bearer line-token-for-tests',
  },
  'bad-request': { kind: 'status', status: 400, message: 'The request body has 1 error(s)' },
};

interface TextMessage {
  readonly text: string;
  readonly quickReply?: { readonly items: readonly { readonly action: { readonly label: string } }[] };
}

channelAdapterContract('LINE', async () => {
  const fake = await FakeLine.start();
  const ann = fake.user('ann');
  return {
    adapter: lineAdapter(fake),
    sign: (body) => signedWebhook(fake, body),
    textBody: (text) => fake.signedWebhook([ann.text(text)]).body,
    conversationKey: ann.id,
    limits: { textUnits: 5000, bubblesPerCall: 5, buttons: 13 },
    bubblesOf: (call) =>
      (call.body as { messages: TextMessage[] }).messages.map(({ text, quickReply }) => ({
        text,
        buttons: quickReply?.items.map((item) => item.action.label) ?? [],
      })),
    setWeather: (weather) => {
      fake.failNext(FAULTS[weather]);
    },
    acceptedTexts: () => fake.textsTo(ann.id),
    violations: () => fake.violations,
    secrets: [fake.accessToken, fake.channelSecret],
    stop: () => fake.stop(),
  };
});

describe('the LINE adapter', () => {
  let fake: FakeLine;
  let nowMs: number;
  let line: ChannelAdapter;
  let records: LineCallRecord[];
  let call: PlatformCall;
  let lateReport: Promise<void>;

  beforeEach(async () => {
    nowMs = Date.now();
    records = [];
    fake = await FakeLine.start({ now: () => nowMs });
    lateReport = new Promise<void>((resolve) => {
      line = lineAdapter(fake, {
        onCall: (record) => {
          records.push(record);
          if (record.isLate) resolve();
        },
      });
    });
    const [rendered] = line.render([{ type: 'message', text: '您好' }]);
    call = rendered ?? { body: {}, text: '' };
  });

  afterEach(async () => {
    await fake.stop();
  });

  /** Lets LINE post the event and returns its reply token. */
  const delivered = (event: LineEvent): string => {
    fake.signedWebhook([event]);
    return event.replyToken ?? '';
  };
  const pushTo = (conversationKey: string, retryKey: string = crypto.randomUUID()) =>
    line.send({ conversationKey, call, retryKey, outboxId: outboxId('line:1', 0) });
  const replyTo = (conversationKey: string, replyToken: string) =>
    line.send({
      conversationKey,
      call,
      replyToken,
      retryKey: crypto.randomUUID(),
      outboxId: outboxId('line:1', 0),
    });

  it('replies with the token and without a retry key', async () => {
    const ann = fake.user('ann');

    const outcome = await replyTo(ann.id, delivered(ann.text('hi')));

    expect(outcome.kind).toBe('accepted');
    expect(fake.accepted).toMatchObject([
      { to: ann.id, via: 'reply', messages: [{ type: 'text', text: '您好' }] },
    ]);
    expect(fake.violations).toEqual([]);
  });

  it('pushes with the retry key, and reads 409 as success with the first ids', async () => {
    const ann = fake.user('ann');
    const retryKey = crypto.randomUUID();

    const first = await pushTo(ann.id, retryKey);
    const second = await pushTo(ann.id, retryKey);

    expect(first).toMatchObject({ kind: 'accepted', wasRepeat: false });
    expect(second).toMatchObject({
      ...first,
      wasRepeat: true,
      trace: expect.objectContaining({ status: 409 }) as object,
    });
    expect(fake.accepted).toMatchObject([{ via: 'push', retryKey }]);
    expect(fake.violations).toEqual([]);
  });

  it('sends once although the answer to the first try was lost', async () => {
    const ann = fake.user('ann');
    const retryKey = crypto.randomUUID();
    fake.failNext({ kind: 'hang', accepted: true });

    const lost = await pushTo(ann.id, retryKey);
    const again = await pushTo(ann.id, retryKey);

    expect(lost).toMatchObject({ kind: 'retry', outcomeUnknown: true });
    expect(again).toMatchObject({ kind: 'accepted', wasRepeat: true });
    expect(fake.textsTo(ann.id)).toEqual(['您好']);
  });

  it('says so when a token is used up, too old or unknown', async () => {
    const ann = fake.user('ann');
    const used = delivered(ann.text('1'));
    const old = delivered(ann.text('2'));
    await replyTo(ann.id, used);
    nowMs += 61_000;

    const outcomes = await Promise.all([used, old, 'f'.repeat(32)].map((token) => replyTo(ann.id, token)));

    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(3).fill('reply-token-invalid'));
  });

  it('replies to a redelivered event while its token lives again', async () => {
    const ann = fake.user('ann');
    const event = ann.text('1');
    delivered(event);
    nowMs += 10 * 60_000;

    const outcome = await replyTo(ann.id, delivered(redelivered(event)));

    expect(outcome.kind).toBe('accepted');
  });

  it('keeps 10 s of the minute for the send', () => {
    const token = { token: 't', receivedAtMs: 0 };

    expect(isReplyTokenFresh(line, token, 49_999)).toBe(true);
    expect(isReplyTokenFresh(line, token, 50_000)).toBe(false);
  });

  it('tells the three causes of 429 apart', async () => {
    const ann = fake.user('ann');
    const kinds: unknown[] = [];
    for (const limit of ['rate', 'monthly', 'one-user'] as const) {
      fake.limit = limit;
      kinds.push(await pushTo(ann.id));
    }

    expect(kinds).toMatchObject([
      { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 1000 },
      { kind: 'refused', code: QUOTA_EXHAUSTED },
      { kind: 'retry', outcomeUnknown: false },
    ]);
    expect(kinds[2]).not.toHaveProperty('pauseAccountMs');
  });

  it('still replies when the month is used up', async () => {
    const ann = fake.user('ann');
    fake.limit = 'monthly';

    expect(await replyTo(ann.id, delivered(ann.text('hi')))).toMatchObject({ kind: 'accepted' });
  });

  it('names the variable to check when LINE refuses the token', async () => {
    const wrong = createLineAdapter({
      accountId: accountId('line-main'),
      channelSecret: fake.channelSecret,
      channelAccessToken: 'expired-token',
      apiBaseUrl: fake.baseUrl,
      dataApiBaseUrl: fake.baseUrl,
      hasAgentNames: false,
    });

    const outcome = await wrong.send({
      conversationKey: 'U',
      call,
      retryKey: crypto.randomUUID(),
      outboxId: outboxId('line:1', 0),
    });

    expect(outcome).toMatchObject({
      kind: 'retry',
      outcomeUnknown: false,
      pauseAccountMs: 20_000,
      reason: expect.stringContaining('LINE_CHANNEL_ACCESS_TOKEN') as unknown,
    });
    expect(JSON.stringify(outcome)).not.toContain('expired-token');
  });

  it('knows that a refused connection sent nothing', async () => {
    await fake.stop();

    expect(await pushTo('U'.padEnd(33, '0'))).toMatchObject({ kind: 'retry', outcomeUnknown: false });
    fake = await FakeLine.start();
  });

  it.each(['no-sender', 'U0', `U${'0'.repeat(32)}`])('is refused for the receiver %s', async (to) => {
    expect(await pushTo(to)).toMatchObject({ kind: 'refused', code: 'line-400' });
    expect(fake.violations).toHaveLength(1);
  });

  it('reports each call with its request id, and a late answer too', async () => {
    const ann = fake.user('ann');
    await pushTo(ann.id);
    fake.latencyMs = 1300;
    await pushTo(ann.id);
    await lateReport;

    expect(records).toMatchObject([
      { path: '/v2/bot/message/push', status: 200, requestId: expect.any(String) as unknown, isLate: false },
      { path: '/v2/bot/message/push', isLate: false },
      { path: '/v2/bot/message/push', status: 200, isLate: true },
    ]);
    expect(records[1]).not.toHaveProperty('status');
  });

  it('parses what LINE posts: its own bytes, escaped emoji and all', () => {
    const escaped = Buffer.from(
      '{"destination":"U1","events":[{"type":"message","message":{"type":"text","id":"1","text":"\\uD83E\\uDD28 \\u4f60\\u597d"},"webhookEventId":"01ARZ3NDEKTSV4RRFFQ69G5FAV","source":{"type":"user","userId":"U1"},"timestamp":1,"mode":"active"}]}',
    );

    const verdict = line.receive(signedWebhook(fake, escaped));
    const reWritten = Buffer.from(JSON.stringify(JSON.parse(escaped.toString())));
    const forged = { ...signedWebhook(fake, escaped), body: reWritten };

    expect(verdict).toMatchObject({ kind: 'events', events: [{ activity: { text: '🤨 你好' } }] });
    expect(line.receive(forged).kind).toBe('bad-signature');
  });
});

describe('creating a LINE adapter', () => {
  const good = {
    accountId: accountId('line-main'),
    channelSecret: 's',
    channelAccessToken: 't',
    apiBaseUrl: 'https://api.line.me',
    dataApiBaseUrl: 'https://api-data.line.me',
    hasAgentNames: false,
  };

  it.each([
    ['a base URL with a path', { apiBaseUrl: 'https://api.line.me/v2' }, 'LINE_API_BASE_URL'],
    ['a base URL with a query', { apiBaseUrl: 'https://api.line.me/?a=1' }, 'LINE_API_BASE_URL'],
    ['a base URL with a password', { apiBaseUrl: 'https://a:hidden@api.line.me' }, 'LINE_API_BASE_URL'],
    ['no URL', { apiBaseUrl: 'api.line.me' }, 'LINE_API_BASE_URL'],
    ['another protocol', { apiBaseUrl: 'ftp://api.line.me' }, 'LINE_API_BASE_URL'],
    ['no secret', { channelSecret: '' }, 'LINE_CHANNEL_SECRET'],
    ['no token', { channelAccessToken: '' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
    ['a token with a line break', { channelAccessToken: 'hidden\n' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
  ])('refuses %s and names the variable', (_case, fault, variable) => {
    const create = (): unknown => createLineAdapter({ ...good, ...fault });

    expect(create).toThrow(HubError);
    expect(create).toThrow(variable);
    expect(create).not.toThrow('hidden');
  });

  it.each(['https://api.line.me', 'https://api.line.me/', 'http://127.0.0.1:9'])('takes %s', (apiBaseUrl) => {
    expect(createLineAdapter({ ...good, apiBaseUrl }).channelId).toBe('line');
  });
});

describe('the body of a call', () => {
  it('holds neither token nor receiver', () => {
    const adapter = createLineAdapter({
      accountId: accountId('line-main'),
      channelSecret: 's',
      channelAccessToken: 't',
      apiBaseUrl: 'https://api.line.me',
      dataApiBaseUrl: 'https://api-data.line.me',
      hasAgentNames: false,
    });

    const [call] = adapter.render([{ type: 'message', text: '您好' }]);

    expect(Object.keys(recordOf(call?.body))).toEqual(['messages']);
    expect(textOf(call?.text)).toBe('您好');
  });
});
