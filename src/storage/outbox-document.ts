// The outbox row as it lies in MongoDB: schema, indexes with the question that each serves, and the way to the domain's row.

import { Schema, trusted } from 'mongoose';

import { accountId, conversationId, type OutboxId } from '../domain/ids.js';
import type { NewOutboxRow, OutboxRow, OutboxState, SendNote } from '../outbox/outbox-store.js';

export interface OutboxDocument extends Omit<NewOutboxRow, 'id' | 'createdAtMs'> {
  readonly _id: string;
  readonly createdAt: Date;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly firstAttemptAt?: Date;
  readonly via?: 'reply' | 'push';
  readonly isMaybeDelivered: boolean;
  readonly unclearSends?: number;
  readonly nextAttemptAt: Date;
  readonly parkedUntil?: Date;
  readonly isAsked?: boolean;
  readonly leaseUntil: Date;
  readonly fence: number;
  readonly reason?: string;
  readonly platformMessageIds?: readonly string[];
  readonly quoteHandle?: string;
  readonly settledAt?: Date;
  readonly journal?: readonly JournalLine[];
}

/** A line as it lies in the document. */
export type JournalLine = Omit<SendNote, 'atMs'> & { readonly at: Date };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    accountId: { type: String, required: true },
    channelId: { type: String, required: true },
    conversationKey: { type: String, required: true },
    seq: { type: Number, required: true },
    author: { type: String, required: true },
    epoch: { type: Number, required: true },
    call: { type: Schema.Types.Mixed, required: true },
    replyToken: { type: Schema.Types.Mixed },
    sparesToken: Boolean,
    retryKey: { type: String, required: true },
    createdAt: { type: Date, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    firstAttemptAt: Date,
    via: String,
    isMaybeDelivered: { type: Boolean, required: true },
    unclearSends: Number,
    nextAttemptAt: { type: Date, required: true },
    parkedUntil: Date,
    isAsked: Boolean,
    leaseUntil: { type: Date, required: true },
    fence: { type: Number, required: true },
    reason: String,
    platformMessageIds: [String],
    quoteHandle: String,
    settledAt: Date,
    journal: [Schema.Types.Mixed],
  },
  { collection: 'outbox', versionKey: false, minimize: false, autoIndex: false },
);

const UNFINISHED_STATES: OutboxState[] = ['waiting', 'sending'];
const ONLY_UNFINISHED = { partialFilterExpression: { state: { $in: UNFINISHED_STATES } } };
export const unfinished = () => ({ state: trusted({ $in: UNFINISHED_STATES }) });
/** The head of a conversation's lane; settled rows cost the index nothing. */
schema.index({ conversationId: 1, seq: 1 }, ONLY_UNFINISHED);
/** How long the oldest has waited. */
schema.index({ createdAt: 1 }, ONLY_UNFINISHED);
/** The sweep for what is due, and for senders that are gone. */
schema.index({ nextAttemptAt: 1, _id: 1, accountId: 1 }, ONLY_UNFINISHED);

/** Whose message an echo without metadata repeats. */
schema.index({ platformMessageIds: 1 }, { sparse: true });
/** What a platform did not take, for the list of dead letters. */
export const DEAD_STATES: OutboxState[] = ['refused', 'unclear'];
schema.index({ settledAt: -1, _id: -1 }, { partialFilterExpression: { state: { $in: DEAD_STATES } } });

export const outboxSchema = schema;

export function toDocument({ id, createdAtMs, ...rest }: NewOutboxRow): OutboxDocument {
  return {
    ...rest,
    _id: id,
    createdAt: new Date(createdAtMs),
    state: 'waiting',
    attempts: 0,
    isMaybeDelivered: false,
    unclearSends: 0,
    nextAttemptAt: new Date(createdAtMs),
    leaseUntil: new Date(0),
    fence: 0,
  };
}

export function toRow(document: OutboxDocument | null): OutboxRow | undefined {
  if (document === null) return undefined;
  const { _id, createdAt, firstAttemptAt, nextAttemptAt, leaseUntil, parkedUntil, ...rest } = document;
  return {
    ...rest,
    id: _id as OutboxId,
    conversationId: conversationId(rest.conversationId),
    accountId: accountId(rest.accountId),
    createdAtMs: createdAt.getTime(),
    unclearSends: rest.unclearSends ?? 0,
    nextAttemptAtMs: nextAttemptAt.getTime(),
    leaseUntilMs: leaseUntil.getTime(),
    ...(firstAttemptAt === undefined ? {} : { firstAttemptAtMs: firstAttemptAt.getTime() }),
    ...(parkedUntil === undefined ? {} : { parkedUntilMs: parkedUntil.getTime() }),
  };
}
