// When people answer at the desk: weekly hours in Asia/Taipei, read from one line of configuration. Pure.

import { TAIPEI_AHEAD_MS } from './taipei-time.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** One stretch of a week. */
interface Shift {
  readonly first: number;
  readonly last: number;
  /** Minutes since midnight; `to` is the first minute after the end. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface ServiceHours {
  readonly shifts: readonly Shift[];
  /** For citizens, in both languages. */
  readonly spoken: { readonly zh: string; readonly en: string };
}

const WHOLE_WEEK = { first: 0, last: 6 };

const SHIFT = /^(?:(?<first>[a-z]{3})(?:-(?<last>[a-z]{3}))?|daily)\s+(?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)$/;

/**
 * Undefined where the line cannot be read.
 * @example readServiceHours('mon-fri 08:00-18:00, sat 09:00-12:00')
 */
export function readServiceHours(line: string): ServiceHours | undefined {
  const shifts = line.split(',').map((part) => readShift(part.trim().toLowerCase()));
  const known = shifts.filter((shift) => shift !== undefined);
  if (known.length === 0 || known.length < shifts.length) return undefined;
  return {
    shifts: known,
    spoken: { zh: known.map(speakZh).join('、'), en: known.map(speakEn).join(', ') },
  };
}

export function isOpen({ shifts }: ServiceHours, nowMs: number): boolean {
  const local = new Date(nowMs + TAIPEI_AHEAD_MS);
  const minute = Math.floor((local.getTime() / MINUTE_MS) % DAY_MINUTES);
  return shifts.some(
    (shift) => isOnDay(shift, local.getUTCDay()) && minute >= shift.fromMinute && minute < shift.toMinute,
  );
}

/** `fri-mon` goes over the week's end. */
function isOnDay({ first, last }: Shift, day: number): boolean {
  return first <= last ? day >= first && day <= last : day >= first || day <= last;
}

function readShift(part: string): Shift | undefined {
  const groups = SHIFT.exec(part)?.groups;
  if (groups === undefined) return undefined;
  const days = groups['first'] === undefined ? WHOLE_WEEK : readDays(groups['first'], groups['last']);
  const fromMinute = readMinute(groups['from'] ?? '');
  const toMinute = readMinute(groups['to'] ?? '');
  if (days === undefined || fromMinute === undefined || toMinute === undefined) return undefined;
  // A shift past midnight is written as two.
  return fromMinute < toMinute ? { ...days, fromMinute, toMinute } : undefined;
}

function readDays(first: string, last: string | undefined): Pick<Shift, 'first' | 'last'> | undefined {
  const from = DAYS.findIndex((day) => day === first);
  const to = last === undefined ? from : DAYS.findIndex((day) => day === last);
  return from < 0 || to < 0 ? undefined : { first: from, last: to };
}

function readMinute(time: string): number | undefined {
  const [hours = 99, minutes = 99] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= DAY_MINUTES ? total : undefined;
}

function speakZh(shift: Shift): string {
  const { first, last } = shift;
  const from = `週${DAYS_ZH[first] ?? ''}`;
  const days = isWholeWeek(shift) ? '每天' : first === last ? from : `${from}至週${DAYS_ZH[last] ?? ''}`;
  return `${days} ${clock(shift.fromMinute)}–${clock(shift.toMinute)}`;
}

function speakEn(shift: Shift): string {
  const name = (day: number): string => {
    const text = DAYS[day] ?? '';
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const { first, last } = shift;
  const days = isWholeWeek(shift)
    ? 'daily'
    : first === last
      ? name(first)
      : `${name(first)} to ${name(last)}`;
  return `${days} ${clock(shift.fromMinute)}–${clock(shift.toMinute)}`;
}

const isWholeWeek = ({ first, last }: Shift): boolean => (last + 1) % 7 === first;

function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
