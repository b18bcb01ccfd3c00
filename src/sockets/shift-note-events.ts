// What a screen asks about shift notes. Joined into the table of `agent-events.ts`.

import { done, type DeskOutcome } from '../desk/desk-outcome.js';
import { shiftNoteRequests, type ShiftNoteToHub } from '../wire/shift-note-events.js';
import type { AgentCall, AgentEvent } from './agent-call.js';
import { DESK_ROOM } from './agent-rooms.js';

export const shiftNoteEvents: { readonly [Event in keyof ShiftNoteToHub]: AgentEvent<Event> } = {
  shiftNotes: {
    schema: shiftNoteRequests.shiftNotes,
    isActivity: false,
    handle: async ({ desk }) => done({ notes: await desk.shiftNotes.list() }),
  },
  writeShiftNote: {
    schema: shiftNoteRequests.writeShiftNote,
    isActivity: true,
    handle: (call, { noteId, text }) =>
      telling(call, call.desk.shiftNotes.write({ id: noteId, text }, call.staff)),
  },
  tickShiftNote: {
    schema: shiftNoteRequests.tickShiftNote,
    isActivity: true,
    handle: (call, { noteId, isDone }) =>
      telling(call, call.desk.shiftNotes.tick(noteId, isDone, call.staff)),
  },
};

async function telling(
  { socket }: Pick<AgentCall, 'socket'>,
  step: Promise<DeskOutcome<object>>,
): Promise<DeskOutcome<object>> {
  const outcome = await step;
  if (outcome.kind === 'done') socket.nsp.to(DESK_ROOM).emit('shiftNotesChanged', {});
  return outcome;
}
