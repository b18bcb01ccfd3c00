// When people answer, given the weekly hours, the year's days off, make-up workdays and closures of the moment. Pure.

import { shiftsOn, type DayKind, type ServiceHours } from './hours.js';
import { DAY_MS, type LocalDay, plusDays, startOf, taipeiDay, weekdayOf } from './taipei-time.js';
import { statutoryDays, type DayNote } from './statutory-days.js';

/** A sentence or name in both languages. */
export interface Spoken {
  readonly zh: string;
  readonly en: string;
}

/** A year of the calendar as it was read in or edited. */
export interface CalendarYear {
  readonly year: number;
  /** Days that are off although weekdays, on although weekend, or named. */
  readonly days: readonly DayNote[];
  /** Somebody has held the year against the official announcement. Absent: unofficial. */
  readonly confirmed?: { readonly by: string; readonly atMs: number };
}

/** Nobody answers for a while: typhoon, power cut, move. */
export interface Closure {
  readonly id: string;
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
  readonly reason: Spoken;
}

export interface WorkingCalendar {
  readonly hours: ServiceHours;
  /** Years without an entry are computed. */
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly closures: readonly Closure[];
}

/** A stretch in which people answer. */
export interface Span {
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
}

/** Further ahead nobody is told anything: a desk that is closed for half a year is closed. Unit: days. */
const MOST_DAYS_AHEAD = 190;

/** What is special in a year: as somebody set it, else computed. */
export function notesOf({ years }: Pick<WorkingCalendar, 'years'>, year: number): readonly DayNote[] {
  return years.get(year)?.days ?? statutoryDays(year);
}

function noteOf(calendar: Pick<WorkingCalendar, 'years'>, day: LocalDay): DayNote | undefined {
  return notesOf(calendar, yearOf(day)).find((note) => note.day === day);
}

const yearOf = (day: LocalDay): number => Number(day.slice(0, 4));

/** Is the year one that a person has confirmed? */
export function isOfficial({ years }: Pick<WorkingCalendar, 'years'>, year: number): boolean {
  return years.get(year)?.confirmed !== undefined;
}

/** Monday to Friday but for days off, and make-up workdays. */
export function isWorkday(calendar: Pick<WorkingCalendar, 'years'>, day: LocalDay): boolean {
  return dayKindOf(calendar, day) === 'workday' || dayKindOf(calendar, day) === 'make-up';
}

/** The day that lies `count` workdays after `day`; `day` itself does not count. */
export function workdaysLater(
  calendar: Pick<WorkingCalendar, 'years'>,
  day: LocalDay,
  count: number,
): LocalDay {
  let left = count;
  let at = day;
  while (left > 0) {
    at = plusDays(at, 1);
    if (isWorkday(calendar, at)) left -= 1;
  }
  return at;
}

export function isOpenAt(calendar: WorkingCalendar, nowMs: number): boolean {
  const [first] = spansOn(calendar, taipeiDay(nowMs)).filter((span) => span.untilMs > nowMs);
  return first !== undefined && first.fromMs <= nowMs;
}

/** The closure that covers the moment. */
export function closureAt({ closures }: WorkingCalendar, nowMs: number): Closure | undefined {
  return closures.find(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs);
}

/** Does anybody answer, and if not, why not and from when on? */
export type ServiceState =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed';
      /** `hours`: an ordinary day, at another time. */
      readonly why: 'hours' | 'day-off' | 'closure';
      /** The day off or the closure. */
      readonly name?: Spoken;
      /** Absent: not within half a year. */
      readonly opensAtMs?: number;
      /** A day off that nobody has confirmed lies in between. */
      readonly isUnofficial: boolean;
    };

export function serviceStateAt(calendar: WorkingCalendar, nowMs: number): ServiceState {
  if (isOpenAt(calendar, nowMs)) return { kind: 'open' };
  const opensAtMs = nextOpening(calendar, nowMs);
  const when = {
    ...(opensAtMs === undefined ? {} : { opensAtMs }),
    isUnofficial: restsOnUnconfirmed(calendar, nowMs, opensAtMs ?? nowMs),
  };
  const closure = closureAt(calendar, nowMs);
  if (closure !== undefined) return { kind: 'closed', why: 'closure', name: closure.reason, ...when };
  const note = closingNote(calendar, taipeiDay(nowMs));
  if (note === undefined) return { kind: 'closed', why: 'hours', ...when };
  return { kind: 'closed', why: 'day-off', name: note.name, ...when };
}

