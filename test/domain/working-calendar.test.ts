// Whether anybody answers, with days off, make-up workdays and typhoons; and the clocks that run on it.

import fc from 'fast-check';

import { readServiceHours, type ServiceHours } from '../../src/domain/hours.js';
import {
  closureAt,
  isOfficial,
  isOpenAt,
  isWorkday,
  nextOpening,
  plusServiceTime,
  serviceTimeBetween,
  workdaysLater,
  type WorkingCalendar,
} from '../../src/domain/working-calendar.js';

const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const HOUR_MS = 3_600_000;

const hoursOf = (line: string): ServiceHours => {
  const hours = readServiceHours(line);
  if (hours === undefined) throw new Error(line);
  return hours;
};
const calendarOf = (line: string, more: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  hours: hoursOf(line),
  years: new Map(),
  closures: [],
  ...more,
});
const OFFICE = 'mon-fri 08:00-12:00, mon-fri 13:00-17:00';
/** A Saturday that is worked for a Friday that is not. */
const madeUp = new Map([
  [
    2027,
    {
      year: 2027,
      days: [
        { day: '2027-03-06', isOff: false, name: { zh: '補行上班', en: 'Make-up workday' } },
        { day: '2027-03-12', isOff: true, name: { zh: '調整放假', en: 'Moved day off' } },
      ],
      confirmed: { by: 's1', atMs: 1 },
    },
  ],
]);
const typhoon = {
  id: 'c1',
  fromMs: at('2026-11-23T12:00'),
  untilMs: at('2026-11-24T00:00'),
  reason: { zh: '颱風', en: 'Typhoon' },
};

describe('a calendar', () => {
  it.each([
    ['a Monday', OFFICE, '2026-11-23T09:00', true],
    ['lunch', OFFICE, '2026-11-23T12:30', false],
    ['a Sunday', OFFICE, '2026-11-22T09:00', false],
    ['a feast on a weekday', OFFICE, '2026-12-25T09:00', false],
    ['the day off for a feast', OFFICE, '2026-10-09T09:00', false],
    ['a feast, daily', 'daily 08:00-22:00', '2026-12-25T09:00', true],
    ['a feast with hours of its own', `${OFFICE}, holiday 09:00-10:00`, '2026-12-25T09:30', true],
    ['a feast on a weekend with hours of its own', 'holiday 09:00-10:00', '2026-10-10T09:30', true],
    ['a Saturday and hours of feasts', 'holiday 09:00-10:00', '2026-11-21T09:30', false],
  ])('knows whether anybody is there: %s', (_, line, local, expected) => {
    expect(isOpenAt(calendarOf(line), at(local))).toBe(expected);
  });

  it('works a make-up Saturday as a Monday, and not the Friday it is for', () => {
    const calendar = calendarOf(OFFICE, { years: madeUp });

    expect(isOpenAt(calendar, at('2027-03-06T09:00'))).toBe(true);
    expect(isOpenAt(calendar, at('2027-03-12T09:00'))).toBe(false);
    expect(isWorkday(calendar, '2027-03-06')).toBe(true);
    expect(isOfficial(calendar, 2027)).toBe(true);
    expect(isOfficial(calendar, 2026)).toBe(false);
  });

  it('closes for a typhoon the same minute and opens after it', () => {
    const calendar = calendarOf('daily 08:00-22:00', { closures: [typhoon] });

    expect(isOpenAt(calendar, at('2026-11-23T11:59'))).toBe(true);
    expect(isOpenAt(calendar, at('2026-11-23T12:00'))).toBe(false);
    expect(closureAt(calendar, at('2026-11-23T12:00'))?.reason.zh).toBe('颱風');
    expect(nextOpening(calendar, at('2026-11-23T12:00'))).toBe(at('2026-11-24T08:00'));
  });

  it('says when it opens next, over a long holiday', () => {
    expect(nextOpening(calendarOf(OFFICE), at('2026-02-13T18:00'))).toBe(at('2026-02-23T08:00'));
    expect(nextOpening(calendarOf(OFFICE), at('2026-11-23T09:00'))).toBe(at('2026-11-23T09:00'));
  });

  it('never opens where every day is closed', () => {
    const closed = { ...typhoon, fromMs: 0, untilMs: at('2030-01-01T00:00') };

    expect(nextOpening(calendarOf(OFFICE, { closures: [closed] }), at('2026-11-23T09:00'))).toBeUndefined();
  });

  it('counts four hours of service over lunch and night', () => {
    const calendar = calendarOf(OFFICE);

    expect(plusServiceTime(calendar, at('2026-11-23T11:00'), 4 * HOUR_MS)).toBe(at('2026-11-23T16:00'));
    expect(plusServiceTime(calendar, at('2026-11-27T16:00'), 4 * HOUR_MS)).toBe(at('2026-11-30T11:00'));
  });

  it('counts two workdays over a weekend and a feast', () => {
    expect(workdaysLater(calendarOf(OFFICE), '2026-11-20', 2)).toBe('2026-11-24');
    expect(workdaysLater(calendarOf(OFFICE), '2026-12-24', 2)).toBe('2026-12-29');
  });

  it('counts the same time forwards and between', () => {
    const calendar = calendarOf(OFFICE, { closures: [typhoon] });
    const from = at('2026-11-20T00:00');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        fc.integer({ min: 1, max: 3_000 }),
        (late, minutes) => {
          const fromMs = from + late * 60_000;
          const untilMs = plusServiceTime(calendar, fromMs, minutes * 60_000);
          expect(serviceTimeBetween(calendar, fromMs, untilMs ?? 0)).toBe(minutes * 60_000);
        },
      ),
      { numRuns: 40 },
    );
  });
});
