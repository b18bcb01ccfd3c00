// Joins the socket with the cache of queries: what the hub says lands in the lists and the open talk; a new connection
// reads everything again.

import type { QueryClient } from '@tanstack/react-query';

import type { FloorView, TalkFilter } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { Thread, ThreadEntry } from '../../../wire/thread-views.js';
import type { HandedNotice } from '../../../wire/floor-events.js';
import { bannerListeners } from '../banner/banner-feed.js';
import { callbackListeners, CALLBACKS_KEY, putCallbackRow } from '../callbacks/callbacks-key.js';
import { ALARMS_KEY } from '../channels/channel-client.js';
import { mergeEntries } from '../thread/entries.js';
import type { Desk } from './desk-context.js';
import { FLOOR_KEY } from '../floor/use-floor.js';
import { createHandedBoard, type HandedBoard } from '../floor/handed-board.js';
import { createViewerBoard } from '../floor/viewer-board.js';
import { createEventRooms, type EventRooms } from './event-rooms.js';
import { createHubClient, type HubListeners } from './hub-client.js';
import { createLink } from './link.js';
import { createOutgoing } from './outgoing.js';
import { workplaceListeners } from '../compose/workplace-feed.js';
import { shiftNoteListeners, SHIFT_NOTES_KEY } from '../shift-notes/shift-notes-feed.js';
import { tagListeners, TAGS_KEY } from '../tags/tags-feed.js';
import { MENTIONS_KEY, mentionListeners } from '../mentions/mentions-feed.js';
import { settingsListeners } from '../settings/setting.js';
import { teamListeners, TEAMS_KEY } from '../teams/teams-feed.js';
import { withRow, type ListName } from './row-lists.js';
import { createTypingBoard } from './typing-board.js';
import { createUnreadBoard, type UnreadBoard } from './unread-board.js';

/** The list, then what is wanted of it. */
export const rowsKey = (list: ListName, filter: TalkFilter = {}) => ['rows', list, filter] as const;
/** How many there are by the hub's count, where not all of them are here. */
export const totalKey = (list: ListName, filter: TalkFilter = {}) => ['total', list, filter] as const;
export const threadKey = (conversationId: string) => ['thread', conversationId] as const;

interface FeedOptions {
  readonly myId: string;
  /** The session may have ended. */
  readonly onRefused: () => void;
}

export function createDeskFeed(cache: QueryClient, { myId, onRefused }: FeedOptions): Desk {
  const link = createLink();
  const typing = createTypingBoard();
  const viewers = createViewerBoard();
  const handed = createHandedBoard();
  const unread = createUnreadBoard((ids) => countUnread(hub, ids));
  const inStep = (): void => {
    link.set({ state: 'online', lastSyncMs: Date.now() });
  };
  const hub = createHubClient({
    connected: () => {
      outgoing.resume();
    },
    hello: ({ marks }) => {
      void rooms.connected(marks).then(() => {
        inStep();
        askAgain(cache, unread);
      });
    },
    disconnected: () => {
      rooms.disconnected();
      link.set({ ...link.read(), state: 'offline' });
    },
    refused: (fault) => {
      if (fault !== undefined) link.set({ ...link.read(), state: 'offline', refusal: fault });
      onRefused();
    },
    ...numbered((...heard) => {
      rooms.hear(...heard);
    }),
    stale: () => {
      reload(cache, 'desk');
      reload(cache, 'talk:');
      unread.again();
    },
    floor: (view) => {
      cache.setQueryData<FloorView>(FLOOR_KEY, view);
    },
    viewers: viewers.set,
    ...boardListeners(cache),
    ...ownListeners(unread, myId),
    typing: typing.add,
    alarms: (view) => {
      cache.setQueryData(ALARMS_KEY, view);
    },
  });
  const rooms = createEventRooms({
    apply: (event, payload) => {
      inStep();
      land({ cache, handed, unread, myId }, event, payload);
    },
    reload: (room) => {
      reload(cache, room);
      if (room === 'desk') unread.again();
    },
    resume: async (marks) => (await hub.ask('resume', { rooms: [...marks] })).rooms,
  });
  const outgoing = createOutgoing(hub, `draft.unsent.${myId}`);
  return { hub, link, outgoing, typing, viewers, handed, unread, rooms };
}

