// LINE fails while we send: errors, silence, limits. What counts is what LINE took, and what the outbox says of it.

import type { Fault } from '../support/fake-line.js';
import type { LineEvent, LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { readQuestions, type KnownQuestion } from '../support/shipped-questions.js';
import { TestHub } from '../support/test-hub.js';

const HOUR_MS = 3_600_000;
const NEVER_TAKEN: readonly [string, Fault][] = [
  ['500', { kind: 'status', status: 500 }],
  ['silence', { kind: 'hang' }],
  ['a dropped connection', { kind: 'drop' }],
];
const TAKEN = NEVER_TAKEN.map(([name, fault]): [string, Fault] => [name, { ...fault, accepted: true }]);

describe('while LINE fails', () => {
  let hub: TestHub;
  let questions: readonly KnownQuestion[];
  /** How far the hub's clock is ahead of the machine's: tests skip waiting times by it. Unit: ms. */
  let aheadMs = 0;
  beforeAll(async () => {
    questions = await readQuestions();
    hub = await TestHub.start({ clock: () => Date.now() + aheadMs });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });
  beforeEach(() => {
    hub.line.recover();
    hub.line.violations.length = 0;
    hub.line.calls.length = 0;
  });

  const known = (n: number): KnownQuestion => {
    const found = questions[n];
    if (found === undefined) throw new Error(`there is no article number ${n}`);
    return found;
  };
  const asks = (talker: LineTalker, n: number): LineEvent => talker.text(known(n).question);
  /** An event that can only be answered by push. */
  const asksWithoutToken = (talker: LineTalker, n: number): LineEvent =>
    talker.event('message', { message: asks(talker, n)['message'], replyToken: undefined });
  const answered = (talker: LineTalker): number[] =>
    hub.line
      .textsTo(talker.id)
      .map((text) => questions.findIndex(({ answer }) => answer === text))
      .filter((n) => n >= 0);
  const waysTo = (talker: LineTalker): string[] =>
    hub.line.accepted.filter(({ to }) => to === talker.id).map(({ via }) => via);
  const endsOf = async (talker: LineTalker): Promise<unknown[]> => {
    const rows = hub.database.connection.collection('outbox').find({ conversationKey: talker.id });
    return (await rows.sort({ seq: 1 }).toArray()).map(({ state }) => state as unknown);
  };
  /** Waits until a call has failed and the hub has written down that it did. */
  const aCallFailed = async (): Promise<void> => {
    await poll('a call that fails, and its record', async () => {
      const outbox = hub.database.connection.collection('outbox');
      const isSending = (await outbox.countDocuments({ state: 'sending' })) > 0;
      return !isSending && hub.line.calls.some(({ status }) => status !== 200);
    });
  };
  /** Waits until nothing is on its way, moving the hub's clock over every waiting time. */
  const settledSoon = async (): Promise<void> => {
    await poll('the hub to finish, its clock running fast', async () => {
      aheadMs += 1_000;
      const open = { state: { $in: ['waiting', 'sending'] } };
      const inbox = await hub.database.connection
        .collection('inbox')
        .countDocuments({ state: { $ne: 'done' } });
      return inbox + (await hub.database.connection.collection('outbox').countDocuments(open)) === 0;
    });
  };

  describe.each(NEVER_TAKEN)('by %s, nothing taken', (name, fault) => {
    it('repeats a reply until it is taken, once', async () => {
      const talker = hub.line.user(`reply before ${name}`);
      hub.line.failNext({ ...fault, via: 'reply' });

      await hub.deliver(asks(talker, 0));
      await hub.settled();

      expect(answered(talker)).toEqual([0]);
      expect([waysTo(talker), await endsOf(talker)]).toEqual([['reply'], ['accepted']]);
      expect(hub.line.violations).toEqual([]);
    });

    it('repeats a push until it is taken, once', async () => {
      const talker = hub.line.user(`push before ${name}`);
      hub.line.failNext({ ...fault, via: 'push' });

      await hub.deliver(asksWithoutToken(talker, 1));
      await hub.settled();

      expect(answered(talker)).toEqual([1]);
      expect([waysTo(talker), await endsOf(talker)]).toEqual([['push'], ['accepted']]);
      expect(hub.line.violations).toEqual([]);
    });
  });

  describe.each(TAKEN)('by %s, the message taken', (name, fault) => {
    it('leaves a repeated reply as unclear and never pushes it', async () => {
      const talker = hub.line.user(`reply after ${name}`);
      hub.line.failNext({ ...fault, via: 'reply' });

      await hub.deliver(asks(talker, 2));
      await hub.settled();

      expect(answered(talker)).toEqual([2]);
      expect([waysTo(talker), await endsOf(talker)]).toEqual([['reply'], ['unclear']]);
      expect(hub.line.violations).toEqual([]);
    });

    it('learns by 409 that a push was taken', async () => {
      const talker = hub.line.user(`push after ${name}`);
      hub.line.failNext({ ...fault, via: 'push' });

      await hub.deliver(asksWithoutToken(talker, 3));
      await hub.settled();

      expect(answered(talker)).toEqual([3]);
      expect([waysTo(talker), await endsOf(talker)]).toEqual([['push'], ['accepted']]);
      expect(hub.line.calls.at(-1)?.status).toBe(409);
      expect(hub.line.violations).toEqual([]);
    });
  });

  it('pushes under a retry key when the reply token is no longer fresh', async () => {
    const talker = hub.line.user('late');
    hub.line.limit = 'rate';
    await hub.deliver(asks(talker, 4));
    await aCallFailed();

    aheadMs += 51_000;
    hub.line.recover();
    await hub.settled();

    expect([answered(talker), waysTo(talker)]).toEqual([[4], ['push']]);
    expect(hub.line.accepted.at(-1)?.retryKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(hub.line.violations).toEqual([]);
  });

  it('pushes when LINE refuses a token that was never used', async () => {
    const talker = hub.line.user('forgotten');
    hub.line.failNext({ kind: 'status', status: 400, message: 'Invalid reply token', via: 'reply' });

    await hub.deliver(asks(talker, 5));
    await hub.settled();

    expect([answered(talker), waysTo(talker)]).toEqual([[5], ['push']]);
  });

  it('waits while the rate is exceeded, and then goes on by itself', async () => {
    const talker = hub.line.user('fast');
    hub.line.limit = 'rate';
    await hub.deliver(asks(talker, 6));
    await aCallFailed();

    hub.line.recover();
    await hub.settled();

    expect([answered(talker), await endsOf(talker)]).toEqual([[6], ['accepted']]);
  });

  it('tries again by itself within 30 s after a 401', async () => {
    const talker = hub.line.user('unauthorized');
    hub.line.failNext({ kind: 'status', status: 401 });
    await hub.deliver(asks(talker, 7));
    await aCallFailed();

    aheadMs += 29_000;
    await hub.settled();

    expect([answered(talker), waysTo(talker)]).toEqual([[7], ['reply']]);
  });

  it('gives up a call that LINE refuses for good, and says the next one', async () => {
    const talker = hub.line.user('refused');
    hub.line.failNext({ kind: 'status', status: 400, message: 'The request body has 1 error(s)' });

    await hub.deliver(asks(talker, 8), asks(talker, 9));
    await hub.settled();

    expect([answered(talker), await endsOf(talker)]).toEqual([[9], ['refused', 'accepted']]);
  });

  it('says nothing more to someone who blocked us meanwhile', async () => {
    const talker = hub.line.user('blocker');
    hub.line.limit = 'rate';
    await hub.deliver(asks(talker, 10));
    await aCallFailed();

    await hub.deliver(talker.unfollow());
    const inbox = hub.database.connection.collection('inbox');
    await poll(
      'the block to be known',
      async () => (await inbox.countDocuments({ state: { $ne: 'done' } })) === 0,
    );
    hub.line.recover();
    await hub.settled();

    expect([answered(talker), await endsOf(talker)]).toEqual([[], ['withdrawn']]);
  });

  it('keeps the order of a talk while its first answer is repeated', async () => {
    const talker = hub.line.user('orderly');
    hub.line.failNext({ kind: 'status', status: 500, via: 'reply' }, 3);

    await hub.deliver(asks(talker, 11));
    await hub.deliver(asks(talker, 12));
    await hub.deliver(asks(talker, 13));
    await settledSoon();

    expect(answered(talker)).toEqual([11, 12, 13]);
  });

  it('answers one person while LINE is silent on another', async () => {
    const [slow, quick] = [hub.line.user('slow'), hub.line.user('quick')];
    hub.line.failNext({ kind: 'hang' });
    const before = hub.line.calls.length;
    await hub.deliver(asks(slow, 14));
    await poll('the call that hangs', () => hub.line.calls.length > before);

    await hub.deliver(asks(quick, 15));
    await poll('the other answer', () => answered(quick).length > 0);

    expect(answered(slow)).toEqual([]);
    await hub.settled();
    expect([answered(slow), answered(quick)]).toEqual([[14], [15]]);
  });

  describe('for the month', () => {
    it('pushes no more, and replies still go, in the same talk too', async () => {
      const talker = hub.line.user('thrifty');
      hub.line.limit = 'monthly';
      await hub.deliver(asksWithoutToken(talker, 16));
      await aCallFailed();
      const pushes = (): number => hub.line.calls.filter(({ path }) => path.endsWith('/push')).length;
      const before = pushes();

      await hub.deliver(asksWithoutToken(hub.line.user('other'), 16));
      await hub.deliver(asks(talker, 17));
      await poll('the free reply', () => answered(talker).length > 0);

      expect([answered(talker), waysTo(talker)]).toEqual([[17], ['reply']]);
      expect(pushes()).toBe(before);
    });

    it('says what waited when the quota is back, found out by one push an hour', async () => {
      const talker = hub.line.user('thrifty');

      aheadMs += HOUR_MS;
      await settledSoon();

      expect(answered(talker)).toEqual([17, 16]);
      expect(answered(hub.line.user('other'))).toEqual([16]);
    });
  });
});
