// Talks by day in MongoDB, what the figures count: one document a conversation and day. Implements `turns/talk-day.ts`.

import { Schema, type Connection } from 'mongoose';

import { TALK_OUTCOMES, type TalkDayStore } from '../turns/talk-day.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

export interface TalkDayDocument {
  /** Conversation and day. */
  _id: string;
  conversationId: string;
  channelId: string;
  day: string;
  firstAt: Date;
  /** It began within the office's hours. */
  isOpen: boolean;
  /** Place in `TALK_OUTCOMES`. */
  outcome: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    channelId: { type: String, required: true },
    day: { type: String, required: true },
    firstAt: { type: Date, required: true },
    isOpen: { type: Boolean, required: true },
    outcome: { type: Number, required: true },
  },
  { collection: 'talk-days', versionKey: false, autoIndex: false },
);
/** Counting a stretch of days without opening a document, and listing it, the latest first. */
schema.index({ firstAt: -1, _id: 1, day: 1, channelId: 1, outcome: 1, isOpen: 1 });

export function talkDayModel(connection: Connection): StoredModel<TalkDayDocument> {
  return modelOf<TalkDayDocument>(connection, 'TalkDay', schema);
}

export function createTalkDayStore(connection: Connection): TalkDayStore {
  const model = talkDayModel(connection);
  return {
    note: ({ conversationId, channelId, day, atMs, outcome, isOpen }) =>
      guarded(async () => {
        const first = { conversationId, channelId, day, firstAt: new Date(atMs), isOpen };
        const change = { $setOnInsert: first, $max: { outcome: TALK_OUTCOMES.indexOf(outcome) } };
        // The row's end is written after this: a crash that loses the one loses the other, and the turn runs again.
        await model.updateOne({ _id: `${conversationId}:${day}` }, change, {
          upsert: true,
          ...REPEATABLE_WRITE,
        });
      }),
  };
}
