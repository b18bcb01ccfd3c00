// Shift notes, in English.

import type { shiftZh } from './shift-zh.js';

export const shiftEn: Readonly<Record<keyof typeof shiftZh, string>> = {
  'keys.shiftNotes': 'See the shift notes',
  'shift.title': 'Shift notes',
  'shift.short': 'Shift',
  'shift.open': 'notes open',
  'shift.none': 'Nothing is left for the next shift',
  'shift.write': 'For whoever comes next (Enter keeps it, Shift+Enter starts a line)',
  'shift.keep': 'Pin',
  'shift.done': 'Ticked off within a day: {n}',
  'shift.doneBy': 'Done by {name}',
};
