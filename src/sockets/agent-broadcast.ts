// What becomes durable in a talk goes to the screens: its line to every screen of the desk, its entries to those that follow
// it. Told by the talk watch; read again from the stores, so that what is shown is what is kept.

import type { DefaultEventsMap, Namespace } from 'socket.io';

import type { Handed, TalkWatch, TalkWatcher } from '../conversations/talk-watch.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Desk } from '../desk/desk.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { AgentToHub, HubToAgent } from '../wire/agent-events.js';
import type { HandedNotice } from '../wire/floor-events.js';
import { DESK_ROOM, staffRoom, talkRoom } from './agent-rooms.js';
import type { EventLog } from './event-log.js';

export type AgentNamespace = Namespace<AgentToHub, HubToAgent, DefaultEventsMap, unknown>;

/** Talks told at once; more wait, and what happens to them meanwhile is told together. */
const AT_ONCE = 8;

export interface BroadcastParts {
  readonly desk: Pick<Desk, 'row' | 'show' | 'findMessage'>;
  readonly transcript: Pick<TranscriptStore, 'list' | 'findBySource'>;
  readonly watch: TalkWatch;
  /** What happens at other hubs on the same database. */
  readonly elsewhere: Pick<TalkWatch, 'watch'>;
  readonly log: EventLog;
  readonly onError: (error: unknown) => void;
}

interface News {
  isRowNew: boolean;
  readonly seqs: Set<number>;
  /** Messages that the citizen changed, took back or put a sign on, by the platform's ids. */
  readonly amended: Set<string>;
  /** Entries whose files have come to an end, by their source keys. */
  readonly altered: Set<string>;
}

interface Heard {
  readonly isRowNew: boolean;
  readonly seqs?: readonly number[];
  readonly amended?: readonly string[];
  readonly altered?: readonly string[];
}

const noNews = (): News => ({
  isRowNew: false,
  seqs: new Set(),
  amended: new Set(),
  altered: new Set(),
});

/** Begins to tell; the returned function ends it. */
export function createAgentBroadcast(namespace: AgentNamespace, parts: BroadcastParts): () => Promise<void> {
  const news = new Map<string, News>();
  const admitGap = gapTeller(namespace, parts.log);
  const queue = createKeyedQueue(
    async (id) => {
      const told = news.get(id);
      news.delete(id);
      if (told !== undefined) await tell(parts, conversationId(id), told);
    },
    {
      limit: AT_ONCE,
      onError: (error) => {
        admitGap();
        parts.onError(error);
      },
    },
  );
  const hear = (id: ConversationId, what: Heard): void => {
    if (!parts.log.isKept(DESK_ROOM)) return;
    const known = news.get(id) ?? noNews();
    known.isRowNew ||= what.isRowNew;
    for (const seq of what.seqs ?? []) known.seqs.add(seq);
    for (const messageId of what.amended ?? []) known.amended.add(messageId);
    for (const sourceKey of what.altered ?? []) known.altered.add(sourceKey);
    news.set(id, known);
    queue.kick(id);
  };
  const handing = createHanding(parts);
  const watcher: TalkWatcher = {
    appended: (id, entries) => {
      const seqs = entries.map(({ seq }) => seq);
      const amended = entries.flatMap(({ amends }) => (amends === undefined ? [] : [amends.messageId]));
      hear(id, { isRowNew: true, seqs, amended });
    },
    altered: (id, sourceKey) => {
      hear(id, { isRowNew: false, altered: [sourceKey] });
    },
    changed: ({ id }) => {
      hear(id, { isRowNew: true });
    },
    introduced: (id) => {
      hear(id, { isRowNew: true });
    },
    delivered: (id, { seq }) => {
      hear(id, { isRowNew: false, seqs: [seq] });
    },
    ...tellingAtOnce(namespace),
    handed: handing.hear,
    lost: admitGap,
  };
  const ends = [
    parts.watch.watch(watcher),
    parts.elsewhere.watch({ ...watcher, typing: typingElsewhere(namespace) }),
  ];
  return async () => {
    for (const end of ends) end();
    await Promise.all([queue.drain(), handing.drain()]);
  };
}

