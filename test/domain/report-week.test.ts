// Weeks of reports are Taipei's, Monday to Sunday, whatever the hub's own zone is.

import { lastWeekAt, weekOf } from '../../src/domain/report-week.js';

describe('a week', () => {
  it.each([
    ['its Monday', '2026-11-16'],
    ['a day within', '2026-11-19'],
    ['its Sunday', '2026-11-22'],
  ])('is found by %s', (_, day) => {
    expect(weekOf(day)).toEqual({
      ...{ monday: '2026-11-16', sunday: '2026-11-22' },
      fromMs: Date.UTC(2026, 10, 15, 16),
      untilMs: Date.UTC(2026, 10, 22, 16),
    });
  });

  it('goes over the end of a year', () => {
    expect(weekOf('2027-01-01')).toMatchObject({ monday: '2026-12-28', sunday: '2027-01-03' });
  });

  it.each([
    ['the last moment of Sunday in Taipei', Date.UTC(2026, 10, 22, 15, 59), '2026-11-09'],
    ['the first moment of Monday', Date.UTC(2026, 10, 22, 16), '2026-11-16'],
  ])('is the last one at %s', (_, nowMs, monday) => {
    expect(lastWeekAt(nowMs).monday).toBe(monday);
  });
});
