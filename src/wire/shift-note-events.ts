// What a screen of the desk says and hears about shift notes. Part of the namespace `/agent`; `agent-events.ts` joins it.

import { z } from 'zod';

import { MOST_SHIFT_NOTE_CHARS, type Ack } from './shared.js';

const noteId = z.string().min(8).max(64);

export const shiftNoteRequests = {
  shiftNotes: z.strictObject({}),
  writeShiftNote: z.strictObject({ noteId, text: z.string().trim().min(1).max(MOST_SHIFT_NOTE_CHARS) }),
  tickShiftNote: z.strictObject({ noteId, isDone: z.boolean() }),
} as const;

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface ShiftNoteView {
  readonly id: string;
  readonly text: string;
  readonly author: Person;
  readonly atMs: number;
  /** Ticked off; absent: it stays on the board. */
  readonly done?: { readonly by: Person; readonly atMs: number };
}

export interface ShiftNoteToHub {
  /** What is on the board, and what was ticked off within a day: the latest 200, the oldest first. */
  shiftNotes: (
    request: z.infer<typeof shiftNoteRequests.shiftNotes>,
    ack: (answer: Ack<{ readonly notes: readonly ShiftNoteView[] }>) => void,
  ) => void;
  /** Anybody at the desk. `noteId`: made by the screen; the same again is the same note. */
  writeShiftNote: (
    request: z.infer<typeof shiftNoteRequests.writeShiftNote>,
    ack: (answer: Ack) => void,
  ) => void;
  /** Ticks it off, or puts it back; who was first is remembered. UNKNOWN_NOTE. */
  tickShiftNote: (
    request: z.infer<typeof shiftNoteRequests.tickShiftNote>,
    ack: (answer: Ack) => void,
  ) => void;
}

export interface HubToShiftNote {
  /** The board is another: ask for it again. To every screen, without a mark. */
  shiftNotesChanged: (event: object) => void;
}