/** What this person does on other screens. */
const ownListeners = (unread: UnreadBoard, myId: string) => ({
  ...workplaceListeners(unread, myId),
  ...settingsListeners(myId),
});

/** What everybody at the desk shares besides talks. */
const boardListeners = (cache: QueryClient) => ({
  ...callbackListeners(cache),
  ...bannerListeners(cache),
  ...tagListeners(cache),
  ...mentionListeners(cache),
  ...teamListeners(cache),
  ...shiftNoteListeners(cache),
});

/** What is not told again after a lost connection, and what failed while the hub was out of reach. */
function askAgain(cache: QueryClient, unread: Pick<UnreadBoard, 'again'>): void {
  unread.again();
  for (const queryKey of [CALLBACKS_KEY, TAGS_KEY, TEAMS_KEY, SHIFT_NOTES_KEY, MENTIONS_KEY])
    void cache.invalidateQueries({ queryKey });
  void cache.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
}

const countUnread = async (hub: Desk['hub'], ids: readonly string[]) =>
  (await hub.ask('unread', { conversationIds: [...ids] })).counts;

/** The events that come with a mark. */
function numbered(hear: EventRooms['hear']): Pick<HubListeners, 'row' | 'entry' | 'handed'> {
  return {
    row: (row, mark) => {
      hear('row', row, mark);
    },
    entry: (event, mark) => {
      hear('entry', event, mark);
    },
    handed: (notice, mark) => {
      hear('handed', notice, mark);
    },
  };
}

/** Where a numbered event lands. The hub sends by wire/agent-events.ts; what it tells again is what it sent. */
function land({ cache, handed, unread, myId }: Landing, event: string, payload: unknown): void {
  if (event === 'row') {
    const row = payload as ConversationRow;
    putRow(cache, row, myId);
    unread.changed(row.conversationId);
  } else if (event === 'handed') handed.add(payload as HandedNotice);
  else if (event === 'entry') {
    const { conversationId, entry } = payload as { conversationId: string; entry: ThreadEntry };
    putEntry(cache, conversationId, entry);
  }
}

interface Landing {
  readonly cache: QueryClient;
  readonly handed: Pick<HandedBoard, 'add'>;
  readonly unread: Pick<UnreadBoard, 'changed'>;
  readonly myId: string;
}

/** Reads a room's lists or talk again. `talk:` alone: every talk. */
function reload(cache: QueryClient, room: string): void {
  if (room === 'desk') {
    void cache.invalidateQueries({ queryKey: ['rows'] });
    void cache.invalidateQueries({ queryKey: ['total'] });
    void cache.invalidateQueries({ queryKey: CALLBACKS_KEY });
  }
  const [, talk] = /^talk:(.*)$/.exec(room) ?? [];
  if (talk !== undefined)
    void cache.invalidateQueries({ queryKey: talk === '' ? ['thread'] : threadKey(talk) });
}

/** Rows heard while lists are being read: the answer may be older than they are. */
const hearing = new Set<ConversationRow[]>();

/** How often the hub is asked for the lengths of lists that are not here whole. Unit: ms. */
const COUNT_EVERY_MS = 2_000;
let isCounting = false;

function countAgain(cache: QueryClient): void {
  if (isCounting) return;
  isCounting = true;
  setTimeout(() => {
    isCounting = false;
    void cache.invalidateQueries({ queryKey: ['total'] });
  }, COUNT_EVERY_MS);
}

interface ListWish {
  readonly tab: ListName;
  readonly filter: TalkFilter;
  /** The last one that is here already. */
  readonly after?: ConversationRow;
}

const listOf = (tab: ListName, filter: TalkFilter) => ({
  tab,
  ...(Object.keys(filter).length === 0 ? {} : { filter }),
});

export async function readTotal(
  hub: Pick<Desk['hub'], 'ask'>,
  tab: ListName,
  filter: TalkFilter,
): Promise<number> {
  return (await hub.ask('list', { ...listOf(tab, filter), isCountOnly: true })).total;
}

