// Messages left for the desk in MongoDB: one document each. Implements `desk/callback-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { CallbackStore } from '../desk/callback-store.js';
import { CALLBACK_OUTCOMES, type Callback, type CallbackState } from '../domain/callback.js';
import { accountId, conversationId } from '../domain/ids.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface CallbackDocument {
  _id: string;
  conversationId: string;
  accountId: string;
  askedAt: Date;
  state: CallbackState;
  words?: string;
  done?: { by: { id: string; name: string }; at: Date; outcome: string; note?: string };
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    accountId: { type: String, required: true },
    askedAt: { type: Date, required: true },
    state: { type: String, required: true },
    words: String,
    done: Schema.Types.Mixed,
  },
  { collection: 'callbacks', versionKey: false, autoIndex: false },
);
// the open ones, which are few, by time
schema.index({ askedAt: 1 }, { partialFilterExpression: { state: 'open' } });
// of a talk
schema.index({ conversationId: 1, askedAt: 1 });

const callbackRow = z
  .object({
    _id: z.string(),
    conversationId: z.string().transform(conversationId),
    accountId: z.string().transform(accountId),
    askedAt: z.date(),
    state: z.enum(['open', 'done', 'withdrawn']),
    words: z.string().exactOptional(),
    done: z
      .object({
        by: z.object({ id: z.string(), name: z.string() }),
        at: z.date(),
        outcome: z.enum(CALLBACK_OUTCOMES),
        note: z.string().exactOptional(),
      })
      .transform(({ at, ...done }) => ({ ...done, atMs: at.getTime() }))
      .exactOptional(),
  })
  .transform(({ _id, askedAt, ...rest }): Callback => ({ ...rest, id: _id, askedAtMs: askedAt.getTime() }));

export function createCallbackStore(connection: Connection): CallbackStore {
  const model = modelOf<CallbackDocument>(connection, 'Callback', schema);
  const parse = (row: unknown): Callback | undefined => (row === null ? undefined : callbackRow.parse(row));
  return {
    add: ({ id, conversationId: talk, accountId: account, askedAtMs }) =>
      guarded(async () => {
        const askedAt = new Date(askedAtMs);
        await insertNew(model, [
          { _id: id, conversationId: talk, accountId: account, askedAt, state: 'open' as const },
        ]);
      }),
    find: (id) => guarded(async () => parse(await model.findById(id).lean())),
    openOf: (talk) =>
      guarded(async () =>
        parse(await model.findOne({ conversationId: talk, state: 'open' }).sort({ askedAt: 1 }).lean()),
      ),
    listOpen: (limit) =>
      guarded(async () => {
        const rows = await model.find({ state: 'open' }).sort({ askedAt: 1 }).limit(limit).lean();
        return rows.map((row) => callbackRow.parse(row));
      }),
    addWords: (id, words) =>
      guarded(async () => {
        const isWordless = { _id: id, state: 'open' as const, words: trusted({ $exists: false }) };
        await model.updateOne(isWordless, { $set: { words } });
      }),
    withdraw: (id) =>
      guarded(async () => {
        await model.updateOne({ _id: id, state: 'open' }, { $set: { state: 'withdrawn' as const } });
      }),
    finish: (id, { by, atMs, outcome, note }) =>
      guarded(async () => {
        const agent = { id: by.id, name: by.name };
        const done = { by: agent, at: new Date(atMs), outcome, ...(note === undefined ? {} : { note }) };
        const change = { $set: { state: 'done' as const, done } };
        return (await model.updateOne({ _id: id, state: 'open' }, change)).matchedCount === 1;
      }),
  };
}
