// The port of the outbox store and the life of a row: waiting → sending → accepted | refused | unclear | withdrawn.

import type { CallTrace, PlatformCall } from '../channels/channel-adapter.js';
import type { ChannelId } from '../domain/activity.js';
import type { AccountId, ConversationId, OutboxId } from '../domain/ids.js';
import type { Echo, ReplyToken } from '../domain/inbound-event.js';

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
  /** Leaves a token that the talk keeps to the words that come next. */
  readonly sparesToken?: true;
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
  /** Sends of which nobody knows what became: no answer came at all. */
  readonly unclearSends: number;
  readonly nextAttemptAtMs: number;
  readonly leaseUntilMs: number;
  readonly fence: number;
  /** It waits for money until then: the account's paid sends are used up. */
  readonly parkedUntilMs?: number;
  /** A person wants it tried although the paid sends are thought to be used up. */
  readonly isAsked?: boolean;
}

export interface OutboxDelivery {
  readonly id: OutboxId;
  readonly state: OutboxState;
  readonly reason?: string;
  readonly sent?: SentCall;
}

/** What a platform knows an accepted call by. */
export interface SentCall {
  readonly platformMessageIds: readonly string[];
  /** As in `SendOutcome`. */
  readonly quoteHandle?: string;
}

/** A line of a row's journal: a try begins (`sending`), what became of it and why, or one word about the row. */
export interface SendNote {
  readonly atMs: number;
  readonly became: OutboxState;
  readonly via?: SendWay;
  readonly reason?: string;
  /** HTTP status and the platform's own id of the request, for its support. */
  readonly status?: number;
  readonly requestId?: string;
  /** Who had it sent again. */
  readonly by?: string;
}

export interface Settlement {
  readonly state: OutboxEnd;
  readonly atMs: number;
  readonly reason?: string;
  readonly platformMessageIds?: readonly string[];
  readonly quoteHandle?: string;
  readonly trace?: CallTrace;
}

/** A message that no platform took, or of which nobody knows. Without its words: reading those is reading the talk. */
export interface DeadLetter {
  readonly id: OutboxId;
  readonly conversationId: ConversationId;
  readonly accountId: string;
  readonly channelId: ChannelId;
  readonly author: NewOutboxRow['author'];
  readonly seq: number;
  readonly state: OutboxState;
  readonly reason: string;
  readonly attempts: number;
  readonly diedAtMs: number;
}

export interface Postponement {
  readonly atMs: number;
  readonly trace?: CallTrace;
  readonly nextAttemptAtMs: number;
  readonly reason: string;
  readonly isMaybeDelivered: boolean;
  readonly unclearSends: number;
  readonly dropReplyToken: boolean;
  /** Until then the rows behind it go first: it waits for money, not for its turn. */
  readonly isParked: boolean;
}

export interface SendClaim {
  readonly via: SendWay;
  readonly nowMs: number;
  readonly leaseUntilMs: number;
  /** A token that the row takes over with this send. */
  readonly replyToken?: ReplyToken;
}

/** Rows leave in order within a conversation; an account's lanes share its concurrency. */
export interface OutboxLane {
  readonly accountId: AccountId;
  readonly conversationId: ConversationId;
}

/** A row's place in the order of what is due. */
export interface DuePlace {
  readonly dueAtMs: number;
  readonly id: string;
}

/** An echo in its conversation. `text` finds a row on its way where an echo carries no metadata. */
export interface EchoHeard {
  readonly conversationId: ConversationId;
  readonly echo: Echo;
  readonly text: string;
  readonly atMs: number;
}

export interface OutboxStore {
  /** Durable when it resolves; rows already there are left as they are. */
  readonly insert: (rows: readonly NewOutboxRow[]) => Promise<void>;
  /** The earliest unfinished row of a conversation that is not parked at `nowMs`. */
  readonly head: (conversation: ConversationId, nowMs: number) => Promise<OutboxRow | undefined>;
  /** Marks the send as begun, durably, if the row is as it was read; undefined when somebody else took it. */
  readonly begin: (row: OutboxRow, claim: SendClaim) => Promise<OutboxRow | undefined>;
  /** Writes the end of a row that is as it was read (by fence); false when it was not. */
  readonly settle: (row: OutboxRow, end: Settlement) => Promise<boolean>;
  /** Back to waiting, to be tried again at `nextAttemptAtMs`. */
  readonly postpone: (row: OutboxRow, again: Postponement) => Promise<boolean>;
  readonly find: (id: OutboxId) => Promise<OutboxRow | undefined>;
  /** A refused or unclear row that is as it was read begins a new life under a new key, with its old place in the talk;
   *  undefined when it has neither end, or any more. */
  readonly revive: (
    row: OutboxRow,
    change: { retryKey: string; atMs: number; by: string },
  ) => Promise<OutboxRow | undefined>;
  /** A row that waits for money is tried at once, as it was read; false when it was not. */
  readonly hurry: (row: OutboxRow, change: { atMs: number; by: string }) => Promise<boolean>;
  /** The latest first. */
  readonly listDead: (query: {
    before?: { diedAtMs: number; id: string };
    limit: number;
    accountId?: string;
    state?: 'refused' | 'unclear';
    /** What its reason begins with, before the colon. */
    code?: string;
  }) => Promise<readonly DeadLetter[]>;
  /** When the oldest row that is not at its end was made; undefined: there is none. */
  readonly oldestAtMs: () => Promise<number | undefined>;
  /** Every try of a row and every word about it, oldest first, the latest two hundred. Undefined: no such row. */
  readonly readJournal: (
    id: OutboxId,
  ) => Promise<{ readonly conversationId: ConversationId; readonly notes: readonly SendNote[] } | undefined>;
  /** Rows of the talk that wait for money need not: there is a free way. */
  readonly unpark: (conversation: ConversationId, nowMs: number) => Promise<void>;
  /** All rows of the account that wait for money need not any more. */
  readonly unparkAccount: (account: AccountId, nowMs: number) => Promise<void>;
  /** Finds the row that an echo tells of and writes it down as accepted, whatever was thought of it; the row as it was
   *  before. Undefined: nothing of ours. */
  readonly confirm: (heard: EchoHeard) => Promise<OutboxRow | undefined>;
  /** The row of this talk that the platform knows by this id. */
  readonly findSent: (
    conversation: ConversationId,
    platformMessageId: string,
  ) => Promise<OutboxId | undefined>;
  /** What became of these rows; ids without a row are left out. */
  readonly readStates: (ids: readonly OutboxId[]) => Promise<readonly OutboxDelivery[]>;
  /** Lanes with a row that is due or whose sender has gone, of at most `limit` rows, the longest due first. `except`: accounts
   *  that can send nothing now. */
  readonly listDue: (query: {
    nowMs: number;
    limit: number;
    except?: readonly AccountId[];
    after?: DuePlace;
  }) => Promise<{
    readonly lanes: readonly OutboxLane[];
    /** There may be more behind this place. */
    readonly next?: DuePlace;
  }>;
  /** Of these rows, the ones whose sending has begun and was not taken back: what the contact hears or has heard. */
  readonly listSpoken: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Ends the leases of senders that are gone. Only for a start that is known to be the only process. */
  readonly releaseAll: () => Promise<void>;
}
