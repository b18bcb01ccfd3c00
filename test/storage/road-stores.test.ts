// The stores of the road on the real engine: numbering, leases, order, fences. What a replay must not change.

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { InboundEvent } from '../../src/domain/inbound-event.js';
import { accountId, inboxId, outboxId } from '../../src/domain/ids.js';
import type { NewOutboxRow } from '../../src/outbox/outbox-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createInboxStore } from '../../src/storage/inbox-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { createTurnStore } from '../../src/storage/turn-store.js';
import type { TurnDecision } from '../../src/turns/turn-stores.js';
import { testDatabase } from '../support/engine.js';

const NOW = 1_800_000_000_000;
const account = accountId('line');
const database = testDatabase();
let made = 0;

function stores() {
  const { connection } = database();
  return {
    conversations: createConversationStore(connection),
    transcript: createTranscriptStore(connection),
    inbox: createInboxStore(connection),
    outbox: createOutboxStore(connection),
    turns: createTurnStore(connection),
  };
}

/** A conversation of its own for each test, its lease taken. */
async function aConversation() {
  made += 1;
  const key = `U${made}`;
  const address = {
    id: conversationIdOf(account, key),
    accountId: account,
    channelId: 'line',
    key,
    isGroup: false,
  };
  const claim = { owner: 'me', nowMs: NOW, untilMs: NOW + 1_000 };
  const held = await stores().conversations.lease(address, claim);
  if (held === undefined) throw new Error('a new conversation is free');
  return { address, ...held };
}

function anEvent(eventId: string, occurredAtMs: number, channelData: unknown = {}): InboundEvent {
  const person = { id: 'U', name: '' };
  const conversation = { id: 'U', isGroup: false, conversationType: 'user', name: '' };
  const activity = {
    type: 'message',
    id: eventId,
    channelId: 'line',
    from: person,
    recipient: person,
    conversation,
  } as const;
  return {
    eventId,
    conversationKey: 'U',
    occurredAtMs,
    activity: { ...activity, timestamp: new Date(occurredAtMs), channelData },
  };
}

const entry = (sourceKey: string, text = sourceKey) => ({
  sourceKey,
  author: 'bot' as const,
  atMs: NOW,
  text,
});

beforeAll(async () => {
  stores();
  await buildIndexes(database().connection);
}, 120_000);

