// Which rows belong under which tab, and in which order. Pure.

import type { ListRequest, TalkFilter } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { matches } from './talk-filter.js';

/** The lists that the hub gives: the tabs, and every talk that somebody has. */
export type ListName = ListRequest['tab'];

function belongs(tab: ListName, row: ConversationRow, myId: string): boolean {
  switch (tab) {
    case 'waiting':
      return row.status === 'queued';
    case 'mine':
      return row.status === 'assigned' && row.assignee?.id === myId;
    case 'assigned':
      return row.status === 'assigned';
    case 'paused':
      return row.status === 'assigned' && row.pause !== undefined;
    case 'all':
      return true;
    case 'resolved':
      return row.status === 'resolved';
  }
}

/** As the hub's queue; everywhere else what moved last. */
export function inOrder(tab: ListName, rows: readonly ConversationRow[]): readonly ConversationRow[] {
  const queueTime = (row: ConversationRow): number => row.queueTimeMs ?? row.lastAtMs;
  return rows.toSorted((a, b) => (tab === 'waiting' ? queueTime(a) - queueTime(b) : b.lastAtMs - a.lastAtMs));
}

export interface WantedRows {
  readonly tab: ListName;
  readonly myId: string;
  readonly filter?: TalkFilter;
}

/** The list of a tab after `row` changed. */
export function withRow(
  rows: readonly ConversationRow[],
  row: ConversationRow,
  { tab, myId, filter = {} }: WantedRows,
): readonly ConversationRow[] {
  // Told late: the list knows a later owner already.
  if (rows.some((known) => known.conversationId === row.conversationId && known.epoch > row.epoch))
    return rows;
  const others = rows.filter(({ conversationId }) => conversationId !== row.conversationId);
  return belongs(tab, row, myId) && matches(row, filter) ? [...others, row] : others;
}

/**
 * The order to show while it must not move: rows keep the places of `shown`, one that left stays where it was,
 * new ones come after the last.
 */
export function heldOrder(
  shown: readonly ConversationRow[],
  fresh: readonly ConversationRow[],
): readonly ConversationRow[] {
  const byId = new Map(fresh.map((row) => [row.conversationId, row]));
  const kept = shown.map((row) => byId.get(row.conversationId) ?? row);
  const known = new Set(shown.map(({ conversationId }) => conversationId));
  return [...kept, ...fresh.filter(({ conversationId }) => !known.has(conversationId))];
}
