// A colleague at the desk asks a department for an article: what citizens ask, and nobody has written down. Pure.

import { DAY_MS, plusDays, startOf, taipeiDay } from './taipei-time.js';
import { workdaysLater, type WorkingCalendar } from './working-calendar.js';

/**
 * A department answers the centre's request for an article within two working days. Source: New Taipei City 1999 plan (105 revision),
 * 四(五); `rules-1999.md` N03. Counted to the end of the second working day after the one on which it was asked. Unit: working days.
 */
const ANSWER_WITHIN_DAYS = 2;

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface FaqRequest {
  readonly id: string;
  /** What citizens ask, without personal data that has a form. */
  readonly question: string;
  /** Who is asked. Absent: the editors find out. */
  readonly department?: string;
  /** The talk in which it came up. */
  readonly conversationId?: string;
  readonly note?: string;
  readonly askedBy: Person;
  readonly askedAtMs: number;
  /** Absent: open. */
  readonly done?: FaqRequestEnd;
}

export interface FaqRequestEnd {
  readonly by: Person;
  readonly atMs: number;
  /** Answered by this article. Absent: refused. */
  readonly articleId?: string;
  /** Why not. */
  readonly reason?: string;
}

/** By the calendar as it is now: a day off that is announced later moves it. Unit: ms. */
export function dueOf(
  calendar: Pick<WorkingCalendar, 'years'>,
  { askedAtMs }: Pick<FaqRequest, 'askedAtMs'>,
): number {
  return startOf(plusDays(workdaysLater(calendar, taipeiDay(askedAtMs), ANSWER_WITHIN_DAYS), 1));
}

/** `soon`: within the last twenty-four hours. */
export type Urgency = 'calm' | 'soon' | 'overdue';

export function urgencyAt(dueAtMs: number, nowMs: number): Urgency {
  if (nowMs >= dueAtMs) return 'overdue';
  return nowMs >= dueAtMs - DAY_MS ? 'soon' : 'calm';
}
