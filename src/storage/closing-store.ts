// Ends that are not written down yet, kept in the conversations' own documents. Implements `desk/closing-store.ts`.

import { trusted, type Connection } from 'mongoose';

import type { ClosingStore } from '../desk/closing-store.js';
import type { Conversation } from '../domain/conversation.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { REPEATABLE_WRITE } from './durability.js';
import { guarded } from './store-fault.js';

export function createClosingStore(connection: Connection): ClosingStore {
  const model = conversationModel(connection);
  return {
    list: (untilMs, limit) =>
      guarded(async () => {
        const rows = await model
          .find({ 'closing.atMs': trusted({ $lte: untilMs }) }, { numbered: 0 })
          .limit(limit)
          .lean<ConversationDocument[]>();
        return rows.map(toConversation).filter((row): row is Conversation => row !== undefined);
      }),
    forget: (id, matterId) =>
      guarded(async () => {
        const change = { $unset: { closing: 1 } };
        await model.updateOne({ _id: id, 'closing.matterId': matterId }, change, REPEATABLE_WRITE);
      }),
  };
}
