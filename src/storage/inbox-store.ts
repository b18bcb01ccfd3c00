// The inbox in MongoDB: the unique key is the promise that an event has one effect.

import { Schema, trusted, type Connection } from 'mongoose';

import type { ConversationAddress } from '../conversations/conversation-address.js';
import { accountId, conversationId, type InboxId } from '../domain/ids.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import { createGathering } from '../lib/gather.js';
import type { InboxPlace, InboxRow, InboxStore, NewInboxRow } from '../turns/turn-stores.js';
import { packActivity, unpackActivity } from './activity-json.js';
import { REPEATABLE_WRITE } from './durability.js';
import { insertEach, modelOf, type StoredModel } from './model.js';
import { guarded, isFaultOfRow } from './store-fault.js';

/** A platform waits 2 s for its answer (LINE, `request_timeout`). A database that is there and does not move must not hold
 *  the 503 back, nor may a write that hangs hold back those in line behind it; the driver would notice at its next heartbeat, and its own `timeoutMS` does not cover bulks. Unit: ms. */
const INSERT_TIMEOUT_MS = 1_500;

/** From so many rows on the engine is asked first which of them it has: refusing one by its key takes it ten times as long. */
const MANY_ROWS = 50;

/**
 * Webhooks that come together are written together: alone a row takes 0.5 ms of our processor and 0.75 of the engine's, of eight each
 * takes 0.15 and 0.2, of thirty-two 0.1 and 0.1. Two writes at once keep the engine busy while the next gather.
 */
const GATHERED = { atOnce: 2, most: 200, isOnesOwn: isFaultOfRow, patienceMs: INSERT_TIMEOUT_MS };

/** `begun` sorts before `stored`: a turn that was begun is finished before another begins. */
type InboxState = 'begun' | 'stored' | 'done';

interface InboxDocument {
  _id: string;
  conversationId: string;
  accountId: string;
  channelId: string;
  key: string;
  isGroup: boolean;
  receivedAt: Date;
  occurredAt: Date;
  event: Omit<InboundEvent, 'activity'>;
  activity: string;
  state: InboxState;
  attempts: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    accountId: { type: String, required: true },
    channelId: { type: String, required: true },
    key: { type: String, required: true },
    isGroup: { type: Boolean, required: true },
    receivedAt: { type: Date, required: true },
    occurredAt: { type: Date, required: true },
    event: { type: Schema.Types.Mixed, required: true },
    activity: { type: String, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
  },
  { collection: 'inbox', versionKey: false, minimize: false, autoIndex: false },
);
const UNFINISHED_STATES: InboxState[] = ['begun', 'stored'];
const ONLY_UNFINISHED = { partialFilterExpression: { state: { $in: UNFINISHED_STATES } } };
const unfinished = () => ({ state: trusted({ $in: UNFINISHED_STATES }) });
/** A lane taking up its next row, and the sweep looking for lanes with work: finished rows cost the index nothing. */
schema.index({ conversationId: 1, state: 1, occurredAt: 1, receivedAt: 1 }, ONLY_UNFINISHED);
schema.index({ receivedAt: 1, _id: 1 }, ONLY_UNFINISHED);

export function createInboxStore(connection: Connection): InboxStore {
  const model = modelOf<InboxDocument>(connection, 'Inbox', schema);
  const insert = createGathering((rows: readonly NewInboxRow[]) => insertRows(model, rows), GATHERED);
  return {
    insert: (rows) =>
      guarded(async () => {
        const stored = (await insert(rows)).filter(Boolean).length;
        return { stored, repeated: rows.length - stored };
      }),
    begin: (conversation) =>
      guarded(async () => {
        const document = await model
          .findOneAndUpdate(
            { conversationId: conversation, ...unfinished() },
            { $set: { state: 'begun' }, $inc: { attempts: 1 } },
            {
              ...REPEATABLE_WRITE,
              sort: { state: 1, occurredAt: 1, receivedAt: 1 },
              returnDocument: 'after',
            },
          )
          .lean<InboxDocument>();
        return document === null ? undefined : toRow(document);
      }),
    finish: (id) =>
      guarded(async () => {
        await model.updateOne({ _id: id }, { $set: { state: 'done' } }, REPEATABLE_WRITE);
      }),
    hasUnfinished: (conversation) =>
      guarded(async () => (await model.exists({ conversationId: conversation, ...unfinished() })) !== null),
    oldestAtMs: () =>
      guarded(async () => {
        const oldest = await model
          .findOne(unfinished(), { receivedAt: 1 })
          .sort({ receivedAt: 1 })
          .lean<InboxDocument>();
        return oldest?.receivedAt.getTime();
      }),
    listWaiting: (query) => guarded(() => listWaiting(model, query)),
  };
}

