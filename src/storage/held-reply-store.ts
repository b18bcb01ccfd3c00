// Replies that wait a moment, in MongoDB: one document each, every step one guarded update. Implements `desk/held-reply-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import type { DeskRefusal } from '../desk/desk-outcome.js';
import type { HeldReplyRow, HeldReplyStore, HeldState } from '../desk/held-reply-store.js';
import type { UsedArticle } from '../desk/suggestion-log.js';
import { conversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface HeldReplyDocument {
  _id: string;
  conversationId: string;
  agent: { id: string; name: string };
  clientId: string;
  text: string;
  quotes?: number;
  files?: readonly MediaId[];
  from?: UsedArticle;
  dueAt: Date;
  state: HeldState;
  refusal?: DeskRefusal;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    agent: { type: { id: String, name: String }, _id: false, required: true },
    clientId: { type: String, required: true },
    // Empty where files say all.
    text: String,
    quotes: Number,
    files: Schema.Types.Mixed,
    from: Schema.Types.Mixed,
    dueAt: { type: Date, required: true },
    state: { type: String, required: true },
    refusal: Schema.Types.Mixed,
  },
  { collection: 'heldReplies', versionKey: false, autoIndex: false },
);
// What is due, and what may be forgotten.
schema.index({ state: 1, dueAt: 1 });
// What of an agent waits in a talk.
schema.index({ conversationId: 1, 'agent.id': 1, dueAt: 1 });

const ON_ITS_WAY: HeldState[] = ['held', 'leaving'];

export function createHeldReplyStore(connection: Connection): HeldReplyStore {
  const model = modelOf<HeldReplyDocument>(connection, 'HeldReply', schema);
  const onItsWay = { state: trusted({ $in: ON_ITS_WAY }) };
  const find: HeldReplyStore['find'] = (id) =>
    guarded(async () => {
      const row = await model.findById(id).lean<HeldReplyDocument>();
      return row === null ? undefined : toRow(row);
    });
  return {
    find,
    async put({ id, dueAtMs, ...reply }) {
      const document = { ...reply, _id: id, dueAt: new Date(dueAtMs), state: 'held' as const };
      await guarded(() => insertNew(model, [document]));
      return (await find(id)) ?? { ...reply, id, dueAtMs, state: 'held' };
    },
    listOf: (conversation, agentId) =>
      guarded(async () => {
        const query = { conversationId: conversation, 'agent.id': agentId, ...onItsWay };
        return (await model.find(query).sort({ dueAt: 1 }).lean<HeldReplyDocument[]>()).map(toRow);
      }),
    withdraw: (id) =>
      guarded(async () => {
        const change = { $set: { state: 'withdrawn' as const }, $unset: { refusal: '' } };
        const takeable = trusted({ $in: ['held', 'refused', 'withdrawn'] as HeldState[] });
        return (await model.updateOne({ _id: id, state: takeable }, change)).matchedCount === 1;
      }),
    listDue: (nowMs, limit) =>
      guarded(async () => {
        const query = { ...onItsWay, dueAt: trusted({ $lte: new Date(nowMs) }) };
        const rows = await model.find(query).sort({ dueAt: 1 }).limit(limit).lean<HeldReplyDocument[]>();
        return rows.map(toRow);
      }),
    begin: (id) =>
      guarded(async () => {
        const query = { _id: id, ...onItsWay };
        return (await model.updateOne(query, { $set: { state: 'leaving' as const } })).matchedCount === 1;
      }),
    remove: (id) =>
      guarded(async () => {
        await model.deleteOne({ _id: id });
      }),
    refuse: (id, refusal) =>
      guarded(async () => {
        await model.updateOne({ _id: id }, { $set: { state: 'refused' as const, refusal } });
      }),
    forget: (beforeMs) =>
      guarded(async () => {
        const over = trusted({ $in: ['refused', 'withdrawn'] as HeldState[] });
        await model.deleteMany({ state: over, dueAt: trusted({ $lt: new Date(beforeMs) }) });
      }),
  };
}

function toRow({ _id, dueAt, conversationId: talk, ...row }: HeldReplyDocument): HeldReplyRow {
  return { ...row, id: _id, conversationId: conversationId(talk), dueAtMs: dueAt.getTime() };
}
