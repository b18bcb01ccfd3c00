// The calendar of every rule and report: Asia/Taipei. Pure.

/** Taiwan is eight hours ahead of UTC and has had no summer time since 1979. Unit: ms. */
export const TAIPEI_AHEAD_MS = 8 * 3_600_000;
export const DAY_MS = 24 * 3_600_000;

/** `2026-01-31`: sorts as it lies in time. */
export type LocalDay = string;

/** @example taipeiDay(Date.UTC(2026, 0, 31, 16)) // '2026-02-01' */
export function taipeiDay(atMs: number): LocalDay {
  return new Date(atMs + TAIPEI_AHEAD_MS).toISOString().slice(0, 10);
}

/** Milliseconds since midnight. */
export function sinceTaipeiMidnightMs(atMs: number): number {
  return (((atMs + TAIPEI_AHEAD_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

/** The moment when the day begins, Taipei's midnight. NaN for what is no day. */
export function startOf(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** Days later, or earlier where negative. */
export function plusDays(day: LocalDay, days: number): LocalDay {
  return taipeiDay(startOf(day) + days * DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
