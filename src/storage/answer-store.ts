// First answers in MongoDB: one document a wait, written once. Implements `desk/answer-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import { keyOf, type AnswerStore } from '../desk/answer-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

export interface AnswerDocument {
  _id: string;
  conversationId: string;
  queuedAt: Date;
  waitedMs: number;
  channelId: string;
  agentId: string;
  /** They came within the office's hours. */
  isOpen: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    queuedAt: { type: Date, required: true },
    waitedMs: { type: Number, required: true },
    channelId: { type: String, required: true },
    agentId: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
  },
  { collection: 'first-answers', versionKey: false, autoIndex: false },
);
/** A day's answers, and those within the time. */
schema.index({ queuedAt: 1, waitedMs: 1 });
/** The waits of a stretch of days without opening a document, and their list, the latest first. */
schema.index({ queuedAt: -1, _id: 1, channelId: 1, isOpen: 1, waitedMs: 1 });

export function answerModel(connection: Connection): StoredModel<AnswerDocument> {
  return modelOf<AnswerDocument>(connection, 'FirstAnswer', schema);
}

export function createAnswerStore(connection: Connection): AnswerStore {
  const model = answerModel(connection);
  return {
    record: ({ answeredAtMs, channelId, agentId, isOpen, ...wait }) =>
      guarded(async () => {
        const queuedAt = new Date(wait.queuedAtMs);
        const waitedMs = Math.max(0, answeredAtMs - wait.queuedAtMs);
        const { conversationId } = wait;
        await insertNew(model, [
          { _id: keyOf(wait), conversationId, queuedAt, waitedMs, channelId, agentId, isOpen },
        ]);
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
