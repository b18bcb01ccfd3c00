// "Seen" and "typing" on platforms that have them: beside the road, lost without harm. A sign never outlives what it stands for:
// one that comes back after the words are out is ended.

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { Conversation } from '../domain/conversation.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { HubEvents } from '../observe/events.js';
import type { NewInboxRow } from './turn-stores.js';

/** Talks at once. */
const AT_ONCE = 8;
/** Talks that wait for a sign; beyond it signs are left out. */
const MOST_WAITING = 1_000;
/** While an agent goes on typing the sign is repeated at most this often. Ours. Unit: ms. */
const REPEAT_AFTER_MS = 10_000;

export interface SignParts {
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly watch: Pick<TalkWatch, 'watch'>;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'jobFailed'>;
}

export interface Signs {
  /** Hint that a citizen has said something. Returns at once. */
  readonly notice: (row: NewInboxRow) => void;
  readonly stop: () => Promise<void>;
}

interface Due {
  /** What the citizen said was seen by the bot; otherwise an agent types. */
  readonly seen?: { readonly key: string; readonly atMs: number; readonly adapter: ChannelAdapter };
  /** Words of ours have come since. */
  isAnswered: boolean;
}

export function createSigns(parts: SignParts): Signs {
  const { registry, watch, clock, events } = parts;
  const due = new Map<string, Due>();
  const underWay = new Map<string, Due>();
  const typedAt = new Map<string, number>();
  const queue = createKeyedQueue(
    async (id) => {
      const work = due.get(id);
      due.delete(id);
      if (work === undefined) return;
      underWay.set(id, work);
      try {
        await show(parts, conversationId(id), work);
      } finally {
        underWay.delete(id);
      }
    },
    {
      limit: AT_ONCE,
      onError: (error) => {
        events.jobFailed('signs', error);
      },
    },
  );
  const ask = (id: string, work: Due): void => {
    if (due.size >= MOST_WAITING) return;
    due.set(id, work);
    queue.kick(id);
  };
  const stopWatching = watch.watch({
    appended: (id, entries) => {
      if (entries.every(({ author }) => author === 'citizen' || author === 'note')) return;
      typedAt.delete(id);
      for (const work of [due.get(id), underWay.get(id)]) if (work !== undefined) work.isAnswered = true;
    },
    typing: (id, typing) => {
      if (typing.who !== 'agent' || !typing.isOwner || !typing.isTyping) return;
      if (clock() - (typedAt.get(id) ?? 0) < REPEAT_AFTER_MS) return;
      if (typedAt.size >= MOST_WAITING) typedAt.clear();
      typedAt.set(id, clock());
      ask(id, { isAnswered: false });
    },
  });
  return {
    notice({ address, event }) {
      const adapter = registry.find(address.channelId, address.accountId);
      const isSaid = event.silent === undefined && event.echo === undefined;
      if (adapter?.showSign === undefined || !isSaid) return;
      const seen = { key: address.key, atMs: event.occurredAtMs, adapter };
      ask(address.id, { seen, isAnswered: false });
    },
    async stop() {
      stopWatching();
      await queue.drain();
    },
  };
}

async function show(parts: SignParts, id: ConversationId, work: Due): Promise<void> {
  const conversation = await parts.conversations.find(id);
  const { seen } = work;
  if (seen === undefined) {
    if (conversation === undefined) return;
    const { channelId, accountId, key } = conversation;
    const adapter = parts.registry.find(channelId, accountId);
    if (adapter !== undefined) await showTyping(adapter, key, work);
    return;
  }
  // Whoever waits for a person has been seen by none.
  if (!isWithBot(conversation, seen.atMs)) return;
  await seen.adapter.showSign?.(seen.key, 'seen');
  await showTyping(seen.adapter, seen.key, work);
}

function isWithBot(conversation: Conversation | undefined, atMs: number): boolean {
  if (conversation === undefined) return true;
  const { status, botPausedUntilMs = 0 } = conversation;
  return (status === 'bot' || status === 'resolved') && atMs >= botPausedUntilMs;
}

async function showTyping(adapter: ChannelAdapter, key: string, work: Due): Promise<void> {
  if (work.isAnswered) return;
  await adapter.showSign?.(key, 'typing');
  if (isAnsweredNow(work)) await adapter.showSign?.(key, 'typing-ended');
}

/** The compiler takes what it saw before a wait for what is true after it. */
function isAnsweredNow({ isAnswered }: Due): boolean {
  return isAnswered;
}