/** Colleagues at this hub have heard of their own kind already (`agent-events.ts`); of those at another one nobody has. */
const typingElsewhere =
  (namespace: AgentNamespace): NonNullable<TalkWatcher['typing']> =>
  (id, typing) => {
    const name = typing.who === 'agent' ? { name: typing.name } : {};
    namespace.to(talkRoom(id)).emit('typing', { conversationId: id, who: typing.who, ...name });
  };

/** One after the other: who got a talk and lost it hears it in this order. */
function createHanding(parts: BroadcastParts) {
  let line = Promise.resolve();
  return {
    hear: (handed: Handed): void => {
      line = line.then(() => tellPerson(parts, handed)).catch(parts.onError);
    },
    drain: () => line,
  };
}

/** To every screen of a person here, if there is one or one may come back; at another hub theirs hear it there. */
async function tellPerson(
  { log, desk, transcript }: BroadcastParts,
  { personId, noteSeq, ...handed }: Handed,
): Promise<void> {
  const room = staffRoom(personId);
  if (!log.isKept(room)) return;
  const { conversationId: id } = handed;
  const row = await desk.row(id);
  if (row === undefined) return;
  const [note] = noteSeq === undefined ? [] : await transcript.list(id, { afterSeq: noteSeq - 1, limit: 1 });
  const notice: HandedNotice = { ...handed, name: row.name };
  log.tell(
    room,
    'handed',
    note?.seq === noteSeq && note !== undefined ? { ...notice, note: note.text } : notice,
  );
}

/** What needs no reading. */
const tellingAtOnce = (
  namespace: AgentNamespace,
): Pick<TalkWatcher, 'leftMessage' | 'mentioned' | 'typing'> => ({
  leftMessage: () => {
    namespace.to(DESK_ROOM).emit('callbacksChanged', {});
  },
  mentioned: (staffIds) => {
    for (const id of staffIds) namespace.to(staffRoom(id)).emit('mentionsChanged', {});
  },
  typing: (id, { who, isTyping }) => {
    if (who === 'citizen' && isTyping)
      namespace.to(talkRoom(id)).emit('typing', { conversationId: id, who: 'citizen' });
  },
});

/** What is not known could not be told: the screens must not believe that they know all. */
function gapTeller(namespace: AgentNamespace, log: EventLog): () => void {
  return () => {
    log.breakOff();
    namespace.to(DESK_ROOM).emit('stale', {});
  };
}

async function tell(parts: BroadcastParts, id: ConversationId, { isRowNew, ...news }: News): Promise<void> {
  const { log } = parts;
  const room = talkRoom(id);
  if (log.isKept(room))
    for (const entry of await parts.desk.show(await readNews(parts, id, news)))
      log.tell(room, 'entry', { conversationId: id, entry });
  if (!isRowNew) return;
  const row = await parts.desk.row(id);
  if (row !== undefined) log.tell(DESK_ROOM, 'row', row);
}

/** The entries as they stand now. A changed message comes again under its own number. */
async function readNews(
  { desk, transcript }: BroadcastParts,
  id: ConversationId,
  { seqs, amended, altered }: Omit<News, 'isRowNew'>,
): Promise<readonly TranscriptEntry[]> {
  const found: TranscriptEntry[] = [];
  for (const sourceKey of altered) {
    const entry = await transcript.findBySource(id, sourceKey);
    if (entry !== undefined) seqs.add(entry.seq);
  }
  if (seqs.size > 0) {
    const first = Math.min(...seqs);
    const limit = Math.max(...seqs) - first + 1;
    found.push(...(await transcript.list(id, { afterSeq: first - 1, limit })));
  }
  for (const messageId of amended) {
    const message = await desk.findMessage(id, messageId);
    if (message === undefined || seqs.has(message.seq)) continue;
    seqs.add(message.seq);
    found.push(message);
  }
  return found.filter(({ seq }) => seqs.has(seq));
}
