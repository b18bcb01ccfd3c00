// When things were said, in the city's time: entries by day, and the clock beside each.

import type { VisitorEntry } from '../../wire/visitor-events.js';

const ZONE = 'Asia/Taipei';

export function byDay(entries: readonly VisitorEntry[], lang: string): [string, VisitorEntry[]][] {
  const days = new Map<string, VisitorEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.atMs, lang);
    const same = days.get(day);
    if (same === undefined) days.set(day, [entry]);
    else same.push(entry);
  }
  return [...days];
}

export function dayOf(atMs: number, lang: string): string {
  const format = {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  } as const;
  return new Intl.DateTimeFormat(lang, format).format(atMs);
}

export function timeOf(atMs: number, lang: string): string {
  const format = { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(lang, format).format(atMs);
}

export function momentOf(atMs: number, lang: string): string {
  const format = { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'short' } as const;
  return `${new Intl.DateTimeFormat(lang, format).format(atMs)} ${timeOf(atMs, lang)}`;
}
