// An agent takes the talk while the bot still computes: nothing that the bot then says may leave.

import { setTimeout as delay } from 'node:timers/promises';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { ConversationPatch } from '../../src/conversations/conversation-store.js';
import type { ChannelAdapter, SendRequest } from '../../src/channels/channel-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { accountId, inboxId } from '../../src/domain/ids.js';
import type { Standing } from '../../src/domain/handoff.js';
import { createDispatcher } from '../../src/outbox/dispatcher.js';
import { createPushQuota } from '../../src/outbox/push-quota.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { createTurnStore } from '../../src/storage/turn-store.js';
import type { DecideTurn } from '../../src/turns/decide-turn.js';
import { createRunTurn } from '../../src/turns/run-turn.js';
import type { InboxRow } from '../../src/turns/turn-stores.js';
import { testDatabase } from '../support/engine.js';
import { poll } from '../support/poll.js';

const ACCOUNT = accountId('line');

describe('a claim during a turn', () => {
  const database = testDatabase();
  let count = 0;

  /** A turn whose decision waits until `go` is called, on real stores and a real dispatcher. */
  async function aSlowTurn(move?: Standing, patch: ConversationPatch = {}) {
    const { connection } = database();
    const conversations = createConversationStore(connection);
    const transcript = createTranscriptStore(connection);
    const turns = createTurnStore(connection);
    const store = createOutboxStore(connection);
    await buildIndexes(connection);
    const sent: SendRequest[] = [];
    const registry = createRegistry([lineLike(sent)]);
    const events = {
      sendEnded: ignore,
      replyOnlyTurned: ignore,
      outboxSettled: ignore,
      outboxPostponed: ignore,
      breakerTurned: ignore,
      jobFailed: ignore,
      turnDecided: ignore,
    };
    const clock = Date.now;
    const dispatcher = createDispatcher({
      store,
      conversations,
      registry,
      quota: createPushQuota(),
      hasUnread: () => Promise.resolve(false),
      clock,
      random: () => 0,
      events,
    });
    const outbox = createOutbox({ store, transcript, registry, onEnqueued: dispatcher.kick, clock, events });
    count += 1;
    const key = `slow-${count}`;
    const address = {
      id: conversationIdOf(ACCOUNT, key),
      accountId: ACCOUNT,
      channelId: 'line',
      key,
      isGroup: false,
    };
    const held = await conversations.lease(address, {
      owner: 't',
      nowMs: clock(),
      untilMs: clock() + 60_000,
    });
    if (held === undefined) throw new Error('The lease of a new talk is free.');
    const row = aRow(address);
    let go = ignore;
    let isAsked = false;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const decide: DecideTurn = async (_, conversation) => {
      isAsked = true;
      await gate;
      return {
        id: row.id,
        conversationId: conversation.id,
        decidedAtMs: clock(),
        epoch: move?.epoch ?? conversation.epoch,
        author: move === undefined ? 'bot' : 'system',
        why: { rule: 'answer' },
        messages: [{ type: 'message', text: '機器人的回答' }],
        patch,
        ...(move === undefined
          ? {}
          : { move: { fromEpoch: conversation.epoch, next: move, movedBy: row.id } }),
      };
    };
    const media = { expect: () => Promise.resolve(), obey: () => Promise.resolve() }; // words alone
    const stored = {
      ...{ turns, transcript },
      conversations: {
        ...conversations,
        // Slower than whoever sends.
        patch: async (...change: Parameters<typeof conversations.patch>) => {
          await delay(100);
          return conversations.patch(...change);
        },
      },
    };
    const noteTalkDay = (): Promise<void> => Promise.resolve();
    const runTurn = createRunTurn({ ...stored, decide, outbox, media, noteTalkDay, clock, events });
    const run = () => runTurn({ row, conversation: held.conversation, lease: held.lease });
    return {
      id: address.id,
      lease: held.lease,
      run,
      go,
      wasAsked: () => isAsked,
      conversations,
      transcript,
      store,
      sent,
    };
  }

  const claimed: Standing = { status: 'assigned', epoch: 2, assignee: { id: 'mei', name: '美', sinceMs: 1 } };
  const queued: Standing = { status: 'queued', epoch: 2, queuedAtMs: 1, handoffReason: 'asked' };
  const urgent: Standing = { ...queued, handoffReason: 'urgent' };

  it.each([
    ['an answer is withdrawn', undefined, 'withdrawn'],
    ['the way to the queue is withdrawn and the owner stays', queued, 'withdrawn'],
    ['words about danger to life go out all the same', urgent, 'accepted'],
  ] as const)('%s', async (_, move, state) => {
    const turn = await aSlowTurn(move);
    const running = turn.run();
    await poll('the bot to be asked', turn.wasAsked);

    await turn.conversations.move(turn.id, { fromEpoch: 1, next: claimed, movedBy: 'claim:mei:2' });
    turn.go();
    await running;
    const entries = await turn.transcript.list(turn.id, { afterSeq: 0, limit: 9 });
    const ids = entries.map(({ sourceKey }) => sourceKey as never);
    const [row] = await poll('the row to settle', async () => {
      const rows = await turn.store.readStates(ids);
      return rows.some((each) => each.state === state) ? rows : undefined;
    });

    expect(row?.state).toBe(state);
    expect(turn.sent).toHaveLength(state === 'accepted' ? 1 : 0);
    expect(await turn.conversations.find(turn.id)).toMatchObject({ status: 'assigned', epoch: 2 });
  });

  it('reaches a contact that is back: the sender never reads the talk as it was before', async () => {
    const turn = await aSlowTurn(undefined, { blockedAtMs: null });
    await turn.conversations.patch(turn.id, turn.lease, { blockedAtMs: 1 });
    turn.go();

    await turn.run();
    const entries = await turn.transcript.list(turn.id, { afterSeq: 0, limit: 9 });
    const ids = entries.map(({ sourceKey }) => sourceKey as never);
    const [row] = await poll('the row to settle', async () => {
      const rows = await turn.store.readStates(ids);
      return rows.every(({ state }) => !['waiting', 'sending'].includes(state)) && rows.length > 0
        ? rows
        : undefined;
    });

    expect(row?.state).toBe('accepted');
    expect(turn.sent).toHaveLength(1);
  });

  it('changes nothing when it is run again after the talk has moved on', async () => {
    const turn = await aSlowTurn(queued);
    turn.go();
    await turn.run();
    const next: Standing = { status: 'bot', epoch: 3 };
    await turn.conversations.move(turn.id, { fromEpoch: 2, next, movedBy: 'give-back:mei:3' });
    const before = await turn.transcript.list(turn.id, { afterSeq: 0, limit: 9 });

    await turn.run();

    expect(await turn.conversations.find(turn.id)).toMatchObject({ status: 'bot', epoch: 3 });
    expect(await turn.transcript.list(turn.id, { afterSeq: 0, limit: 9 })).toEqual(before);
  });
});

const ignore = (): void => undefined;

function lineLike(sent: SendRequest[]): ChannelAdapter {
  return {
    channelId: 'line',
    accountId: ACCOUNT,
    replyTokenFreshMs: 0,
    hasRetryKeys: true,
    receive: () => ({ kind: 'events', events: [] }),
    render: (messages) => messages.map(({ text }) => ({ body: { text }, text })),
    send: (request) => {
      sent.push(request);
      return Promise.resolve({ kind: 'accepted', platformMessageIds: [], wasRepeat: false });
    },
  };
}

function aRow(address: InboxRow['address']): InboxRow {
  const conversation = { id: address.key, isGroup: false, conversationType: 'personal', name: '' };
  const activity = {
    type: 'message' as const,
    id: address.key,
    channelId: 'line',
    from: { id: address.key, name: '' },
    recipient: { id: 'us', name: '' },
    conversation,
    timestamp: new Date(),
    text: '路燈壞了',
    channelData: {},
  };
  const event = { eventId: address.key, conversationKey: address.key, occurredAtMs: Date.now(), activity };
  return { id: inboxId(ACCOUNT, address.key), address, receivedAtMs: Date.now(), event, attempts: 1 };
}
