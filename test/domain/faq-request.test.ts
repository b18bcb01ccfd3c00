// The two working days that a department has for an article that the desk asked for.

import { dueOf, urgencyAt } from '../../src/domain/faq-request.js';
import { taipeiDay } from '../../src/domain/taipei-time.js';

const years = new Map();
const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const lastDayOf = (asked: string): string => taipeiDay(dueOf({ years }, { askedAtMs: at(asked) }) - 1);

it.each([
  ['on Monday, by the end of Wednesday', '2026-11-23T09:00', '2026-11-25'],
  ['on Thursday night, over the weekend, by Monday', '2026-11-26T23:59', '2026-11-30'],
  ['on Saturday, by Tuesday', '2026-11-28T10:00', '2026-12-01'],
])('asked %s', (_, asked, last) => {
  expect(lastDayOf(asked)).toBe(last);
});

it('turns amber a day before it is due and red at the moment it is', () => {
  const due = dueOf({ years }, { askedAtMs: at('2026-11-23T09:00') });

  expect(due).toBe(at('2026-11-26T00:00'));
  expect(urgencyAt(due, at('2026-11-24T23:59'))).toBe('calm');
  expect(urgencyAt(due, at('2026-11-25T00:00'))).toBe('soon');
  expect(urgencyAt(due, due - 1)).toBe('soon');
  expect(urgencyAt(due, due)).toBe('overdue');
});
