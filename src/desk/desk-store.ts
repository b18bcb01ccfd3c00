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
  | { readonly tab: 'all' }
  | { readonly tab: 'resolved' };

export interface DeskStore {
  readonly list: (list: TalkList, limit: number) => Promise<readonly Conversation[]>;
  /** How many waiting talks go before one of this kind that waits since `queuedAtMs`; with an id, ties are broken by it. */
  readonly countAhead: (place: {
    readonly reason: HandoffReason;
    readonly queuedAtMs: number;
    readonly id?: ConversationId;
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
