import { dueOf } from '../../src/domain/callback.js';
import { readServiceHours } from '../../src/domain/hours.js';
import type { WorkingCalendar } from '../../src/domain/working-calendar.js';

const hours = readServiceHours('mon-fri 08:00-18:00');
if (hours === undefined) throw new Error('the hours cannot be read');
const calendar: WorkingCalendar = { hours, years: new Map(), closures: [] };
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('until when a message that was left is answered', () => {
  it.each([
    ['in the morning: the same day', '2026-11-23T09:30', '2026-11-23T13:30'],
    [
      'late in the day: what is left of the time goes over to the next',
      '2026-11-23T16:00',
      '2026-11-24T10:00',
    ],
    ['in the evening: from the next opening', '2026-11-23T22:00', '2026-11-24T12:00'],
    ['on Friday evening: on Monday', '2026-11-27T19:00', '2026-11-30T12:00'],
    ['before a feast: after it', '2026-12-31T17:00', '2027-01-04T11:00'],
  ])('%s', (_, asked, due) => {
    expect(dueOf(calendar, { askedAtMs: at(asked) })).toBe(at(due));
  });

  it('is put off by a closure that is announced afterwards', () => {
    const typhoon = {
      ...{ id: 'typhoon', fromMs: at('2026-11-23T12:00'), untilMs: at('2026-11-24T00:00') },
      reason: { zh: '颱風', en: 'typhoon' },
    };

    const due = dueOf({ ...calendar, closures: [typhoon] }, { askedAtMs: at('2026-11-23T09:30') });

    expect(due).toBe(at('2026-11-24T09:30'));
  });
});