async function listWaiting(
  model: StoredModel<InboxDocument>,
  { receivedBeforeMs, limit, after }: Parameters<InboxStore['listWaiting']>[0],
): ReturnType<InboxStore['listWaiting']> {
  const range = { $lte: new Date(receivedBeforeMs), ...(after && { $gte: new Date(after.receivedAtMs) }) };
  const query = { ...unfinished(), receivedAt: trusted(range), ...(after && isBehind(after)) };
  const fields = { conversationId: 1, accountId: 1, channelId: 1, key: 1, isGroup: 1, receivedAt: 1 };
  const rows = await model
    .find(query, fields)
    .sort({ receivedAt: 1, _id: 1 })
    .limit(limit)
    .lean<InboxDocument[]>();
  const addresses = [...new Map(rows.map((row) => [row.conversationId, toAddress(row)])).values()];
  const last = rows.length < limit ? undefined : rows.at(-1);
  if (last === undefined) return { addresses };
  return { addresses, next: { receivedAtMs: last.receivedAt.getTime(), id: last._id } };
}

const isBehind = ({ receivedAtMs, id }: InboxPlace) => ({
  $or: [
    { receivedAt: trusted({ $gt: new Date(receivedAtMs) }) },
    { receivedAt: new Date(receivedAtMs), _id: trusted({ $gt: id }) },
  ],
});

/** Of each row whether it was new. */
async function insertRows(
  model: StoredModel<InboxDocument>,
  rows: readonly NewInboxRow[],
): Promise<readonly boolean[]> {
  if (rows.length < MANY_ROWS) return insertEach(model, rows.map(toDocument));
  const known = await knownAmong(model, rows);
  const fresh = rows.filter(({ id }) => !known.has(id));
  const outcomes = await insertEach(model, fresh.map(toDocument));
  const isNew = new Map(fresh.map((row, index) => [row, outcomes[index] === true]));
  return rows.map((row) => isNew.get(row) === true);
}

/** What is there already; whatever comes in between meets the key. */
async function knownAmong(
  model: StoredModel<InboxDocument>,
  rows: readonly NewInboxRow[],
): Promise<ReadonlySet<string>> {
  const query = { _id: trusted({ $in: rows.map(({ id }) => id) }) };
  const found = await model.find(query, { _id: 1 }).lean<Pick<InboxDocument, '_id'>[]>();
  return new Set(found.map(({ _id }) => _id));
}

function toDocument({ id, address, receivedAtMs, event }: NewInboxRow): InboxDocument {
  const { activity, ...rest } = event;
  return {
    _id: id,
    conversationId: address.id,
    accountId: address.accountId,
    channelId: address.channelId,
    key: address.key,
    isGroup: address.isGroup,
    receivedAt: new Date(receivedAtMs),
    occurredAt: new Date(event.occurredAtMs),
    event: rest,
    activity: packActivity(activity),
    state: 'stored',
    attempts: 0,
  };
}

function toAddress(document: InboxDocument): ConversationAddress {
  const { channelId, key, isGroup } = document;
  return {
    id: conversationId(document.conversationId),
    accountId: accountId(document.accountId),
    channelId,
    key,
    isGroup,
  };
}

function toRow(document: InboxDocument): InboxRow {
  const { _id, receivedAt, attempts } = document;
  const event = { ...document.event, activity: unpackActivity(document.activity) };
  return {
    id: _id as InboxId,
    address: toAddress(document),
    receivedAtMs: receivedAt.getTime(),
    event,
    attempts,
  };
}