/** The day off that leaves the day without any service. */
export function closingNote(calendar: WorkingCalendar, day: LocalDay): DayNote | undefined {
  const note = noteOf(calendar, day);
  const isClosed = shiftsOn(calendar.hours, dayKindOf(calendar, day), weekdayOf(day)).length === 0;
  return note?.isOff === true && isClosed ? note : undefined;
}

function restsOnUnconfirmed(calendar: WorkingCalendar, fromMs: number, untilMs: number): boolean {
  const last = taipeiDay(untilMs);
  for (let day = taipeiDay(fromMs); day <= last; day = plusDays(day, 1))
    if (closingNote(calendar, day) !== undefined && !isOfficial(calendar, yearOf(day))) return true;
  return false;
}

/** When people answer next; `nowMs` itself while they do. Undefined: not within half a year. */
export function nextOpening(calendar: WorkingCalendar, nowMs: number): number | undefined {
  for (const { fromMs } of spansFrom(calendar, nowMs)) return Math.max(fromMs, nowMs);
  return undefined;
}

/** The moment when so much time of service has gone by. Undefined: not within half a year. */
export function plusServiceTime(
  calendar: WorkingCalendar,
  fromMs: number,
  durationMs: number,
): number | undefined {
  let leftMs = durationMs;
  for (const span of spansFrom(calendar, fromMs)) {
    const begunMs = Math.max(span.fromMs, fromMs);
    if (span.untilMs - begunMs >= leftMs) return begunMs + leftMs;
    leftMs -= span.untilMs - begunMs;
  }
  return undefined;
}

/** Time of service between two moments. Unit: ms. */
export function serviceTimeBetween(calendar: WorkingCalendar, fromMs: number, untilMs: number): number {
  let totalMs = 0;
  for (const span of spansFrom(calendar, fromMs)) {
    if (span.fromMs >= untilMs) break;
    totalMs += Math.min(span.untilMs, untilMs) - Math.max(span.fromMs, fromMs);
  }
  return totalMs;
}

/** Stretches of service that have not ended, earliest first. */
function* spansFrom(calendar: WorkingCalendar, fromMs: number): Generator<Span> {
  const first = taipeiDay(fromMs);
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead += 1)
    for (const span of spansOn(calendar, plusDays(first, ahead))) if (span.untilMs > fromMs) yield span;
}

/** The day's stretches of service, in order, apart from each other, without closures. */
function spansOn(calendar: WorkingCalendar, day: LocalDay): readonly Span[] {
  const midnightMs = startOf(day);
  const open = shiftsOn(calendar.hours, dayKindOf(calendar, day), weekdayOf(day))
    .map(({ fromMinute, toMinute }) => ({
      fromMs: midnightMs + fromMinute * 60_000,
      untilMs: midnightMs + toMinute * 60_000,
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const today = calendar.closures.filter(
    ({ fromMs, untilMs }) => untilMs > midnightMs && fromMs < midnightMs + DAY_MS,
  );
  return today.reduce(without, joined(open));
}

/** Shifts that touch or overlap are one stretch. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const before = whole.at(-1);
    if (before === undefined || span.fromMs > before.untilMs) whole.push(span);
    else whole[whole.length - 1] = { ...before, untilMs: Math.max(before.untilMs, span.untilMs) };
  }
  return whole;
}

function without(spans: readonly Span[], closure: Span): readonly Span[] {
  return spans.flatMap(({ fromMs, untilMs }) =>
    [
      { fromMs, untilMs: Math.min(untilMs, closure.fromMs) },
      { fromMs: Math.max(fromMs, closure.untilMs), untilMs },
    ].filter((part) => part.fromMs < part.untilMs),
  );
}

function dayKindOf(calendar: Pick<WorkingCalendar, 'years'>, day: LocalDay): DayKind {
  const weekday = weekdayOf(day);
  const isWeekend = weekday === 0 || weekday === 6;
  const note = noteOf(calendar, day);
  if (note === undefined) return isWeekend ? 'weekend' : 'workday';
  if (note.isOff) return isWeekend ? 'weekend-holiday' : 'holiday';
  return isWeekend ? 'make-up' : 'workday';
}
