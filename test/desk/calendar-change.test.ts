import { changeCalendar, spanOf, type CalendarChange } from '../../src/desk/calendar-change.js';
import { statutoryDays } from '../../src/domain/statutory-days.js';

const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const NOW = at('2026-11-23T15:00');
const BY = { by: '陳督導', nowMs: NOW };
const NOTHING = { years: [], closures: [] };
const reason = { zh: '颱風', en: 'typhoon' };
const closing = (day: string, part: 'whole' | 'morning' | 'from-now'): CalendarChange => ({
  kind: 'close',
  closure: { id: 'c1', day, part, reason },
});

describe('a change of the calendar', () => {
  it.each([
    ['whole', '2026-11-24T00:00', '2026-11-25T00:00'],
    ['morning', '2026-11-24T00:00', '2026-11-24T12:00'],
    ['afternoon', '2026-11-24T12:00', '2026-11-25T00:00'],
    ['evening', '2026-11-24T18:00', '2026-11-25T00:00'],
  ] as const)('closes the %s of a day', (part, from, until) => {
    expect(spanOf('2026-11-24', part, NOW)).toEqual({ fromMs: at(from), untilMs: at(until) });
  });

  it('closes from this moment to the end of today, and not what is over', () => {
    expect(changeCalendar(NOTHING, closing('2026-11-23', 'from-now'), BY)).toMatchObject({
      next: { closures: [{ fromMs: NOW, untilMs: at('2026-11-24T00:00') }] },
    });
    expect(changeCalendar(NOTHING, closing('2026-11-23', 'morning'), BY)).toEqual({ kind: 'nothing-to-do' });
    expect(changeCalendar(NOTHING, closing('2026-11-20', 'from-now'), BY)).toEqual({ kind: 'nothing-to-do' });
  });

  it('ends a closure that runs, drops one to come, leaves one that is over', () => {
    const reopen = (fromMs: number, untilMs: number) =>
      changeCalendar(
        { years: [], closures: [{ id: 'c1', fromMs, untilMs, reason }] },
        { kind: 'reopen', closureId: 'c1' },
        BY,
      );

    expect(reopen(NOW - 1, NOW + 9)).toMatchObject({
      next: { closures: [{ fromMs: NOW - 1, untilMs: NOW }] },
    });
    expect(reopen(NOW + 1, NOW + 9)).toMatchObject({ next: { closures: [] } });
    expect(reopen(NOW - 9, NOW - 1)).toEqual({ kind: 'nothing-to-do' });
  });

  it('keeps what says something of a year, once, in order, and takes the confirmation away', () => {
    const name = { zh: '調整放假', en: 'Moved day off' };
    const plain = { zh: '', en: '' };
    const days = [
      { day: '2027-03-12', isOff: true, name },
      { day: '2027-03-06', isOff: false, name: plain },
      { day: '2027-03-08', isOff: false, name: plain },
      { day: '2027-03-12', isOff: true, name },
      { day: '2028-01-01', isOff: true, name },
    ];
    const confirmed = { year: 2027, days: [], confirmed: { by: 'x', atMs: 1 } };

    expect(
      changeCalendar({ years: [confirmed], closures: [] }, { kind: 'set-year', year: 2027, days }, BY),
    ).toEqual({
      kind: 'done',
      next: {
        years: [
          {
            year: 2027,
            days: [
              { day: '2027-03-06', isOff: false, name: plain },
              { day: '2027-03-12', isOff: true, name },
            ],
          },
        ],
        closures: [],
      },
    });
  });

  it('confirms a computed year as it was computed, by name, and forgets it again', () => {
    const outcome = changeCalendar(NOTHING, { kind: 'confirm-year', year: 2026 }, BY);
    const years = outcome.kind === 'done' ? outcome.next.years : [];

    expect(years).toEqual([
      { year: 2026, days: statutoryDays(2026), confirmed: { by: '陳督導', atMs: NOW } },
    ]);
    expect(changeCalendar({ years, closures: [] }, { kind: 'forget-year', year: 2026 }, BY)).toMatchObject({
      next: { years: [] },
    });
  });
});
