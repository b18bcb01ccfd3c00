// The outbox in MongoDB. Each change of a row names the fence it was read under: of two senders one wins.

import { Schema, trusted, type Connection } from 'mongoose';

import { accountId, conversationId, type OutboxId } from '../domain/ids.js';
import type { EchoHeard, NewOutboxRow, OutboxRow, OutboxState, OutboxStore } from '../outbox/outbox-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

interface OutboxDocument extends Omit<NewOutboxRow, 'id' | 'createdAtMs'> {
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
  readonly leaseUntil: Date;
  readonly fence: number;
  readonly reason?: string;
  readonly platformMessageIds?: readonly string[];
  readonly settledAt?: Date;
}

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
    leaseUntil: { type: Date, required: true },
    fence: { type: Number, required: true },
    reason: String,
    platformMessageIds: [String],
    settledAt: Date,
  },
  { collection: 'outbox', versionKey: false, minimize: false, autoIndex: false },
);
const UNFINISHED_STATES: OutboxState[] = ['waiting', 'sending'];
const ONLY_UNFINISHED = { partialFilterExpression: { state: { $in: UNFINISHED_STATES } } };
const unfinished = () => ({ state: trusted({ $in: UNFINISHED_STATES }) });
/** The head of a conversation's lane; settled rows cost the index nothing. */
schema.index({ conversationId: 1, seq: 1 }, ONLY_UNFINISHED);
/** The sweep for what is due, and for senders that are gone. */
schema.index({ nextAttemptAt: 1 }, ONLY_UNFINISHED);

/** Whose message an echo without metadata repeats. */
schema.index({ platformMessageIds: 1 }, { sparse: true });
const SPOKEN: readonly OutboxState[] = ['sending', 'accepted', 'unclear'];

/** The row exactly as it was read: whoever changed it since has won. */
const asRead = (row: OutboxRow) => ({ _id: row.id, state: row.state, fence: row.fence });

export function createOutboxStore(connection: Connection): OutboxStore {
  const model = modelOf<OutboxDocument>(connection, 'Outbox', schema);

  return {
    insert: (rows) =>
      guarded(async () => {
        await insertNew(model, rows.map(toDocument));
      }),
    head: (conversation, nowMs) =>
      guarded(async () => {
        const isFree = [{ parkedUntil: null }, { parkedUntil: trusted({ $lte: new Date(nowMs) }) }];
        const query = { conversationId: conversation, ...unfinished(), $or: isFree };
        return toRow(await model.findOne(query).sort({ seq: 1 }).lean<OutboxDocument | null>());
      }),
    begin: (row, claim) => guarded(() => begin(model, row, claim)),
    settle: (row, { state, reason, platformMessageIds, atMs }) =>
      guarded(async () => {
        const set = {
          state,
          settledAt: new Date(atMs),
          ...(reason === undefined ? {} : { reason }),
          ...(platformMessageIds === undefined ? {} : { platformMessageIds }),
        };
        const result = await model.updateOne(asRead(row), {
          $set: set,
          $unset: { replyToken: 1 },
          $inc: { fence: 1 },
        });
        return result.modifiedCount === 1;
      }),
    postpone: (row, again) =>
      guarded(async () => {
        const { reason, isMaybeDelivered, unclearSends } = again;
        const nextAttemptAt = new Date(again.nextAttemptAtMs);
        const change = {
          $set: {
            state: 'waiting',
            reason,
            isMaybeDelivered,
            unclearSends,
            nextAttemptAt,
            ...(again.isParked ? { parkedUntil: nextAttemptAt } : {}),
          },
          $inc: { fence: 1 },
          ...(again.dropReplyToken ? { $unset: { replyToken: 1 } } : {}),
        };
        return (await model.updateOne(asRead(row), change)).modifiedCount === 1;
      }),
    readStates: (ids) => guarded(() => readStates(model, ids)),
    confirm: (heard) => guarded(() => confirm(model, heard)),
    listDue: ({ nowMs, limit }) => guarded(() => listDue(model, new Date(nowMs), limit)),
    listSpoken: (ids) => guarded(() => listSpoken(model, ids)),
    releaseAll: () =>
      guarded(async () => {
        await model.updateMany({ state: 'sending' }, { $set: { leaseUntil: new Date(0) } });
      }),
  };
}

