// Joins the socket with the cache of queries: what the hub says lands in the lists and the open talk; a new connection
// reads everything again.

import type { QueryClient } from '@tanstack/react-query';

import type { ConversationRow, Thread, ThreadEntry } from '../../../wire/agent-events.js';
import { ALARMS_KEY } from '../channels/channel-client.js';
import { TABS, type Tab } from '../shell/route.js';
import { mergeEntries } from '../thread/entries.js';
import type { Desk } from './desk-context.js';
import { createHubClient } from './hub-client.js';
import { createLink } from './link.js';
import { createOutgoing } from './outgoing.js';
import { workplaceListeners } from '../compose/workplace-feed.js';
import { withRow } from './row-lists.js';
import { createTypingBoard } from './typing-board.js';

export const rowsKey = (tab: Tab) => ['rows', tab] as const;
export const threadKey = (conversationId: string) => ['thread', conversationId] as const;

interface FeedOptions {
  readonly myId: string;
  /** The session may have ended. */
  readonly onRefused: () => void;
}

export function createDeskFeed(cache: QueryClient, { myId, onRefused }: FeedOptions): Desk {
  const link = createLink();
  const typing = createTypingBoard();
  const inStep = (): void => {
    link.set({ state: 'online', lastSyncMs: Date.now() });
  };
  const hub = createHubClient({
    connected: () => {
      inStep();
      void cache.invalidateQueries({ queryKey: ['rows'] });
      void cache.invalidateQueries({ queryKey: ['thread'] });
      outgoing.resume();
    },
    disconnected: () => {
      link.set({ ...link.read(), state: 'offline' });
    },
    refused: (fault) => {
      if (fault !== undefined) link.set({ ...link.read(), state: 'offline', refusal: fault });
      onRefused();
    },
    row: (row) => {
      inStep();
      putRow(cache, row, myId);
    },
    entry: ({ conversationId, entry }) => {
      inStep();
      putEntry(cache, conversationId, entry);
    },
    ...workplaceListeners(cache, myId),
    typing: typing.add,
    alarms: (view) => {
      cache.setQueryData(ALARMS_KEY, view);
    },
  });
  const outgoing = createOutgoing(hub, `draft.unsent.${myId}`);
  return { hub, link, outgoing, typing };
}

export function putRow(cache: QueryClient, row: ConversationRow, myId: string): void {
  for (const tab of TABS)
    cache.setQueryData<readonly ConversationRow[]>(rowsKey(tab), (rows) =>
      rows === undefined ? undefined : withRow(rows, row, { tab, myId }),
    );
  cache.setQueryData<Thread>(threadKey(row.conversationId), (thread) =>
    thread === undefined ? undefined : { ...thread, row },
  );
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
  hub: Desk['hub'],
  conversationId: string,
): Promise<Thread> {
  early.delete(conversationId);
  const opened = await hub.ask('open', { conversationId });
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
