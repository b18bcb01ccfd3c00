// What the desk asks of the store of conversations beyond one talk: lists of talks, and who waits before whom.

import type { Conversation } from '../domain/conversation.js';
import type { Agent, HandoffReason } from '../domain/handoff.js';
import type { ConversationId, OutboxId } from '../domain/ids.js';

/** `waiting` in no order of its own; the others by their last words, newest first. */
export type TalkList =
  | { readonly tab: 'waiting' }
  | { readonly tab: 'mine'; readonly agentId: string }
  /** Talks that somebody owns. */
  | { readonly tab: 'assigned' }
  /** Talks that somebody has put aside. */
  | { readonly tab: 'paused'; readonly nowMs: number }
  | { readonly tab: 'all' }
  | { readonly tab: 'resolved' };

/** Which of them; absent fields ask for nothing. */
export interface TalkFilter {
  readonly channelId?: string;
  readonly reason?: HandoffReason;
  readonly agentId?: string;
  readonly tagId?: string;
  /** Waits for this team, or did when somebody took it. */
  readonly teamId?: string;
  /** In the city's own case system. */
  readonly caseNumber?: string;
}

export interface Wanted {
  readonly filter?: TalkFilter;
  /** Those after this one, in the order of their last words. */
  readonly after?: { readonly lastAtMs: number; readonly conversationId: string };
}

export interface DeskStore {
  readonly list: (list: TalkList, limit: number, wanted?: Wanted) => Promise<readonly Conversation[]>;
  readonly count: (list: TalkList, filter?: TalkFilter) => Promise<number>;
  /**
   * How many talks of the same queue go before one of this kind that waits since `queuedAtMs`; with an id, ties are broken by it.
   * Without a team: of the common queue.
   */
  readonly countAhead: (place: {
    readonly reason: HandoffReason;
    readonly queuedAtMs: number;
    readonly id?: ConversationId;
    readonly teamId?: string | undefined;
  }) => Promise<number>;
}

/** The record of who read which talk and when: kept before the talk is shown. Throws StoreUnavailableError. */
export interface ReadingLog {
  readonly record: (reading: {
    readonly agent: Agent;
    readonly conversationId: ConversationId;
  }) => Promise<void>;
}

/** The record of who had what sent again: kept before it happens. Throws StoreUnavailableError. */
export interface ResendLog {
  readonly record: (resend: {
    readonly agent: Agent;
    readonly conversationId: ConversationId;
    readonly outboxId: OutboxId;
  }) => Promise<void>;
}
