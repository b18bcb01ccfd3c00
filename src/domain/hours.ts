// When people answer at the desk: weekly hours in Asia/Taipei, read from one line of configuration. Pure.

const DAY_MINUTES = 24 * 60;

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** What a day is, given the calendar. `make-up`: a weekend day that is worked; `weekend-holiday`: a feast on a weekend. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'weekend-holiday' | 'make-up';

/** One stretch of a week. */
interface Shift {
  /** `daily` is kept on days off, too; `holiday` only then; `weekdays` never then. */
  readonly on: 'daily' | 'weekdays' | 'holiday';
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
const MONDAY = 1;

const SHIFT =
  /^(?:(?<first>[a-z]{3})(?:-(?<last>[a-z]{3}))?|daily|(?<holiday>holiday))\s+(?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)$/;

/**
 * Undefined where the line cannot be read. `daily` holds on days off too, `holiday` on those alone.
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

/** The shifts of a day. A make-up workday is worked as a Monday is. */
export function shiftsOn({ shifts }: ServiceHours, kind: DayKind, weekday: number): readonly Shift[] {
  const isOff = kind === 'holiday' || kind === 'weekend-holiday';
  return shifts.filter((shift) => {
    if (shift.on === 'daily') return true;
    if (shift.on === 'holiday') return isOff;
    return !isOff && isOnDay(shift, kind === 'make-up' ? MONDAY : weekday);
  });
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
  return fromMinute < toMinute ? { on: kindOf(groups), ...days, fromMinute, toMinute } : undefined;
}

function kindOf({ first, holiday }: Readonly<Record<string, string | undefined>>): Shift['on'] {
  if (holiday !== undefined) return 'holiday';
  return first === undefined ? 'daily' : 'weekdays';
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
  return `${daysZh(shift)} ${clock(shift.fromMinute)}–${clock(shift.toMinute)}`;
}

function daysZh({ on, first, last }: Shift): string {
  if (on === 'holiday') return '國定假日';
  if (on === 'daily') return '每天';
  const from = `週${DAYS_ZH[first] ?? ''}`;
  return first === last ? from : `${from}至週${DAYS_ZH[last] ?? ''}`;
}

function speakEn(shift: Shift): string {
  return `${daysEn(shift)} ${clock(shift.fromMinute)}–${clock(shift.toMinute)}`;
}

function daysEn({ on, first, last }: Shift): string {
  if (on === 'holiday') return 'public holidays';
  if (on === 'daily') return 'daily';
  const name = (day: number): string => {
    const text = DAYS[day] ?? '';
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return first === last ? name(first) : `${name(first)} to ${name(last)}`;
}

function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
