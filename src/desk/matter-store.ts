// The port of closed matters: what a person finished, when, how long it took, and what the citizen said of it.

import type { WrapUp } from '../domain/closing.js';
import type { AccountId, ConversationId } from '../domain/ids.js';
import type { Agent } from '../domain/handoff.js';

/** From 1, very unsatisfied, to 5, very satisfied. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** `due`: to be asked at a quiet moment; `asked`; or why it never will be. */
export type SurveyState = 'due' | 'asked' | 'went-on' | 'window-closed' | 'not-asked';

export interface Matter {
  /** The conversation and the epoch that its end began: a matter is closed once. */
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: string;
  readonly closedAtMs: number;
  /** How long it was with a person. Unit: ms. */
  readonly servedMs: number;
  readonly by: Agent;
  /** Closed within the office's hours. */
  readonly isOpen: boolean;
  /** What they said of it; absent: nothing. */
  readonly wrapUp?: WrapUp;
  readonly survey: SurveyState;
  /** Of a due survey. */
  readonly surveyDueAtMs: number;
  readonly score?: Score;
  readonly ratedAtMs?: number;
  readonly comment?: string;
  readonly commentedAtMs?: number;
  /** They pressed the button for a comment: the next message is it. */
  readonly commentAskedAtMs?: number;
  /** "Not solved": the talk went back to the queue. */
  readonly notSolvedAtMs?: number;
}

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface MatterStore {
  /** Does nothing where the matter is there. */
  readonly open: (matter: Matter) => Promise<void>;
  readonly find: (id: string) => Promise<Matter | undefined>;
  /** The matter of the talk that was closed last. */
  readonly latest: (conversationId: ConversationId) => Promise<Matter | undefined>;
  readonly listDue: (nowMs: number, limit: number) => Promise<readonly Matter[]>;
  /** A survey that is due becomes this; nothing where it is not due any more. */
  readonly settle: (id: string, survey: SurveyState) => Promise<void>;
  /** Pressed again, the last one counts. */
  readonly rate: (id: string, score: Score, atMs: number) => Promise<void>;
  readonly askComment: (id: string, atMs: number) => Promise<void>;
  readonly comment: (id: string, text: string, atMs: number) => Promise<void>;
  /** Once: the first moment stays. */
  readonly reportNotSolved: (id: string, atMs: number) => Promise<void>;
  /** How long talks were with a person, the last ones first. */
  readonly recentServedMs: (query: {
    readonly sinceMs: number;
    readonly limit: number;
  }) => Promise<readonly number[]>;
}