/** Reads a list, or its next part; what changes meanwhile is in it. */
export async function readList(
  cache: QueryClient,
  hub: Pick<Desk['hub'], 'ask'>,
  { tab, filter, after, myId }: ListWish & { readonly myId: string },
): Promise<readonly ConversationRow[]> {
  const heard: ConversationRow[] = [];
  hearing.add(heard);
  try {
    const { rows, total } = await hub.ask('list', {
      ...listOf(tab, filter),
      ...(after === undefined
        ? {}
        : { after: { lastAtMs: after.lastAtMs, conversationId: after.conversationId } }),
    });
    cache.setQueryData(totalKey(tab, filter), total);
    return heard.reduce((list, row) => withRow(list, row, { tab, myId, filter }), rows);
  } finally {
    hearing.delete(heard);
  }
}

export function putRow(cache: QueryClient, row: ConversationRow, myId: string): void {
  for (const heard of hearing) heard.push(row);
  for (const [key, rows] of cache.getQueriesData<readonly ConversationRow[]>({ queryKey: ['rows'] })) {
    // Keys are made by `rowsKey` alone.
    const [, tab, filter] = key as ReturnType<typeof rowsKey>;
    if (rows === undefined) continue;
    cache.setQueryData(key, withRow(rows, row, { tab, myId, filter }));
  }
  putCallbackRow(cache, row);
  countAgain(cache);
  const known = cache.getQueryData<Thread>(threadKey(row.conversationId));
  if (known !== undefined && known.row.placedAtMs !== row.placedAtMs) forgetPlaces(cache, row.conversationId);
  cache.setQueryData<Thread>(threadKey(row.conversationId), (thread) =>
    thread === undefined || thread.row.epoch > row.epoch ? thread : { ...thread, row },
  );
}

/** A place was noted: it is read again, covered; whoever had the personal facts in full asks for them anew, on record. */
function forgetPlaces(cache: QueryClient, conversationId: string): void {
  cache.setQueryData(['revealed', conversationId], null);
  void cache.invalidateQueries({ queryKey: ['workplace', conversationId] });
}

/** Entries heard while a talk is being read: the answer may be older than they are. */
const early = new Map<string, readonly ThreadEntry[]>();

function putEntry(cache: QueryClient, conversationId: string, entry: ThreadEntry): void {
  const key = threadKey(conversationId);
  if (cache.getQueryState(key)?.fetchStatus === 'fetching')
    early.set(conversationId, [...(early.get(conversationId) ?? []), entry]);
  cache.setQueryData<Thread>(key, (thread) =>
    thread === undefined ? undefined : { ...thread, entries: mergeEntries(thread.entries, [entry]) },
  );
}

/** Reads a talk and follows it from now on. */
export async function openThread(
  cache: QueryClient,
  { hub, rooms }: Pick<Desk, 'hub' | 'rooms'>,
  conversationId: string,
): Promise<Thread> {
  early.delete(conversationId);
  const { mark, ...opened } = await hub.ask('open', { conversationId });
  rooms.opened(mark);
  const heard = early.get(conversationId) ?? [];
  early.delete(conversationId);
  const fresh = { ...opened, entries: mergeEntries(opened.entries, heard) };
  return withKnownBefore(fresh, cache.getQueryData<Thread>(threadKey(conversationId)));
}

/** Read again after a lost connection: earlier pages that join without a gap stay. */
function withKnownBefore(fresh: Thread, known: Thread | undefined): Thread {
  const first = fresh.entries[0]?.seq ?? 0;
  if (known === undefined || (known.entries.at(-1)?.seq ?? 0) < first) return fresh;
  const before = known.entries.filter(({ seq }) => seq < first);
  if (before.length === 0) return fresh;
  return { ...known, row: fresh.row, entries: [...before, ...fresh.entries] };
}

/** Puts the page before what is shown in front of it. */
export async function loadEarlier(
  cache: QueryClient,
  hub: Desk['hub'],
  conversationId: string,
): Promise<void> {
  const key = threadKey(conversationId);
  const beforeSeq = cache.getQueryData<Thread>(key)?.earlier;
  if (beforeSeq === undefined) return;
  const page = await hub.ask('earlier', { conversationId, beforeSeq });
  cache.setQueryData<Thread>(key, (thread) =>
    thread === undefined
      ? undefined
      : { ...page, row: thread.row, entries: mergeEntries(page.entries, thread.entries) },
  );
}
