// The days of a month as a table shows them. Days are plain dates: no time zone takes part.

import type { CalendarView } from '../../../wire/calendar-api.js';
import type { DayNote } from './calendar-client.js';

export interface ShownDay {
  readonly day: string;
  readonly date: number;
  readonly kind: 'workday' | 'weekend' | 'off' | 'makeUp';
  readonly note?: DayNote;
  readonly isClosed: boolean;
  readonly isToday: boolean;
}

const DAY_MS = 86_400_000;

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Weeks from Sunday; undefined before the first and after the last. */
export function weeksOf(
  { year, days, closures, today }: CalendarView,
  month: number,
): readonly (readonly (ShownDay | undefined)[])[] {
  const notes = new Map(days.map((note) => [note.day, note]));
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const shown = Array.from({ length: count }, (_, index): ShownDay => {
    const day = `${year}-${two(month)}-${two(index + 1)}`;
    const note = notes.get(day);
    const beginsMs = Date.parse(`${day}T00:00:00+08:00`);
    return {
      day,
      date: index + 1,
      kind: kindOf(day, note),
      ...(note === undefined ? {} : { note }),
      isClosed: closures.some(({ fromMs, untilMs }) => fromMs < beginsMs + DAY_MS && untilMs > beginsMs),
      isToday: day === today,
    };
  });
  const before = Array.from({ length: weekdayOf(`${year}-${two(month)}-01`) }, () => undefined);
  const cells = [...before, ...shown];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => cells[week * 7 + at]),
  );
}

function kindOf(day: string, note: DayNote | undefined): ShownDay['kind'] {
  const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
  if (note === undefined) return isWeekend ? 'weekend' : 'workday';
  if (note.isOff) return 'off';
  return isWeekend ? 'makeUp' : 'workday';
}

const two = (value: number): string => String(value).padStart(2, '0');
