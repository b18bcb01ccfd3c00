// What a supervisor may do to the calendar: each step gives the next whole, or says why not. Pure.

import type { CalendarYear, Closure } from '../domain/working-calendar.js';
import { statutoryDays, type DayNote } from '../domain/statutory-days.js';
import { DAY_MS, startOf, weekdayOf, type LocalDay } from '../domain/taipei-time.js';
import type { StoredCalendar } from './calendar-store.js';

type Calendar = Omit<StoredCalendar, 'revision'>;

/** Closures kept; older ones stay in the audit record alone. */
const MOST_CLOSURES = 200;
const HOUR_MS = 3_600_000;

/** Taiwan's cities announce closures by half days. `evening`: from 18:00; `from-now`: the rest of the day. */
export type DayPart = 'whole' | 'morning' | 'afternoon' | 'evening' | 'from-now';

export interface NewClosure {
  readonly id: string;
  readonly day: LocalDay;
  readonly part: DayPart;
  readonly reason: Closure['reason'];
}

export type CalendarChange =
  | { readonly kind: 'set-year'; readonly year: number; readonly days: readonly DayNote[] }
  | { readonly kind: 'confirm-year'; readonly year: number }
  | { readonly kind: 'forget-year'; readonly year: number }
  | { readonly kind: 'close'; readonly closure: NewClosure }
  | { readonly kind: 'reopen'; readonly closureId: string };

export type ChangeOutcome =
  | { readonly kind: 'done'; readonly next: Calendar }
  /** There is no such closure, it is over, or the time to close has passed. */
  | { readonly kind: 'nothing-to-do' };

export function changeCalendar(
  from: Calendar,
  change: CalendarChange,
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): ChangeOutcome {
  switch (change.kind) {
    case 'set-year':
      return done({ ...from, years: withYear(from.years, toYear(change.year, change.days)) });
    case 'confirm-year': {
      const set = from.years.find(({ year }) => year === change.year);
      const days = set?.days ?? statutoryDays(change.year);
      const confirmed = { ...toYear(change.year, days), confirmed: { by, atMs: nowMs } };
      return done({ ...from, years: withYear(from.years, confirmed) });
    }
    case 'forget-year':
      return done({ ...from, years: from.years.filter(({ year }) => year !== change.year) });
    case 'close':
      return close(from, change.closure, nowMs);
    case 'reopen':
      return reopen(from, change.closureId, nowMs);
  }
}

const done = (next: Calendar): ChangeOutcome => ({ kind: 'done', next });

function close(from: Calendar, { id, day, part, reason }: NewClosure, nowMs: number): ChangeOutcome {
  const span = spanOf(day, part, nowMs);
  if (span.untilMs <= nowMs || span.fromMs >= span.untilMs) return { kind: 'nothing-to-do' };
  return done({ ...from, closures: [...from.closures, { id, ...span, reason }].slice(-MOST_CLOSURES) });
}

/** People are back: a closure that runs ends now, one that has not begun is dropped. */
function reopen(from: Calendar, id: string, nowMs: number): ChangeOutcome {
  const closure = from.closures.find((known) => known.id === id);
  if (closure === undefined || closure.untilMs <= nowMs) return { kind: 'nothing-to-do' };
  const others = from.closures.filter((known) => known !== closure);
  const kept = closure.fromMs < nowMs ? [{ ...closure, untilMs: nowMs }] : [];
  return done({ ...from, closures: [...others, ...kept] });
}

/** The stretch that a closure covers. Noon parts the morning from the afternoon, as in the announcements. */
export function spanOf(
  day: LocalDay,
  part: DayPart,
  nowMs: number,
): { readonly fromMs: number; readonly untilMs: number } {
  const midnightMs = startOf(day);
  const endMs = midnightMs + DAY_MS;
  switch (part) {
    case 'whole':
      return { fromMs: midnightMs, untilMs: endMs };
    case 'morning':
      return { fromMs: midnightMs, untilMs: midnightMs + 12 * HOUR_MS };
    case 'afternoon':
      return { fromMs: midnightMs + 12 * HOUR_MS, untilMs: endMs };
    case 'evening':
      return { fromMs: midnightMs + 18 * HOUR_MS, untilMs: endMs };
    case 'from-now':
      return { fromMs: Math.max(nowMs, midnightMs), untilMs: endMs };
  }
}

/** In order, each day once, and only days that say something: a plain workday or weekend without a name is left out. */
function toYear(year: number, days: readonly DayNote[]): CalendarYear {
  const byDay = new Map(
    days.filter(({ day }) => Number(day.slice(0, 4)) === year).map((note) => [note.day, note]),
  );
  return { year, days: [...byDay.values()].filter(saysSomething).sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

function saysSomething({ day, isOff, name }: DayNote): boolean {
  const weekday = weekdayOf(day);
  const isWeekend = weekday === 0 || weekday === 6;
  return isOff !== isWeekend || name.zh !== '';
}

const withYear = (years: readonly CalendarYear[], year: CalendarYear): readonly CalendarYear[] =>
  [...years.filter((known) => known.year !== year.year), year].sort((a, b) => a.year - b.year);
