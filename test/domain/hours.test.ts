import { readServiceHours } from '../../src/domain/hours.js';
import { isOpenAt } from '../../src/domain/working-calendar.js';

/** A moment of Taipei's clock. 2026-11-23 is a Monday. */
const at = (local: string): number => Date.parse(`${local}:00+08:00`);

describe('service hours', () => {
  it.each([
    ['mon-fri 08:00-18:00', '2026-11-23T07:59', false],
    ['mon-fri 08:00-18:00', '2026-11-23T08:00', true],
    ['mon-fri 08:00-18:00', '2026-11-23T17:59', true],
    ['mon-fri 08:00-18:00', '2026-11-23T18:00', false],
    ['mon-fri 08:00-18:00', '2026-11-22T12:00', false],
    ['mon-fri 08:00-18:00, sat 09:00-12:00', '2026-11-28T11:00', true],
    ['mon-fri 08:00-18:00, sat 09:00-12:00', '2026-11-28T12:00', false],
    ['daily 08:00-22:00', '2026-11-22T21:59', true],
    ['daily 00:00-24:00', '2026-11-22T23:59', true],
    ['daily 00:00-24:00', '2026-11-22T00:00', true],
    ['sat-mon 09:00-10:00', '2026-11-22T09:30', true],
    ['sat-mon 09:00-10:00', '2026-11-24T09:30', false],
    // Before eight in Taipei it is still yesterday in UTC.
    ['mon 07:00-08:00', '2026-11-23T07:30', true],
    ['sun 07:00-08:00', '2026-11-23T07:30', false],
  ])('%s at %s: %s', (line, local, expected) => {
    const hours = readServiceHours(line);

    const calendar = hours && { hours, years: new Map(), closures: [] };
    expect(calendar && isOpenAt(calendar, at(local))).toBe(expected);
  });

  it.each([
    ['daily 08:00-22:00', '每天 08:00–22:00', 'daily 08:00–22:00'],
    [
      'mon-fri 08:00-18:00, sat 09:00-12:00',
      '週一至週五 08:00–18:00、週六 09:00–12:00',
      'Mon to Fri 08:00–18:00, Sat 09:00–12:00',
    ],
  ])('says %s in both languages', (line, zh, en) => {
    expect(readServiceHours(line)?.spoken).toEqual({ zh, en });
  });

  it.each([
    '',
    'always',
    'mon-fri',
    'mon-fry 08:00-18:00',
    'mon 18:00-08:00',
    'mon 08:00-08:00',
    'mon 08:60-09:00',
    'mon 25:00-26:00',
    'mon 08:00-18:00;',
    'mon 08:00-18:00,',
  ])(
    // prettier-ignore
    'refuses %j',
    (line) => {
      expect(readServiceHours(line)).toBeUndefined();
    },
  );
});
