// The rows of the tabs. Waiting and mine are always read, for their counts; the others when looked at.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';

import type { TalkFilter } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { tellFault } from '../shell/notices.js';
import { useNow } from '../shell/now.js';
import { useSession } from '../session/use-session.js';
import type { Tab } from '../shell/route.js';
import { useDesk } from './desk-context.js';
import { readList, readTotal, rowsKey, totalKey } from './desk-feed.js';
import { useLink } from './link.js';
import { isPausedNow } from './pause-times.js';
import { heldOrder, inOrder, type ListName } from './row-lists.js';

const NO_FILTER: TalkFilter = {};

export function useRows(tab: ListName, filter = NO_FILTER) {
  const { hub, link } = useDesk();
  const { id: myId } = useSession().staff;
  const cache = useQueryClient();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: rowsKey(tab, filter),
    queryFn: () => readList(cache, hub, { tab, filter, myId }),
    enabled: isOnline,
  });
}

/** How many a list has, also where not all of them are here. */
export function useTotal(tab: ListName, filter = NO_FILTER): number | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: totalKey(tab, filter),
    queryFn: () => readTotal(hub, tab, filter),
    enabled: isOnline,
  }).data;
}

/** Asks for the rows behind the last one that is here; one question at a time. */
export function useMoreRows(tab: ListName, filter = NO_FILTER): () => void {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const asking = useRef(false);
  return useCallback(() => {
    const key = rowsKey(tab, filter);
    const rows = cache.getQueryData<readonly ConversationRow[]>(key) ?? [];
    const total = cache.getQueryData<number>(totalKey(tab, filter)) ?? 0;
    const isPaged = tab === 'all' || tab === 'resolved';
    if (asking.current || !isPaged || rows.length === 0 || rows.length >= total) return;
    const after = inOrder(tab, rows).at(-1);
    if (after === undefined) return;
    asking.current = true;
    readList(cache, hub, { tab, filter, after, myId })
      .then((more) => {
        cache.setQueryData<readonly ConversationRow[]>(key, (known = []) => joined(known, more));
      }, tellFault)
      .finally(() => {
        asking.current = false;
      });
  }, [hub, cache, tab, filter, myId]);
}

/** What is here stays: it is newer than what was asked for. */
function joined(
  known: readonly ConversationRow[],
  more: readonly ConversationRow[],
): readonly ConversationRow[] {
  const here = new Set(known.map(({ conversationId }) => conversationId));
  return [...known, ...more.filter(({ conversationId }) => !here.has(conversationId))];
}

/** Those of a list that belong to it at this moment: a pause may be over. */
export function useCurrentRows(tab: ListName, rows: readonly ConversationRow[] | undefined) {
  // A pause ends by the minute: the list is not made anew each second.
  const minute = Math.floor(useNow() / 60_000);
  return useMemo(() => {
    if (rows === undefined || (tab !== 'mine' && tab !== 'paused')) return rows;
    const nowMs = Math.max(minute * 60_000, Date.now());
    return rows.filter((row) => isPausedNow(row, nowMs) === (tab === 'paused'));
  }, [tab, rows, minute]);
}

export interface SteadyRows {
  readonly rows: readonly ConversationRow[];
  /** Rows that have left the list and keep their place while it is held. */
  readonly gone: ReadonlySet<string>;
  /** How many rows would move or go once the list is let free. */
  readonly held: number;
  readonly hold: (isHeld: boolean) => void;
}

/** Sorted rows that keep their places while the pointer is over them. */
export function useSteadyRows(tab: Tab, rows: readonly ConversationRow[]): SteadyRows {
  const [isHeld, hold] = useState(false);
  const shown = useRef<{ readonly tab: Tab; readonly rows: readonly ConversationRow[] }>({ tab, rows: [] });
  const sorted = useMemo(() => inOrder(tab, rows), [tab, rows]);
  // Of ten thousand rows each pass is felt: only when the rows are others, not each second.
  const steady = useMemo(
    () => (isHeld && shown.current.tab === tab ? heldOrder(shown.current.rows, sorted) : sorted),
    [isHeld, tab, sorted],
  );
  shown.current = { tab, rows: steady };
  const standing = useMemo(() => standingOf(steady, sorted), [steady, sorted]);
  return { rows: steady, ...standing, hold };
}

const NOTHING_HELD: Pick<SteadyRows, 'gone' | 'held'> = { gone: new Set(), held: 0 };

/** How far what is shown is from what it would be. */
function standingOf(
  steady: readonly ConversationRow[],
  sorted: readonly ConversationRow[],
): Pick<SteadyRows, 'gone' | 'held'> {
  if (steady === sorted) return NOTHING_HELD;
  const held = steady.filter(
    ({ conversationId }, at) => conversationId !== sorted[at]?.conversationId,
  ).length;
  if (held === 0) return NOTHING_HELD;
  const here = new Set(sorted.map(({ conversationId }) => conversationId));
  const gone = new Set(
    steady.map(({ conversationId }) => conversationId).filter((conversationId) => !here.has(conversationId)),
  );
  return { gone, held };
}
