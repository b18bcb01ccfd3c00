// Calendar days as people in Taiwan live them: Asia/Taipei, written `2026-01-31`. Pure.

import { taipeiDay } from './taipei-time.js';

export const DAY_MS = 24 * 3_600_000;

/** `2026-01-31`: sorts as it lies in time. */
export type LocalDay = string;

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
