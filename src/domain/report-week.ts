// Weeks of reports: Monday to Sunday in Asia/Taipei, named by their Monday. Pure.

import { plusDays, startOf, taipeiDay, weekdayOf, type LocalDay } from './taipei-time.js';

export interface ReportWeek {
  readonly monday: LocalDay;
  readonly sunday: LocalDay;
  /** Taipei's midnight at which Monday begins. Unit: ms. */
  readonly fromMs: number;
  /** The midnight after Sunday; exclusive. Unit: ms. */
  readonly untilMs: number;
}

/** The week with this day in it. */
export function weekOf(day: LocalDay): ReportWeek {
  const monday = plusDays(day, -((weekdayOf(day) + 6) % 7));
  const sunday = plusDays(monday, 6);
  return { monday, sunday, fromMs: startOf(monday), untilMs: startOf(plusDays(sunday, 1)) };
}

/** The last one that is over. @example lastWeekAt(Date.UTC(2026, 10, 22, 16)).monday // '2026-11-16': Monday has begun in Taipei */
export function lastWeekAt(nowMs: number): ReportWeek {
  return weekOf(plusDays(weekOf(taipeiDay(nowMs)).monday, -7));
}
