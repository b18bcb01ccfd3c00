// The ports of the road: the inbox, where an event waits from its acknowledgement to its end, and the stored decisions.

import type { ConversationAddress } from '../conversations/conversation-address.js';
import type { ConversationPatch, Move } from '../conversations/conversation-store.js';
import type { Why } from '../conversations/transcript-store.js';
import type { InboundActivity, OutboundMessage } from '../domain/activity.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { ConversationId, InboxId } from '../domain/ids.js';
import type { InboundEvent } from '../domain/inbound-event.js';

export interface NewInboxRow {
  readonly id: InboxId;
  readonly address: ConversationAddress;
  readonly receivedAtMs: number;
  readonly event: InboundEvent;
}

export interface InboxRow extends NewInboxRow {
  /** How often work on this row was begun, this time included. */
  readonly attempts: number;
}

export interface InboxStore {
  /** Durable when it resolves. Rows already there are left as they are. Throws StoreUnavailableError. */
  readonly insert: (
    rows: readonly NewInboxRow[],
  ) => Promise<{ readonly stored: number; readonly repeated: number }>;
  /** Takes up the next row of a conversation: one begun and not ended, else the earliest by the platform's clock. */
  readonly begin: (conversation: ConversationId) => Promise<InboxRow | undefined>;
  readonly finish: (id: InboxId) => Promise<void>;
  /** When the oldest row that is not worked off came in; undefined: there is none. */
  readonly oldestAtMs: () => Promise<number | undefined>;
  /** Is anything of this conversation not worked off yet? */
  readonly hasUnfinished: (conversation: ConversationId) => Promise<boolean>;
  /** Conversations with unfinished rows received at or before `receivedBeforeMs`, of at most `limit` rows, oldest first. */
  readonly listWaiting: (query: { receivedBeforeMs: number; limit: number; after?: InboxPlace }) => Promise<{
    readonly addresses: readonly ConversationAddress[];
    /** There may be more behind this place. */
    readonly next?: InboxPlace;
  }>;
}

/** A row's place in the order of arrival. */
export interface InboxPlace {
  readonly receivedAtMs: number;
  readonly id: string;
}

/** Everything a turn decided, in one document, before any effect. A replay applies it and never asks the bot again. */
export interface TurnDecision {
  readonly id: InboxId;
  readonly conversationId: ConversationId;
  readonly decidedAtMs: number;
  /** The epoch that the messages are written under. */
  readonly epoch: number;
  readonly why: Why;
  readonly author: 'bot' | 'system';
  readonly messages: readonly OutboundMessage[];
  readonly patch: ConversationPatch;
  /** A change of who speaks, written before the messages are. */
  readonly move?: Move;
  /** `handoff.initiate`, written down for staff. */
  readonly handoff?: { readonly reason: HandoffReason; readonly activity: InboundActivity };
}

export interface TurnStore {
  readonly find: (id: InboxId) => Promise<TurnDecision | undefined>;
  /** Stores the decision unless one is there; returns the one that counts. */
  readonly storeOnce: (decision: TurnDecision) => Promise<TurnDecision>;
}
