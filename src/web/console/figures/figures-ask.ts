// What the figures page is asked for, as it stands in its address: days, channel, hours, and the list that is open. Pure.

import type { Figure } from '../../../wire/figures-api.js';

export interface FiguresAsk {
  /** Days of Taipei, both counted. */
  readonly from: string;
  readonly to: string;
  readonly channelId?: string;
  readonly hours?: 'office';
  /** The list behind a number; absent: the figures. */
  readonly figure?: Figure;
  readonly agentId?: string;
  /** Empty: matters that were sorted under nothing. */
  readonly category?: string;
}

export const PRESETS = ['today', 'yesterday', 'week', 'lastWeek', 'month', 'lastMonth', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

const FIGURES: Readonly<Record<Figure, true>> = {
  ...{ talks: true, 'by-bot': true, 'handed-over': true, other: true, waiting: true, answered: true },
  ...{ closed: true, rated: true, commented: true, 'not-solved': true },
  ...{ 'noted-solved': true, 'noted-unsolved': true },
  ...{ 'score-1': true, 'score-2': true, 'score-3': true, 'score-4': true, 'score-5': true },
};
const isFigure = (text: string): text is Figure => Object.hasOwn(FIGURES, text);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Taiwan is eight hours ahead of UTC and has no summer time. */
const AHEAD_MS = 8 * HOUR_MS;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const taipeiToday = (nowMs: number): string => dayAt(nowMs + AHEAD_MS);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const plus = (day: string, days: number): string => dayAt(Date.parse(day) + days * DAY_MS);
const monthEnd = (month: string): string =>
  dayAt(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));

/** A week begins on Monday; a stretch that is not over ends today. */
export function daysOf(preset: Preset, today: string): Pick<FiguresAsk, 'from' | 'to'> {
  const monday = plus(today, -((new Date(today).getUTCDay() + 6) % 7));
  const first = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plus(today, -1), to: plus(today, -1) };
    case 'week':
      return { from: monday, to: today };
    case 'lastWeek':
      return { from: plus(monday, -7), to: plus(monday, -1) };
    case 'month':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: `${plus(first, -1).slice(0, 7)}-01`, to: plus(first, -1) };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** The preset that means these days; a week that began today is "today". */
export const presetOf = ({ from, to }: FiguresAsk, today: string): Preset | undefined =>
  PRESETS.find((preset) => {
    const days = daysOf(preset, today);
    return days.from === from && days.to === to;
  });

/** The days of a row: one day, or what the stretch has of a month. */
export function withinPeriod(ask: FiguresAsk, period: string): FiguresAsk {
  if (DAY.test(period)) return { ...ask, from: period, to: period };
  const [from, to] = [`${period}-01`, monthEnd(period)];
  return { ...ask, from: from < ask.from ? ask.from : from, to: to > ask.to ? ask.to : to };
}

const WORDS = ['channelId', 'agentId', 'category'] as const;

/** Without days in the address: this week. */
export function readAsk(search: string, today: string): FiguresAsk {
  const query = new URLSearchParams(search);
  const figure = query.get('figure') ?? '';
  const words = WORDS.filter((name) => query.has(name)).map((name) => [name, query.get(name) ?? ''] as const);
  return {
    ...(readDays(query) ?? daysOf('week', today)),
    ...(query.get('hours') === 'office' ? { hours: 'office' as const } : {}),
    ...(isFigure(figure) ? { figure } : {}),
    ...Object.fromEntries(words),
  };
}

function readDays(query: URLSearchParams): Pick<FiguresAsk, 'from' | 'to'> | undefined {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  return DAY.test(from) && DAY.test(to) ? { from, to } : undefined;
}

/** Asks for less. */
export function without(
  ask: FiguresAsk,
  ...fields: readonly Exclude<keyof FiguresAsk, 'from' | 'to'>[]
): FiguresAsk {
  const kept = Object.entries(ask).filter(([name]) => !fields.some((field) => field === name));
  return { from: ask.from, to: ask.to, ...Object.fromEntries(kept) };
}

export const searchOf = (ask: FiguresAsk): string => `?${new URLSearchParams({ ...ask }).toString()}`;
