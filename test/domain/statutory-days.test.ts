import { startOf, weekdayOf } from '../../src/domain/taipei-time.js';
import { statutoryDays } from '../../src/domain/statutory-days.js';

const offIn = (year: number): string[] => statutoryDays(year).map(({ day }) => day.slice(5));

/** New moon at 23:56 on 2027-02-06 and at 00:07 on 2030-02-03, Taipei's time: ICU takes the wrong side. */
const NEAR_MIDNIGHT: Readonly<Record<number, readonly string[]>> = {
  2027: ['12/30', '1/1', '1/2'],
  2030: ['1/2', '1/3', '1/4'],
};

describe('the days off of a year', () => {
  it('are those of 2026', () => {
    expect(offIn(2026)).toEqual([
      ...['01-01', '02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-27', '02-28'],
      ...['04-03', '04-04', '04-05', '04-06', '05-01', '06-19', '09-25', '09-28'],
      ...['10-09', '10-10', '10-25', '10-26', '12-25'],
    ]);
  });

  it('name what they stand in for', () => {
    const named = new Map(statutoryDays(2026).map(({ day, name }) => [day, name.zh]));

    expect(named.get('2026-02-20')).toBe('小年夜補假');
    expect(named.get('2026-04-06')).toBe('民族掃墓節補假');
  });

  // The computer's own lunar calendar agrees but for two new moons within minutes of midnight.
  it.each(Array.from({ length: 15 }, (_, after) => 2026 + after))('have the lunar days of %i', (year) => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    const days = statutoryDays(year).filter(({ name }) => ['春節', '端午節', '中秋節'].includes(name.zh));

    const dates = days.map(({ day }) => lunar.format(new Date(`${day}T00:00:00Z`)));

    expect(dates).toEqual([...(NEAR_MIDNIGHT[year] ?? ['1/1', '1/2', '1/3']), '5/5', '8/15']);
  });

  it.each(Array.from({ length: 15 }, (_, after) => 2026 + after))('of %i hold together', (year) => {
    const days = statutoryDays(year);

    expect(days.length).toBeGreaterThanOrEqual(17);
    expect([...days].sort((a, b) => startOf(a.day) - startOf(b.day))).toEqual(days);
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
    const standIns = days.filter(({ name }) => name.zh.endsWith('補假'));
    expect(standIns.every(({ day }) => ![0, 6].includes(weekdayOf(day)))).toBe(true);
  });

  it.each([1999, 2025, 2041, 2026.5, Number.NaN])('are not computed for %p', (year) => {
    expect(statutoryDays(year)).toEqual([]);
  });
});
