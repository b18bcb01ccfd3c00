// The outbox in MongoDB. Each change of a row names the fence it was read under: of two senders one wins.

import { trusted, type Connection } from 'mongoose';

import type {
  DuePlace,
  EchoHeard,
  OutboxRow,
  OutboxStore,
  SendNote,
  Settlement,
} from '../outbox/outbox-store.js';
import { REPEATABLE_WRITE } from './durability.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import {
  DEAD_STATES,
  outboxSchema,
  toDocument,
  toRow,
  unfinished,
  type OutboxDocument,
} from './outbox-document.js';
import { findSent, listDead, listSpoken, readJournal, readStates } from './outbox-reading.js';
import { guarded } from './store-fault.js';

/** The latest lines of a row's journal, two for each try: a day of retries every two minutes would be 1,400. */
const MOST_NOTES = 200;

/** The row exactly as it was read: whoever changed it since has won. */
const asRead = (row: OutboxRow) => ({ _id: row.id, state: row.state, fence: row.fence });

export function createOutboxStore(connection: Connection): OutboxStore {
  const model = modelOf<OutboxDocument>(connection, 'Outbox', outboxSchema);

  return {
    insert: (rows) =>
      guarded(async () => {
        await insertNew(model, rows.map(toDocument));
      }),
    head: (conversation, nowMs) =>
      guarded(async () => {
        const isFree = [{ parkedUntil: null }, { parkedUntil: trusted({ $lte: new Date(nowMs) }) }];
        const query = { conversationId: conversation, ...unfinished(), $or: isFree };
        return toRow(
          await model.findOne(query, { journal: 0 }).sort({ seq: 1 }).lean<OutboxDocument | null>(),
        );
      }),
    begin: (row, claim) => guarded(() => begin(model, row, claim)),
    settle: (row, end) => guarded(() => settle(model, row, end)),
    postpone: (row, again) => guarded(() => postpone(model, row, again)),
    unpark: (conversation, nowMs) =>
      guarded(() =>
        unpark(model, { conversationId: conversation }, { nowMs, reason: 'there is a free way' }),
      ),
    unparkAccount: (account, nowMs) =>
      guarded(() => unpark(model, { accountId: account }, { nowMs, reason: 'the quota is back' })),
    oldestAtMs: () =>
      guarded(async () => {
        const oldest = await model
          .findOne(unfinished(), { createdAt: 1 })
          .sort({ createdAt: 1 })
          .lean<OutboxDocument | null>();
        return oldest?.createdAt.getTime();
      }),
    findSent: (conversation, messageId) => guarded(() => findSent(model, conversation, messageId)),
    readStates: (ids) => guarded(() => readStates(model, ids)),
    confirm: (heard) => guarded(() => confirm(model, heard)),
    listDue: (query) => guarded(() => listDue(model, query)),
    listSpoken: (ids) => guarded(() => listSpoken(model, ids)),
    find: (id) =>
      guarded(async () => toRow(await model.findById(id, { journal: 0 }).lean<OutboxDocument | null>())),
    revive: (row, change) => guarded(() => revive(model, row, change)),
    hurry: (row, change) => guarded(() => hurry(model, row, change)),
    listDead: (query) => guarded(() => listDead(model, query)),
    readJournal: (id) => guarded(() => readJournal(model, id)),
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
    ...(claim.replyToken === undefined ? {} : { replyToken: claim.replyToken }),
  };
  const note = noted({ atMs: claim.nowMs, became: 'sending', via: claim.via });
  const change = { $set: set, $inc: { attempts: 1, fence: 1 }, $push: note };
  const options = { returnDocument: 'after' as const };
  return toRow(await model.findOneAndUpdate(asRead(row), change, options).lean<OutboxDocument | null>());
}

async function unpark(
  model: StoredModel<OutboxDocument>,
  whose: Partial<Pick<OutboxDocument, 'conversationId' | 'accountId'>>,
  { nowMs, reason }: { nowMs: number; reason: string },
): Promise<void> {
  const parked = { ...whose, ...unfinished(), parkedUntil: trusted({ $ne: null }) };
  const change = {
    $set: { nextAttemptAt: new Date(nowMs) },
    $unset: { parkedUntil: 1 },
    $push: noted({ atMs: nowMs, became: 'waiting', reason }),
  };
  await model.updateMany(parked, change, REPEATABLE_WRITE);
}

const noted = ({ atMs, ...note }: SendNote) => ({
  journal: { $each: [{ ...note, at: new Date(atMs) }], $slice: -MOST_NOTES },
});

async function settle(
  model: StoredModel<OutboxDocument>,
  row: OutboxRow,
  { state, atMs, reason, platformMessageIds, quoteHandle, trace }: Settlement,
): Promise<boolean> {
  const why = reason === undefined ? {} : { reason };
  const via = row.via === undefined ? {} : { via: row.via };
  const result = await model.updateOne(asRead(row), {
    $set: {
      state,
      settledAt: new Date(atMs),
      ...why,
      ...(platformMessageIds === undefined ? {} : { platformMessageIds }),
      ...(quoteHandle === undefined ? {} : { quoteHandle }),
    },
    $unset: { replyToken: 1 },
    $inc: { fence: 1 },
    $push: noted({ atMs, became: state, ...via, ...why, ...trace }),
  });
  return result.modifiedCount === 1;
}

