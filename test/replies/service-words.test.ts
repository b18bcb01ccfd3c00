// What citizens hear of service hours, days off and closures.

import { readServiceHours } from '../../src/domain/hours.js';
import { statutoryDays } from '../../src/domain/statutory-days.js';
import type { WorkingCalendar } from '../../src/domain/working-calendar.js';
import { timeOf } from '../../src/web/console/words/clock-words.js';
import { sayClosed, sayHours, sayMoment } from '../../src/replies/service-words.js';

const at = (local: string): number => Date.parse(`${local}:00+08:00`);

function calendarOf(line: string, more: Partial<WorkingCalendar> = {}): WorkingCalendar {
  const hours = readServiceHours(line);
  if (hours === undefined) throw new Error(line);
  return { hours, years: new Map(), closures: [], ...more };
}
const OFFICE = 'mon-fri 08:00-18:00';
const confirmed = new Map([
  [2026, { year: 2026, days: statutoryDays(2026), confirmed: { by: '王', atMs: 1 } }],
]);
const typhoon = {
  id: 'c1',
  fromMs: at('2026-11-23T12:00'),
  untilMs: at('2026-11-24T00:00'),
  reason: { zh: '颱風停班', en: 'a typhoon' },
};

describe('why nobody answers', () => {
  it.each([
    ['while people are there', calendarOf(OFFICE), '2026-11-23T09:00', undefined],
    ['at night', calendarOf(OFFICE), '2026-11-23T20:00', '現在不是真人服務時間（週一至週五 08:00–18:00）。明天 08:00 開始服務。'],
    ['before the morning', calendarOf(OFFICE), '2026-11-23T06:00', '現在不是真人服務時間（週一至週五 08:00–18:00）。今天 08:00 開始服務。'],
    ['over a weekend', calendarOf(OFFICE), '2026-11-21T09:00', '現在不是真人服務時間（週一至週五 08:00–18:00）。11 月 23 日（週一）08:00 開始服務。'],
    ['on a feast nobody confirmed', calendarOf(OFFICE), '2026-12-25T09:00', '今天放假（行憲紀念日），真人服務休息。預計 12 月 28 日（週一）08:00 開始服務；放假日是推算的，以市府公告為準。'],
    ['on a confirmed feast', calendarOf(OFFICE, { years: confirmed }), '2026-12-25T09:00', '今天放假（行憲紀念日），真人服務休息。12 月 28 日（週一）08:00 開始服務。'],
    ['on a feast, daily', calendarOf('daily 08:00-22:00'), '2026-12-25T09:00', undefined],
    ['in a typhoon', calendarOf('daily 08:00-22:00', { closures: [typhoon] }), '2026-11-23T12:00', '因颱風停班，真人服務暫停。明天 08:00 開始服務。'],
  ])('in Chinese, %s', (_, calendar, local, words) => {
    expect(sayClosed(calendar, at(local), 'zh')).toBe(words);
  }); // prettier-ignore

  it.each([
    ['at night', calendarOf(OFFICE), '2026-11-23T20:00', 'It is outside our service hours (Mon to Fri 08:00–18:00). We are back tomorrow at 08:00.'],
    ['on a feast nobody confirmed', calendarOf(OFFICE), '2026-12-25T09:00', "Our desk is closed today (Constitution Day). We expect to be back on Mon 28 Dec at 08:00; the days off are computed, the city's announcement counts."],
    ['in a typhoon', calendarOf(OFFICE, { closures: [typhoon] }), '2026-11-23T12:00', 'Nobody is at the desk: a typhoon. We are back tomorrow at 08:00.'],
  ])('in English, %s', (_, calendar, local, words) => {
    expect(sayClosed(calendar, at(local), 'en')).toBe(words);
  }); // prettier-ignore
});

describe('the service hours as the bot says them', () => {
  it.each([
    ['an ordinary day', calendarOf(OFFICE), '2026-11-23T09:00', '週一至週五 08:00–18:00'],
    ['a feast', calendarOf(OFFICE), '2026-12-25T09:00', '週一至週五 08:00–18:00（今天放假：行憲紀念日）'],
    ['a closure that is to come today', calendarOf(OFFICE, { closures: [typhoon] }), '2026-11-23T09:00', '週一至週五 08:00–18:00（今天 12:00–24:00 因颱風停班暫停）'],
    ['the day after', calendarOf(OFFICE, { closures: [typhoon] }), '2026-11-24T09:00', '週一至週五 08:00–18:00'],
  ])('on %s', (_, calendar, local, words) => {
    expect(sayHours(calendar, at(local), 'zh')).toBe(words);
  }); // prettier-ignore

  it('names a moment as people do', () => {
    const now = at('2026-11-21T23:30');

    expect([
      sayMoment(at('2026-11-22T08:00'), now, 'zh'),
      sayMoment(at('2027-01-04T08:00'), now, 'en'),
    ]).toEqual(['明天 08:00', 'on Mon 4 Jan at 08:00']);
  });

  it("names the same minute as the desk's clock, however many seconds it has", () => {
    const moments = [0, 29, 30, 59].map((second) => at('2026-11-21T13:05') + second * 1_000);

    expect(moments.map((atMs) => sayMoment(atMs, at('2026-11-21T09:00'), 'zh'))).toEqual(
      moments.map((atMs) => `今天 ${timeOf(atMs)}`),
    );
    expect(sayMoment(at('2026-11-21T23:59') + 59_000, at('2026-11-21T09:00'), 'zh')).toBe('今天 23:59');
  });
});
