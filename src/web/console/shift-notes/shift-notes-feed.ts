// Where the board lies in the cache, and what the hub says of it.

import type { QueryClient } from '@tanstack/react-query';

import type { HubToShiftNote } from '../../../wire/shift-note-events.js';

export const SHIFT_NOTES_KEY = ['shiftNotes'] as const;

export const shiftNoteListeners = (cache: QueryClient): HubToShiftNote => ({
  shiftNotesChanged: () => {
    void cache.invalidateQueries({ queryKey: SHIFT_NOTES_KEY });
  },
});
