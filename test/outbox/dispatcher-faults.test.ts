// The dispatcher between two writes: an agent claims the talk, or the store goes away, at the worst moment. Real stores.

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { ConversationStore } from '../../src/conversations/conversation-store.js';
import type { ChannelAdapter, SendRequest } from '../../src/channels/channel-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { StoreUnavailableError } from '../../src/domain/errors.js';
import { accountId, type OutboxId } from '../../src/domain/ids.js';
import { createDispatcher, type Dispatcher, type DispatcherParts } from '../../src/outbox/dispatcher.js';
import { createPushQuota } from '../../src/outbox/push-quota.js';
import type { OutboxStore } from '../../src/outbox/outbox-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { testDatabase } from '../support/engine.js';
import { poll } from '../support/poll.js';

const ignore = (): void => undefined;
const events = {
  sendEnded: ignore,
  replyOnlyTurned: ignore,
  outboxSettled: ignore,
  outboxPostponed: ignore,
  breakerTurned: ignore,
  jobFailed: ignore,
};

describe('the dispatcher', () => {
  const database = testDatabase();
  const sent: SendRequest[] = [];
  const dispatchers: Dispatcher[] = [];
  let count = 0;
  beforeAll(() => buildIndexes(database().connection));
  afterEach(async () => {
    await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.stop()));
    sent.length = 0;
  });

  function stores(): { store: OutboxStore; conversations: ConversationStore } {
    const { connection } = database();
    return { store: createOutboxStore(connection), conversations: createConversationStore(connection) };
  }

  function start(
    parts: { store: OutboxStore; conversations: ConversationStore },
    adapters: readonly ChannelAdapter[] = [adapter('line', true), adapter('messenger', false)],
    more: Partial<DispatcherParts> = {},
  ): Dispatcher {
    const registry = createRegistry(adapters);
    const dispatcher = createDispatcher({
      ...parts,
      quota: createPushQuota(),
      registry,
      hasUnread: () => Promise.resolve(false),
      clock: Date.now,
      random: () => 0,
      events,
      ...more,
    });
    dispatchers.push(dispatcher);
    return dispatcher;
  }

  function adapter(channelId: 'line' | 'messenger', hasRetryKeys: boolean, name = channelId): ChannelAdapter {
    return {
      channelId,
      accountId: accountId(name),
      replyTokenFreshMs: 50_000,
      hasRetryKeys,
      receive: () => ({ kind: 'events', events: [] }),
      render: (messages) => messages.map(({ text }) => ({ body: { text }, text })),
      send: (request) => {
        sent.push(request);
        return Promise.resolve({ kind: 'accepted', platformMessageIds: [], wasRepeat: false });
      },
    };
  }

  /** A talk with one answer of the bot that waits to be sent. */
  async function anAnswer(
    { store, conversations }: { store: OutboxStore; conversations: ConversationStore },
    channelId: 'line' | 'messenger' = 'line',
    account: string = channelId,
  ) {
    count += 1;
    const key = `person-${count}`;
    const own = { accountId: accountId(account), channelId, key };
    const id = conversationIdOf(own.accountId, key);
    const claim = { owner: 't', nowMs: Date.now(), untilMs: Date.now() };
    await conversations.lease({ ...own, id, isGroup: false }, claim);
    const row = {
      ...own,
      id: `${key}:0` as OutboxId,
      conversationId: id,
      conversationKey: key,
      seq: 1,
      author: 'bot' as const,
      epoch: 1,
      call: { body: {}, text: '機器人的回答' },
      retryKey: crypto.randomUUID(),
      createdAtMs: Date.now(),
    };
    await store.insert([row]);
    return row;
  }

  const stateOf = async (store: OutboxStore, id: OutboxId): Promise<string | undefined> =>
    (await store.readStates([id]))[0]?.state;

  it.each([
    ['after the talk was read', 'find'],
    ['after the send was marked as begun', 'begin'],
  ] as const)('withdraws an answer where the claim comes %s and before the send', async (_, moment) => {
    const { store, conversations } = stores();
    const row = await anAnswer({ store, conversations });
    const next = { status: 'assigned', epoch: 2, assignee: { id: 'mei', name: '美', sinceMs: 1 } } as const;
    let isClaimed = false;
    const claimOnce = async (): Promise<void> => {
      if (isClaimed) return;
      isClaimed = true;
      await conversations.move(row.conversationId, { fromEpoch: 1, next, movedBy: 'claim:mei:2' });
    };
    const find: ConversationStore['find'] = async (id) => {
      const found = await conversations.find(id);
      if (moment === 'find') await claimOnce();
      return found;
    };
    const begin: OutboxStore['begin'] = async (...args) => {
      const begun = await store.begin(...args);
      if (moment === 'begin') await claimOnce();
      return begun;
    };
    start({ store: { ...store, begin }, conversations: { ...conversations, find } }).kick(row);

    await poll('the row to end', async () => (await stateOf(store, row.id)) === 'withdrawn');
    expect(sent).toEqual([]);
  });

  it.each(['line', 'messenger'] as const)(
    'does not forget what %s answered while the store is away',
    async (channelId) => {
      const { store, conversations } = stores();
      const row = await anAnswer({ store, conversations }, channelId);
      let refusals = 3;
      const settle: OutboxStore['settle'] = async (...args) => {
        refusals -= 1;
        if (refusals >= 0) throw new StoreUnavailableError(new Error('the engine was killed'));
        return store.settle(...args);
      };
      const dispatcher = start({ store: { ...store, settle }, conversations });
      dispatcher.kick(row);

      await poll('the row to end', async () => (await stateOf(store, row.id)) === 'accepted', 8_000);
      expect(sent).toHaveLength(1);
    },
  );

  it.each(['line', 'messenger'] as const)(
    'does not send on %s under a lease that ran out while the database was slow',
    async (channelId) => {
      const { store, conversations } = stores();
      const row = await anAnswer({ store, conversations }, channelId);
      let slowMs = 0;
      const begin: OutboxStore['begin'] = async (...args) => {
        const begun = await store.begin(...args);
        slowMs = slowMs === 0 ? 7_000 : slowMs;
        return begun;
      };
      const clock = (): number => Date.now() + slowMs;
      start({ store: { ...store, begin }, conversations }, undefined, { clock }).kick(row);

      await poll('the row to end', async () => (await stateOf(store, row.id)) === 'accepted');
      const told = await store.readJournal(row.id);
      expect(told?.notes.map(({ became, reason }) => [became, reason])).toEqual([
        ['sending', undefined],
        ['waiting', 'the database answered too late to send under its lease'],
        ['sending', undefined],
        ['accepted', undefined],
      ]);
      expect(sent).toHaveLength(1);
    },
  );

  it('lets nobody wait behind an account that is ill, however many of its rows are due', async () => {
    const { store, conversations } = stores();
    const ill: ChannelAdapter = {
      ...adapter('line', true, 'line'),
      send: () =>
        Promise.resolve({ kind: 'retry', reason: '401', outcomeUnknown: false, pauseAccountMs: 20_000 }),
    };
    for (let n = 0; n < 600; n += 1) await anAnswer({ store, conversations });
    const dispatcher = start({ store, conversations }, [ill, adapter('messenger', false)]);
    dispatcher.start();
    await poll('the sick account to pause', async () => {
      const { lanes } = await store.listDue({ nowMs: Date.now(), limit: 1_000 });
      return lanes.length > 0;
    });
    // Nobody tells the dispatcher of this one: only its sweep can find it, as after a restart or a retry.
    const row = await anAnswer({ store, conversations }, 'messenger');

    await poll('the healthy account to be served', async () => (await stateOf(store, row.id)) === 'accepted');
    expect(await stateOf(store, row.id)).toBe('accepted');
  }, 60_000);

  it('finds a talk by its sweep alone, however many rows wait behind one head', async () => {
    const { store, conversations } = stores();
    await database().connection.collection('outbox').deleteMany({});
    const first = await anAnswer({ store, conversations });
    const head = await store.find(first.id);
    if (head === undefined) throw new Error('the row was stored');
    const inAnHourMs = Date.now() + 3_600_000;
    const later = { reason: 'later', unclearSends: 0, dropReplyToken: false, isParked: false };
    const moment = { atMs: Date.now(), nextAttemptAtMs: inAnHourMs, isMaybeDelivered: false };
    await store.postpone(head, { ...moment, ...later });
    const behind = Array.from({ length: 6_000 }, (_, n) => ({
      ...first,
      id: `${first.conversationKey}:${n + 1}` as OutboxId,
      seq: n + 2,
    }));
    await store.insert(behind);
    const hidden = await anAnswer({ store, conversations });
    start({ store, conversations }).start();

    const isServed = async (): Promise<boolean> => (await stateOf(store, hidden.id)) === 'accepted';
    await poll('the hidden talk to be served', isServed, 40_000);
    expect(sent.map(({ outboxId }) => outboxId)).toEqual([hidden.id]);
  }, 60_000);

  it('does not repeat what may have arrived while something of the talk is unread: it may be the echo', async () => {
    const { store, conversations } = stores();
    const row = await anAnswer({ store, conversations }, 'messenger');
    const read = await store.find(row.id);
    if (read === undefined) throw new Error('the row was stored');
    const unclear = { isMaybeDelivered: true, unclearSends: 1, dropReplyToken: false, isParked: false };
    const moment = { atMs: Date.now(), nextAttemptAtMs: Date.now(), reason: 'no answer' };
    await store.postpone(read, { ...moment, ...unclear });
    let isUnread = true;
    let asked = 0;
    const hasUnread = (): Promise<boolean> => {
      asked += 1;
      return Promise.resolve(isUnread);
    };
    start({ store, conversations }, [adapter('messenger', false)], { hasUnread }).start();
    // Only after it has listened for as long as an echo is given.
    await poll('the question', () => asked > 0, 30_000);

    expect(sent).toEqual([]);
    isUnread = false;
    await poll('the row to end', async () => (await stateOf(store, row.id)) === 'accepted', 30_000);
    expect(sent).toHaveLength(1);
  }, 60_000);
});
