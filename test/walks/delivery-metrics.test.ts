// What operators see of deliveries at /metrics while a platform is away, and while the month is used up.

import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

describe('the metrics of deliveries', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterEach(() => {
    hub.line.recover();
  });
  afterAll(async () => {
    await hub.stop();
  });

  /** The value of one line; undefined where it is not there. */
  async function read(line: string): Promise<number | undefined> {
    const text = await (await fetch(`${hub.url}/metrics`)).text();
    const value = text.split('\n').find((each) => each.startsWith(`${line} `));
    return value === undefined ? undefined : Number(value.slice(line.length + 1));
  }
  const attempts = (via: string, outcome: string): Promise<number | undefined> =>
    read(`yima_send_attempts_total{account="line",via="${via}",outcome="${outcome}"}`);
  const oldest = (queue: string): Promise<number | undefined> =>
    read(`yima_oldest_waiting_seconds{queue="${queue}"}`);

  it('count each call by what the platform answered', async () => {
    const ann = hub.line.user('ann');
    hub.line.failNext({ kind: 'status', status: 500 });
    hub.line.failNext({ kind: 'status', status: 429, message: 'The API rate limit has been exceeded.' });

    await hub.ask(ann, ann.text('你好'));

    const outcomes = ['unclear', 'failed', 'accepted'].map((outcome) => attempts('reply', outcome));
    expect(await Promise.all(outcomes)).toEqual([1, 1, 1]);
  });

  it('tell how long the oldest call has waited, and nothing when nothing waits', async () => {
    await poll('an empty outbox', async () => (await oldest('outbox')) === 0, 20_000);
    const ben = hub.line.user('ben');
    hub.line.failNext({ kind: 'hang' }, Infinity);
    await hub.deliver(ben.text('你好'));

    await poll('its age', async () => ((await oldest('outbox')) ?? 0) > 1, 20_000);
    hub.line.recover();
    await poll('an empty outbox again', async () => (await oldest('outbox')) === 0, 60_000);

    expect(await Promise.all([oldest('outbox'), oldest('inbox'), oldest('desk')])).toEqual([0, 0, 0]);
  }, 120_000);

  it('say that only replies go while the month is used up', async () => {
    const cat = hub.line.user('cat');
    hub.line.limit = 'monthly';
    // LINE refuses the token before its time: what is left is a push.
    hub.line.failNext({ kind: 'status', status: 400, message: 'Invalid reply token', via: 'reply' });
    await hub.deliver(cat.text('你好'));

    await poll('the alarm', async () => (await read('yima_push_reply_only{account="line"}')) === 1);
    expect(await attempts('push', 'quota')).toBe(1);
  });
});
