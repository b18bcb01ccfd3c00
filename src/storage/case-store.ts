// What colleagues note on a talk, in the conversation's own document. Implements `desk/case-store.ts`.

import { trusted, type Connection } from 'mongoose';

import type { CaseStore } from '../desk/case-store.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { guarded } from './store-fault.js';

export function createCaseStore(connection: Connection): CaseStore {
  const talks = conversationModel(connection);
  const write = (filter: object, change: object) =>
    guarded(async () =>
      toConversation(
        await talks
          .findOneAndUpdate(filter, change, { returnDocument: 'after' })
          .lean<ConversationDocument>(),
      ),
    );
  return {
    async put(id, noted, most) {
      const hasRoom = { [`cases.${most - 1}`]: trusted({ $exists: false }) };
      const isOther = { 'cases.number': trusted({ $ne: noted.number }) };
      const put = await write({ _id: id, ...hasRoom, ...isOther }, { $push: { cases: noted } });
      if (put !== undefined) return put;
      // A colleague was quicker with the same number.
      return guarded(async () =>
        toConversation(
          await talks.findOne({ _id: id, 'cases.number': noted.number }).lean<ConversationDocument>(),
        ),
      );
    },
    take: (id, number) => write({ _id: id }, { $pull: { cases: { number } } }),
    place: (id, place) =>
      write({ _id: id }, place === undefined ? { $unset: { place: 1 } } : { $set: { place } }),
  };
}
