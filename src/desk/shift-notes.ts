// The board of shift notes: everybody at the desk writes, sees and ticks off. What is ticked off goes after a day.

import type { Agent } from '../domain/handoff.js';
import { DAY_MS } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { ShiftNote, ShiftNoteStore } from './shift-note-store.js';

/** A board that is read at one look; older ones are to be ticked off. Ours. */
const MOST_SHOWN = 200;

export interface ShiftNotes {
  /** What is on the board, and what was ticked off within a day; the oldest first. */
  readonly list: () => Promise<readonly ShiftNote[]>;
  /** The same id again is the same note, with the words that came first. */
  readonly write: (
    note: { readonly id: string; readonly text: string },
    author: Agent,
  ) => Promise<DeskOutcome<object>>;
  readonly tick: (id: string, isDone: boolean, by: Agent) => Promise<DeskOutcome<object>>;
}

export function createShiftNotes({
  store,
  clock,
}: {
  readonly store: ShiftNoteStore;
  readonly clock: Clock;
}): ShiftNotes {
  const named = ({ id, name }: Agent): Agent => ({ id, name });
  return {
    list: () => store.list({ doneSinceMs: clock() - DAY_MS, limit: MOST_SHOWN }),
    async write({ id, text }, author) {
      await store.add({ id, text, author: named(author), atMs: clock() });
      return done({});
    },
    async tick(id, isDone, by) {
      const ticked = isDone ? { by: named(by), atMs: clock() } : undefined;
      return (await store.tick(id, ticked)) ? done({}) : refuse({ code: 'unknown-note' });
    },
  };
}