async function postpone(
  model: StoredModel<OutboxDocument>,
  row: OutboxRow,
  again: Parameters<OutboxStore['postpone']>[1],
): Promise<boolean> {
  const { atMs, reason, isMaybeDelivered, unclearSends, isParked, dropReplyToken, trace } = again;
  const nextAttemptAt = new Date(again.nextAttemptAtMs);
  const via = row.via === undefined ? {} : { via: row.via };
  const result = await model.updateOne(asRead(row), {
    $set: {
      state: 'waiting',
      reason,
      isMaybeDelivered,
      unclearSends,
      nextAttemptAt,
      ...(isParked ? { parkedUntil: nextAttemptAt, isAsked: false } : {}),
    },
    $inc: { fence: 1 },
    $push: noted({ atMs, became: 'waiting', ...via, reason, ...trace }),
    ...(dropReplyToken ? { $unset: { replyToken: 1 } } : {}),
  });
  return result.modifiedCount === 1;
}

async function revive(
  model: StoredModel<OutboxDocument>,
  row: OutboxRow,
  { retryKey, atMs, by }: Parameters<OutboxStore['revive']>[1],
): Promise<OutboxRow | undefined> {
  if (!DEAD_STATES.includes(row.state)) return undefined;
  const change = {
    $set: {
      state: 'waiting' as const,
      retryKey,
      attempts: 0,
      isMaybeDelivered: false,
      unclearSends: 0,
      isAsked: true,
      nextAttemptAt: new Date(atMs),
    },
    $unset: { firstAttemptAt: 1, via: 1, settledAt: 1, reason: 1, parkedUntil: 1 },
    $inc: { fence: 1 },
    $push: noted({ atMs, became: 'waiting', reason: 'sent again', by }),
  };
  const options = { returnDocument: 'after' as const };
  return toRow(await model.findOneAndUpdate(asRead(row), change, options).lean<OutboxDocument | null>());
}

async function hurry(
  model: StoredModel<OutboxDocument>,
  row: OutboxRow,
  { atMs, by }: Parameters<OutboxStore['hurry']>[1],
): Promise<boolean> {
  const result = await model.updateOne(asRead(row), {
    $set: { isAsked: true, nextAttemptAt: new Date(atMs) },
    $unset: { parkedUntil: 1 },
    $inc: { fence: 1 },
    $push: noted({ atMs, became: 'waiting', reason: 'sent again', by }),
  });
  return result.modifiedCount === 1;
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
    .findOneAndUpdate(isOpen, {
      $set: accepted,
      $unset: { replyToken: 1 },
      $inc: { fence: 1 },
      $push: noted({ atMs: heard.atMs, became: 'accepted', reason: 'told by its echo' }),
      ...known,
    })
    .lean<OutboxDocument | null>();
  if (before === null && mid !== '') await model.updateOne({ _id: document._id }, known);
  return toRow(before ?? { ...document, state: 'accepted' });
}

async function listDue(
  model: StoredModel<OutboxDocument>,
  { nowMs, limit, except = [], after }: Parameters<OutboxStore['listDue']>[0],
): ReturnType<OutboxStore['listDue']> {
  const now = new Date(nowMs);
  const isFree = [
    { state: 'waiting' as const },
    { state: 'sending' as const, leaseUntil: trusted({ $lte: now }) },
  ];
  const rows = await model
    .find(
      {
        ...unfinished(),
        ...(except.length === 0 ? {} : { accountId: trusted({ $nin: [...except] }) }),
        nextAttemptAt: trusted({ $lte: now, ...(after && { $gte: new Date(after.dueAtMs) }) }),
        $and: [{ $or: isFree }, ...(after === undefined ? [] : [{ $or: isBehind(after) }])],
      },
      { conversationId: 1, accountId: 1, nextAttemptAt: 1 },
    )
    .sort({ nextAttemptAt: 1, _id: 1 })
    .limit(limit)
    .lean<Pick<OutboxDocument, '_id' | 'conversationId' | 'accountId' | 'nextAttemptAt'>[]>();
  const lanes = new Map(
    rows.map(({ conversationId, accountId }) => [conversationId, { conversationId, accountId }]),
  );
  const last = rows.length < limit ? undefined : rows.at(-1);
  const next = last === undefined ? {} : { next: { dueAtMs: last.nextAttemptAt.getTime(), id: last._id } };
  return { lanes: [...lanes.values()], ...next };
}

function isBehind({ dueAtMs, id }: DuePlace) {
  const at = new Date(dueAtMs);
  return [{ nextAttemptAt: trusted({ $gt: at }) }, { nextAttemptAt: at, _id: trusted({ $gt: id }) }];
}
