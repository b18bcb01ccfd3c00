// The calendar of every rule and report: Asia/Taipei. Pure.

/** Taiwan is eight hours ahead of UTC and has had no summer time since 1979. Unit: ms. */
const TAIPEI_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** @example taipeiDay(Date.UTC(2026, 0, 31, 16)) // '2026-02-01' */
export function taipeiDay(atMs: number): string {
  return new Date(atMs + TAIPEI_AHEAD_MS).toISOString().slice(0, 10);
}

/** Milliseconds since midnight. */
export function sinceTaipeiMidnightMs(atMs: number): number {
  return (((atMs + TAIPEI_AHEAD_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}
