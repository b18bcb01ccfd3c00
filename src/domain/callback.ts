// A message left for the desk: the citizen waits in no queue, and a person answers within four hours of service. Pure.

import type { AccountId, ConversationId } from './ids.js';
import type { Agent } from './handoff.js';
import { plusServiceTime, type WorkingCalendar } from './working-calendar.js';

/**
 * Who gets no answer at once is called back within half a day, that is four hours. Counted in service hours, so that a message of
 * the evening is due the next day. Source: New Taipei City 1999 plan (105 revision), 五(一)1. Unit: ms.
 */
const CALL_BACK_WITHIN_MS = 4 * 3_600_000;

/** What came of it. `not-needed`: the citizen said so, or it was settled otherwise. */
export const CALLBACK_OUTCOMES = ['answered', 'phoned', 'not-reached', 'not-needed'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** `withdrawn`: by the citizen. */
export type CallbackState = 'open' | 'done' | 'withdrawn';

export interface Callback {
  /** The conversation and the event that asked for it. */
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly accountId: AccountId;
  readonly askedAtMs: number;
  readonly state: CallbackState;
  /** What they wrote when they were asked for a number, a time, or more. Personal data. */
  readonly words?: string;
  /** Who closed it, when, and what came of it. */
  readonly done?: {
    readonly by: Agent;
    readonly atMs: number;
    readonly outcome: CallbackOutcome;
    readonly note?: string;
  };
}

/** By the calendar as it is now: a closure that is announced later moves it. Undefined: nobody is there within half a year. */
export function dueOf(
  calendar: WorkingCalendar,
  { askedAtMs }: Pick<Callback, 'askedAtMs'>,
): number | undefined {
  return plusServiceTime(calendar, askedAtMs, CALL_BACK_WITHIN_MS);
}
