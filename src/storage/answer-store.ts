// First answers in MongoDB: one document a wait, written once. Implements `desk/answer-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import { keyOf, type AnswerStore } from '../desk/answer-store.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface AnswerDocument {
  _id: string;
  queuedAt: Date;
  waitedMs: number;
  channelId: string;
  agentId: string;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    queuedAt: { type: Date, required: true },
    waitedMs: { type: Number, required: true },
    channelId: { type: String, required: true },
    agentId: { type: String, required: true },
  },
  { collection: 'first-answers', versionKey: false, autoIndex: false },
);
/** A day's answers, and those within the time. */
schema.index({ queuedAt: 1, waitedMs: 1 });

export function createAnswerStore(connection: Connection): AnswerStore {
  const model = modelOf<AnswerDocument>(connection, 'FirstAnswer', schema);
  return {
    record: ({ answeredAtMs, channelId, agentId, ...wait }) =>
      guarded(async () => {
        const queuedAt = new Date(wait.queuedAtMs);
        const waitedMs = Math.max(0, answeredAtMs - wait.queuedAtMs);
        await insertNew(model, [{ _id: keyOf(wait), queuedAt, waitedMs, channelId, agentId }]);
      }),
    count: ({ fromMs, toMs }, withinMs) =>
      guarded(async () => {
        const queuedAt = trusted({ $gte: new Date(fromMs), $lt: new Date(toMs) });
        const [answered, inTime] = await Promise.all([
          model.countDocuments({ queuedAt }),
          model.countDocuments({ queuedAt, waitedMs: trusted({ $lte: withinMs }) }),
        ]);
        return { answered, inTime };
      }),
    findAnswered: (waits) =>
      guarded(async () => {
        const filter = { _id: trusted({ $in: waits.map(keyOf) }) };
        const found = await model.find(filter, { _id: 1 }).lean<{ _id: string }[]>();
        return new Set(found.map(({ _id }) => _id));
      }),
  };
}