describe('the transcript', () => {
  it('numbers entries from 1 in the order given', async () => {
    const { address } = await aConversation();

    await stores().transcript.append(address.id, [entry('a'), entry('b')]);
    await stores().transcript.append(address.id, [entry('c')]);

    const kept = await stores().transcript.list(address.id, { afterSeq: 0, limit: 10 });
    expect(kept.map(({ seq, text }) => [seq, text])).toEqual([[1, 'a'], [2, 'b'], [3, 'c']]); // prettier-ignore
  });

  it('keeps number and words of a source that comes again', async () => {
    const { address } = await aConversation();
    await stores().transcript.append(address.id, [entry('a'), entry('b')]);

    await stores().transcript.append(address.id, [entry('b', 'changed'), entry('c')]);

    const kept = await stores().transcript.list(address.id, { afterSeq: 1, limit: 10 });
    expect(kept.map(({ seq, text }) => [seq, text])).toEqual([[2, 'b'], [3, 'c']]); // prettier-ignore
  });

  it('gives no number twice to twenty writers at once', async () => {
    const { address } = await aConversation();

    await Promise.all(
      Array.from({ length: 20 }, (_, n) => stores().transcript.append(address.id, [entry(`w${n}`)])),
    );

    const kept = await stores().transcript.list(address.id, { afterSeq: 0, limit: 50 });
    expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});

describe('the inbox', () => {
  it('takes an event once, however often it comes', async () => {
    const { address } = await aConversation();
    const row = {
      id: inboxId(account, `once-${made}`),
      address,
      receivedAtMs: NOW,
      event: anEvent('e', NOW),
    };

    const counts = await Promise.all(Array.from({ length: 5 }, () => stores().inbox.insert([row])));

    expect(counts.reduce((sum, { stored }) => sum + stored, 0)).toBe(1);
  });

  it('hands out a begun row first, then the earliest by the platform clock', async () => {
    const { address } = await aConversation();
    const { inbox } = stores();
    const row = (name: string, atMs: number) => ({
      id: inboxId(account, `${name}-${made}`),
      address,
      receivedAtMs: NOW,
      event: anEvent(name, atMs),
    });
    await inbox.insert([row('late', NOW + 2)]);
    await inbox.begin(address.id);
    await inbox.insert([row('middle', NOW + 1), row('early', NOW)]);

    const order: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const next = await inbox.begin(address.id);
      order.push(next?.event.eventId);
      if (next !== undefined) await inbox.finish(next.id);
    }

    expect(order).toEqual(['late', 'early', 'middle', undefined]);
  });

  it('keeps a raw event with any keys as it came', async () => {
    const { address } = await aConversation();
    const raw = { 'a.b': 1, $where: 'x', 'nul\u0000key': [{ $ne: null }], __proto__key: true };
    const event = anEvent('odd', NOW, raw);
    await stores().inbox.insert([{ id: inboxId(account, `odd-${made}`), address, receivedAtMs: NOW, event }]);

    const row = await stores().inbox.begin(address.id);

    expect(row?.event).toEqual(event);
  });
});

describe('the conversation', () => {
  it('has one worker at a time, and the next after its lease has run out', async () => {
    const { address, lease } = await aConversation();
    const claim = (owner: string, nowMs: number) =>
      stores().conversations.lease(address, { owner, nowMs, untilMs: nowMs + 9 });

    expect(await claim('other', NOW + 999)).toBeUndefined();
    expect((await claim('other', NOW + 1_000))?.lease.fence).toBe(lease.fence + 1);
  });

  it('takes nothing from a worker whose lease is lost', async () => {
    const { address, lease } = await aConversation();
    await stores().conversations.lease(address, { owner: 'other', nowMs: NOW + 5_000, untilMs: NOW + 9_000 });

    expect(await stores().conversations.patch(address.id, lease, { missesInRow: 7 })).toBeUndefined();
    expect((await stores().conversations.find(address.id))?.missesInRow).toBe(0);
  });

  it('is begun once by ten workers at once', async () => {
    made += 1;
    const key = `U${made}`;
    const address = {
      id: conversationIdOf(account, key),
      accountId: account,
      channelId: 'line',
      key,
      isGroup: false,
    };

    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        stores().conversations.lease(address, { owner: `w${n}`, nowMs: NOW, untilMs: NOW + 1_000 }),
      ),
    );

    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('is the first one stored, for everybody', async () => {
    const { address } = await aConversation();
    const decision = (rule: string): TurnDecision => ({
      id: inboxId(account, `t-${made}`),
      conversationId: address.id,
      decidedAtMs: NOW,
      epoch: 1,
      why: { rule },
      author: 'bot',
      messages: [{ type: 'message', text: rule }],
      patch: {},
    });

    const kept = await Promise.all(['a', 'b', 'c'].map((rule) => stores().turns.storeOnce(decision(rule))));

    expect(new Set(kept.map(({ why }) => why.rule)).size).toBe(1);
    expect(await stores().turns.find(decision('x').id)).toEqual(kept[0]);
  });
});

describe('the outbox', () => {
  async function rows(count: number) {
    const { address } = await aConversation();
    const all = Array.from({ length: count }, (_, n): NewOutboxRow => ({
      id: outboxId(`line:o-${made}`, n),
      conversationId: address.id,
      accountId: account,
      channelId: 'line',
      conversationKey: address.key,
      seq: n + 1,
      author: 'bot',
      epoch: 1,
      call: { body: { messages: [] }, text: `${n}` },
      retryKey: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
      createdAtMs: NOW,
    }));
    await stores().outbox.insert([...all].reverse());
    return { conversation: address.id, all };
  }

  it('shows the earliest unfinished row, and the next when that is settled', async () => {
    const { conversation } = await rows(2);
    const { outbox } = stores();
    const head = await outbox.head(conversation, NOW);
    if (head === undefined) throw new Error('two rows were stored');

    await outbox.settle(head, { state: 'accepted', atMs: NOW });

    expect(head.call.text).toBe('0');
    expect((await outbox.head(conversation, NOW))?.call.text).toBe('1');
  });

  it('lets one of ten senders begin, and the loser change nothing', async () => {
    const { conversation } = await rows(1);
    const { outbox } = stores();
    const head = await outbox.head(conversation, NOW);
    if (head === undefined) throw new Error('a row was stored');
    const claim = { via: 'push' as const, nowMs: NOW, leaseUntilMs: NOW + 9 };

    const begun = await Promise.all(Array.from({ length: 10 }, () => outbox.begin(head, claim)));

    expect(begun.filter((row) => row !== undefined)).toHaveLength(1);
    expect(await outbox.settle(head, { state: 'refused', atMs: NOW })).toBe(false);
  });

  it('leaves a row that is inserted again as it is', async () => {
    const { conversation, all } = await rows(1);
    const { outbox } = stores();
    const head = await outbox.head(conversation, NOW);
    if (head === undefined) throw new Error('a row was stored');
    await outbox.settle(head, { state: 'accepted', atMs: NOW });

    await outbox.insert(all);

    expect(await outbox.head(conversation, NOW)).toBeUndefined();
  });
});
