// What a screen of the desk says and hears about messages that citizens have left. Part of the namespace `/agent`; `agent-events.ts`
// joins it.

import { z } from 'zod';

import { CALLBACK_OUTCOMES } from '../domain/callback.js';
import type { Ack } from './shared.js';
import type { ConversationRow } from './talk-rows.js';
import type { WriteWindow } from './workplace-events.js';

/** Longest note about what came of it. Unit: UTF-16 units. */
const MOST_NOTE_CHARS = 500;

export const callbackRequests = {
  callbacks: z.strictObject({}),
  finishCallback: z.strictObject({
    callbackId: z.string().min(1).max(400),
    outcome: z.enum(CALLBACK_OUTCOMES),
    note: z.string().trim().min(1).max(MOST_NOTE_CHARS).exactOptional(),
  }),
} as const;

/** A message that waits for an answer. */
export interface CallbackView {
  readonly callbackId: string;
  /** The talk that it was left in, as it stands now: whoever claims it takes the task. */
  readonly row: ConversationRow;
  readonly askedAtMs: number;
  /** After four hours of service, by the calendar as it is now; absent: nobody is there within half a year. */
  readonly dueAtMs?: number;
  /** What they wrote when they were asked for a number or more. Personal data in it is covered: the talk has it in full. */
  readonly words?: string;
  /** They wrote a telephone number in it. */
  readonly hasPhone?: true;
  /** May an agent write to them on their channel now? */
  readonly window: WriteWindow;
}

export interface CallbackToHub {
  /** All that are open, the earliest due first; at most 500. */
  callbacks: (
    request: z.infer<typeof callbackRequests.callbacks>,
    ack: (answer: Ack<{ readonly callbacks: readonly CallbackView[] }>) => void,
  ) => void;
  /**
   * What came of it; a note in the talk says so to colleagues. The talk's owner, or anybody while nobody owns it, or a supervisor;
   * else NOT_OWNER. NOTHING_TO_FINISH where it is not open any more.
   */
  finishCallback: (
    request: z.infer<typeof callbackRequests.finishCallback>,
    ack: (answer: Ack) => void,
  ) => void;
}

export interface HubToCallback {
  /** One came, got more words, or was closed: ask for them again. To every screen, without a mark. */
  callbacksChanged: (event: object) => void;
}
