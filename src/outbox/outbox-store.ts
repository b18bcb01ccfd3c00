// The port of the outbox store and the life of a row: waiting → sending → accepted | refused | unclear | withdrawn.

import type { PlatformCall } from '../channels/channel-adapter.js';
import type { ChannelId } from '../domain/activity.js';
import type { AccountId, ConversationId, OutboxId } from '../domain/ids.js';
import type { ReplyToken } from '../domain/inbound-event.js';

/** `unclear`: it may have arrived and cannot be found out; shown to staff, never repeated by itself. */
export type OutboxEnd = 'accepted' | 'refused' | 'unclear' | 'withdrawn';
export type OutboxState = 'waiting' | 'sending' | OutboxEnd;
export type SendWay = 'reply' | 'push';

export interface NewOutboxRow {
  readonly id: OutboxId;
  readonly conversationId: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  readonly conversationKey: string;
  /** The transcript number of what is said: rows of a conversation leave in this order. */
  readonly seq: number;
  readonly author: 'bot' | 'system' | 'agent';
  readonly epoch: number;
  readonly call: PlatformCall;
  /** Only on the first call of a turn. */
  readonly replyToken?: ReplyToken;
  readonly retryKey: string;
  readonly createdAtMs: number;
}

export interface OutboxRow extends NewOutboxRow {
  readonly state: OutboxState;
  /** Sends begun so far. */
  readonly attempts: number;
  readonly firstAttemptAtMs?: number;
  /** The way that the last begun send took. */
  readonly via?: SendWay;
  /** An earlier send may have arrived: it was begun and its outcome is not known. */
  readonly isMaybeDelivered: boolean;
  readonly nextAttemptAtMs: number;
  readonly leaseUntilMs: number;
  readonly fence: number;
}

export interface OutboxDelivery {
  readonly id: OutboxId;
  readonly state: OutboxState;
  readonly reason?: string;
}

/** Rows leave in order within a conversation; an account's lanes share its concurrency. */
export interface OutboxLane {
  readonly accountId: AccountId;
  readonly conversationId: ConversationId;
}

export interface OutboxStore {
  /** Durable when it resolves; rows already there are left as they are. */
  readonly insert: (rows: readonly NewOutboxRow[]) => Promise<void>;
  /** The earliest unfinished row of a conversation. */
  readonly head: (conversation: ConversationId) => Promise<OutboxRow | undefined>;
  /** Marks the send as begun, durably, if the row is as it was read; undefined when somebody else took it. */
  readonly begin: (
    row: OutboxRow,
    claim: { via: SendWay; nowMs: number; leaseUntilMs: number },
  ) => Promise<OutboxRow | undefined>;
  /** Writes the end of a row that is as it was read (by fence); false when it was not. */
  readonly settle: (
    row: OutboxRow,
    end: { state: OutboxEnd; reason?: string; platformMessageIds?: readonly string[]; atMs: number },
  ) => Promise<boolean>;
  /** Back to waiting, to be tried again at `nextAttemptAtMs`. */
  readonly postpone: (
    row: OutboxRow,
    again: { nextAttemptAtMs: number; reason: string; isMaybeDelivered: boolean; dropReplyToken: boolean },
  ) => Promise<boolean>;
  /** What became of these rows; ids without a row are left out. */
  readonly readStates: (ids: readonly OutboxId[]) => Promise<readonly OutboxDelivery[]>;
  /** Lanes with a row that is due or whose sender has gone. */
  readonly listDue: (query: { nowMs: number; limit: number }) => Promise<readonly OutboxLane[]>;
  /** Of these rows, the ones whose sending has begun and was not taken back: what the contact hears or has heard. */
  readonly listSpoken: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Ends the leases of senders that are gone. Only for a start that is known to be the only process. */
  readonly releaseAll: () => Promise<void>;
}