async function begin(
  model: StoredModel<OutboxDocument>,
  row: OutboxRow,
  claim: Parameters<OutboxStore['begin']>[1],
): ReturnType<OutboxStore['begin']> {
  const set = {
    state: 'sending',
    via: claim.via,
    leaseUntil: new Date(claim.leaseUntilMs),
    firstAttemptAt: new Date(row.firstAttemptAtMs ?? claim.nowMs),
  };
  const change = { $set: set, $inc: { attempts: 1, fence: 1 } };
  const options = { returnDocument: 'after' as const };
  return toRow(await model.findOneAndUpdate(asRead(row), change, options).lean<OutboxDocument | null>());
}

async function listSpoken(
  model: StoredModel<OutboxDocument>,
  ids: readonly string[],
): ReturnType<OutboxStore['listSpoken']> {
  const query = { _id: trusted({ $in: [...ids] }), state: trusted({ $in: [...SPOKEN] }) };
  const rows = await model.find(query, { _id: 1 }).lean<Pick<OutboxDocument, '_id'>[]>();
  return new Set(rows.map(({ _id }) => _id));
}

async function readStates(
  model: StoredModel<OutboxDocument>,
  ids: readonly OutboxId[],
): ReturnType<OutboxStore['readStates']> {
  const rows = await model
    .find({ _id: trusted({ $in: [...ids] }) }, { state: 1, reason: 1 })
    .lean<Pick<OutboxDocument, '_id' | 'state' | 'reason'>[]>();
  return rows.map(({ _id, state, reason }) => ({
    id: _id as OutboxId,
    state,
    ...(reason === undefined ? {} : { reason }),
  }));
}

/** By our id, which the platform gave back; else by the platform's id; else by the words of a row on its way. */
async function findEchoed(
  model: StoredModel<OutboxDocument>,
  { conversationId, echo, text }: EchoHeard,
): Promise<OutboxDocument | null> {
  const find = (query: object): Promise<OutboxDocument | null> =>
    model
      .findOne({ conversationId, ...query })
      .sort({ seq: 1 })
      .lean<OutboxDocument | null>();
  const { outboxId, platformMessageId } = echo;
  const byId = outboxId === undefined ? null : await find({ _id: outboxId });
  if (byId !== null) return byId;
  const findByMid = async (): Promise<OutboxDocument | null> =>
    platformMessageId === '' ? null : find({ platformMessageIds: platformMessageId });
  const byMid = await findByMid();
  if (byMid !== null || outboxId !== undefined || text === '') return byMid;
  const onItsWay = { $or: [{ state: 'sending' }, { state: 'waiting', isMaybeDelivered: true }] };
  // Between the two questions the platform's answer may have given the row its mid.
  return (await find({ 'call.text': text, ...onItsWay })) ?? findByMid();
}

async function confirm(model: StoredModel<OutboxDocument>, heard: EchoHeard): Promise<OutboxRow | undefined> {
  const document = await findEchoed(model, heard);
  if (document === null) return undefined;
  const mid = heard.echo.platformMessageId;
  const known = mid === '' ? {} : { $addToSet: { platformMessageIds: mid } };
  const accepted = { state: 'accepted' as const, settledAt: new Date(heard.atMs) };
  const isOpen = { _id: document._id, state: trusted({ $ne: 'accepted' as const }) };
  const before = await model
    .findOneAndUpdate(isOpen, { $set: accepted, $unset: { replyToken: 1 }, $inc: { fence: 1 }, ...known })
    .lean<OutboxDocument | null>();
  if (before === null && mid !== '') await model.updateOne({ _id: document._id }, known);
  return toRow(before ?? { ...document, state: 'accepted' });
}

async function listDue(
  model: StoredModel<OutboxDocument>,
  now: Date,
  limit: number,
): ReturnType<OutboxStore['listDue']> {
  const due = {
    nextAttemptAt: trusted({ $lte: now }),
    $or: [{ state: 'waiting' as const }, { state: 'sending' as const, leaseUntil: trusted({ $lte: now }) }],
  };
  const rows = await model
    .find({ ...unfinished(), ...due }, { conversationId: 1, accountId: 1 })
    .sort({ nextAttemptAt: 1 })
    .limit(limit)
    .lean<Pick<OutboxDocument, 'conversationId' | 'accountId'>[]>();
  return [
    ...new Map(
      rows.map(({ conversationId, accountId }) => [conversationId, { conversationId, accountId }]),
    ).values(),
  ];
}

function toDocument({ id, createdAtMs, ...rest }: NewOutboxRow): OutboxDocument {
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

function toRow(document: OutboxDocument | null): OutboxRow | undefined {
  if (document === null) return undefined;
  const { _id, createdAt, firstAttemptAt, nextAttemptAt, leaseUntil, ...rest } = document;
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
  };
}
