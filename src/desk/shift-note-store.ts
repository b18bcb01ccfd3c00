// What one shift leaves for the next, and the port of its store.

import type { Agent } from '../domain/handoff.js';

export interface ShiftNote {
  readonly id: string;
  readonly text: string;
  readonly author: Agent;
  readonly atMs: number;
  /** Ticked off; absent: it stays on the board. */
  readonly done?: { readonly by: Agent; readonly atMs: number };
}

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface ShiftNoteStore {
  /** Does nothing where it is there. */
  readonly add: (note: Omit<ShiftNote, 'done'>) => Promise<void>;
  /** All that nobody has ticked off, and those ticked off since then; the latest `limit` of them, the oldest first. */
  readonly list: (query: {
    readonly doneSinceMs: number;
    readonly limit: number;
  }) => Promise<readonly ShiftNote[]>;
  /** Who ticks first is remembered; `undefined` puts it back on the board. False where there is no such note. */
  readonly tick: (id: string, done: ShiftNote['done']) => Promise<boolean>;
}
