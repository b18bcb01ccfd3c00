// The rows of the tabs. Waiting and mine are always read, for their counts; the others when looked at.

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { ConversationRow } from '../../../wire/agent-events.js';
import { useSession } from '../session/use-session.js';
import type { Tab } from '../shell/route.js';
import { useDesk } from './desk-context.js';
import { readList, rowsKey } from './desk-feed.js';
import { useLink } from './link.js';
import { heldOrder, inOrder, type ListName } from './row-lists.js';

export function useRows(tab: ListName, isWanted: boolean) {
  const { hub, link } = useDesk();
  const { id: myId } = useSession().staff;
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: rowsKey(tab),
    queryFn: () => readList(hub, tab, myId),
    enabled: isWanted && isOnline,
  });
}

interface SteadyRows {
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
  const sorted = inOrder(tab, rows);
  const steady = isHeld && shown.current.tab === tab ? heldOrder(shown.current.rows, sorted) : sorted;
  shown.current = { tab, rows: steady };
  const held = steady.filter(
    ({ conversationId }, at) => conversationId !== sorted[at]?.conversationId,
  ).length;
  const here = new Set(sorted.map(({ conversationId }) => conversationId));
  const gone = new Set(
    steady.map(({ conversationId }) => conversationId).filter((conversationId) => !here.has(conversationId)),
  );
  return { rows: steady, gone, held, hold };
}
