// What became of suggestions, in MongoDB: rows are added, never changed. Implements `desk/suggestion-log.ts`.

import { Schema, type Connection } from 'mongoose';

import type { SuggestionLog, SuggestionUse } from '../desk/suggestion-log.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

export type SuggestionUseDocument = Omit<SuggestionUse, 'id' | 'atMs'> & {
  readonly _id: string;
  readonly at: Date;
};

const schema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    conversationId: { type: String, required: true },
    agentId: { type: String, required: true },
    source: { type: String, required: true },
    itemId: { type: String, required: true },
    version: Number,
    became: { type: String, required: true },
    how: { type: String, required: true },
    editDistance: Number,
    chars: Number,
    reason: String,
    forSeq: Number,
  },
  { collection: 'suggestionUses', versionKey: false, autoIndex: false },
);
// How an article or a canned reply does over time.
schema.index({ itemId: 1, at: -1 });

// What was thrown away lately.
schema.index({ source: 1, became: 1, at: -1 });
// How often each canned reply was sent.
schema.index({ source: 1, itemId: 1 });

export function suggestionUseModel(connection: Connection): StoredModel<SuggestionUseDocument> {
  return modelOf<SuggestionUseDocument>(connection, 'SuggestionUse', schema);
}

export function createSuggestionLog(connection: Connection): SuggestionLog {
  const model = suggestionUseModel(connection);
  return {
    record: ({ id, atMs, ...use }) =>
      guarded(async () => {
        await insertNew(model, [{ ...use, _id: id, at: new Date(atMs) }]);
      }),
  };
}
