// What becomes durable in a talk goes to the screens: its line to every screen of the desk, its entries to those that follow
// it. Told by the talk watch; read again from the stores, so that what is shown is what is kept.

import type { DefaultEventsMap, Namespace } from 'socket.io';

import type { TalkWatch } from '../conversations/talk-watch.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Desk } from '../desk/desk.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { AgentToHub, HubToAgent } from '../wire/agent-events.js';
import { talkRoom } from './agent-events.js';

export type AgentNamespace = Namespace<AgentToHub, HubToAgent, DefaultEventsMap, unknown>;

/** Every screen of the desk. */
export const DESK_ROOM = 'desk';
/** Talks told at once; more wait, and what happens to them meanwhile is told together. */
const AT_ONCE = 8;

export interface BroadcastParts {
  readonly desk: Pick<Desk, 'row' | 'show'>;
  readonly transcript: Pick<TranscriptStore, 'list' | 'findByMessage'>;
  readonly watch: TalkWatch;
  readonly onError: (error: unknown) => void;
}

interface News {
  isRowNew: boolean;
  readonly seqs: Set<number>;
}

/** Begins to tell; the returned function ends it. */
export function createAgentBroadcast(namespace: AgentNamespace, parts: BroadcastParts): () => Promise<void> {
  const news = new Map<string, News>();
  const queue = createKeyedQueue(
    async (id) => {
      const told = news.get(id);
      news.delete(id);
      if (told !== undefined) await tell(namespace, parts, conversationId(id), told);
    },
    { limit: AT_ONCE, onError: parts.onError },
  );
  const hear = (id: ConversationId, what: { isRowNew: boolean; seqs?: readonly number[] }): void => {
    if (namespace.sockets.size === 0) return;
    const known = news.get(id) ?? { isRowNew: false, seqs: new Set<number>() };
    known.isRowNew ||= what.isRowNew;
    for (const seq of what.seqs ?? []) known.seqs.add(seq);
    news.set(id, known);
    queue.kick(id);
  };
  const stopWatching = parts.watch.watch({
    appended: (id, entries) => {
      hear(id, { isRowNew: true, seqs: entries.map(({ seq }) => seq) });
    },
    changed: ({ id }) => {
      hear(id, { isRowNew: true });
    },
    delivered: (id, { seq }) => {
      hear(id, { isRowNew: false, seqs: [seq] });
    },
    typing: (id, { who, isTyping }) => {
      if (who === 'citizen' && isTyping)
        namespace.to(talkRoom(id)).emit('typing', { conversationId: id, who: 'citizen' });
    },
  });
  return async () => {
    stopWatching();
    await queue.drain();
  };
}

async function tell(
  namespace: AgentNamespace,
  { desk, transcript }: BroadcastParts,
  id: ConversationId,
  { isRowNew, seqs }: News,
): Promise<void> {
  const room = talkRoom(id);
  if (seqs.size > 0 && (namespace.adapter.rooms.get(room)?.size ?? 0) > 0) {
    const first = Math.min(...seqs);
    const limit = Math.max(...seqs) - first + 1;
    const entries = await transcript.list(id, { afterSeq: first - 1, limit });
    const fresh = entries.filter(({ seq }) => seqs.has(seq));
    const amended = await amendedBy(transcript, id, fresh);
    for (const entry of await desk.show([...fresh, ...amended]))
      namespace.to(room).emit('entry', { conversationId: id, entry });
  }
  if (!isRowNew) return;
  const row = await desk.row(id);
  if (row !== undefined) namespace.to(DESK_ROOM).emit('row', row);
}

/** The messages that were edited or taken back: screens show the change where the message stands. */
async function amendedBy(
  transcript: Pick<TranscriptStore, 'findByMessage'>,
  id: ConversationId,
  fresh: readonly TranscriptEntry[],
): Promise<readonly TranscriptEntry[]> {
  const named = fresh.flatMap(({ amends }) => (amends === undefined ? [] : [amends.messageId]));
  const found = await Promise.all(
    [...new Set(named)].map((messageId) => transcript.findByMessage(id, messageId)),
  );
  return found.filter((entry) => entry !== undefined);
}
