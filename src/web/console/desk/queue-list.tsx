// The rows of a list, as many as can be seen; arrows walk through them, and near the end the next ones are asked for.

import { useEffect, type RefObject } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { Tab } from '../shell/route.js';
import { QueueRow } from './queue-row.js';
import type { SteadyRows } from './use-rows.js';
import { useWindow } from './use-window.js';

/** As design/queue.css draws a row. */
const ROW_PX = 96;
/** Rows before the end at which more are asked for. */
const NEAR_END = 40;

interface Props {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly tab: Tab;
  readonly steady: SteadyRows;
  readonly selectedId: string | undefined;
  readonly onNearEnd: () => void;
}

export function QueueList({ scroller, tab, steady, selectedId, onNearEnd }: Props) {
  const { rows, gone, hold } = steady;
  const { first, end, reveal } = useWindow(scroller, rows.length, ROW_PX);
  const selectedAt = rows.findIndex(({ conversationId }) => conversationId === selectedId);
  useEffect(() => {
    // Only when another one is chosen: a list that changes must not scroll by itself.
    reveal(selectedAt);
  }, [selectedId, reveal]);
  const isNearEnd = end >= rows.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, rows.length, onNearEnd]);
  return (
    <ul
      className="queue-list"
      style={{ height: rows.length * ROW_PX }}
      onPointerEnter={() => {
        hold(true);
      }}
      onPointerLeave={() => {
        hold(false);
      }}
      onKeyDown={moveFocus}
    >
      {rows.slice(first, end).map((row: ConversationRow, index) => (
        <QueueRow
          key={row.conversationId}
          row={row}
          tab={tab}
          at={first + index}
          of={rows.length}
          topPx={(first + index) * ROW_PX}
          isGone={gone.has(row.conversationId)}
          isSelected={row.conversationId === selectedId}
        />
      ))}
    </ul>
  );
}

/** Arrows walk through the rows' links. */
function moveFocus(event: React.KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
