// Tags in MongoDB: a document each; which of them a talk has lies in the conversation's own document. Implements `desk/tag-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import { nameKey } from '../desk/tags.js';
import type { TagStore } from '../desk/tag-store.js';
import { TAG_COLOURS, type Tag } from '../domain/tag.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { modelOf } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

interface TagDocument {
  _id: string;
  name: string;
  nameKey: string;
  colour: string;
  isRetired: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    colour: { type: String, required: true },
    isRetired: { type: Boolean, required: true },
  },
  { collection: 'tags', versionKey: false, autoIndex: false },
);
// of two that take a name at once one wins; the list is read in this order
schema.index({ nameKey: 1 }, { unique: true });

const tagRow = z
  .object({ _id: z.string(), name: z.string(), colour: z.enum(TAG_COLOURS), isRetired: z.boolean() })
  .transform(({ _id, ...rest }): Tag => ({ id: _id, ...rest }));

export function createTagStore(connection: Connection): TagStore {
  const model = modelOf<TagDocument>(connection, 'Tag', schema);
  const talks = conversationModel(connection);
  const after = { returnDocument: 'after' as const };
  return {
    list: () =>
      guarded(async () => (await model.find({}).sort({ nameKey: 1 }).lean()).map((row) => tagRow.parse(row))),
    keep: ({ id, name, colour, isRetired }) =>
      guarded(async () => {
        try {
          const change = { $set: { name, nameKey: nameKey(name), colour, isRetired } };
          await model.updateOne({ _id: id }, change, { upsert: true });
          return true;
        } catch (error) {
          if (isDuplicateKey(error)) return false;
          throw error;
        }
      }),
    put: (id, tagId, most) =>
      guarded(async () => {
        const hasRoom = { [`tags.${most - 1}`]: trusted({ $exists: false }) };
        const filter = { _id: id, $or: [hasRoom, { tags: tagId }] };
        const change = { $addToSet: { tags: tagId } };
        return toConversation(
          await talks.findOneAndUpdate(filter, change, after).lean<ConversationDocument>(),
        );
      }),
    take: (id, tagId) =>
      guarded(async () => {
        const change = { $pull: { tags: tagId } };
        return toConversation(
          await talks.findOneAndUpdate({ _id: id }, change, after).lean<ConversationDocument>(),
        );
      }),
  };
}
