// The pause of a talk lies in the conversation's own document, so that its standing guards it. Implements `desk/pause.ts`.

import type { Connection } from 'mongoose';

import type { PauseStore } from '../desk/pause.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { guarded } from './store-fault.js';

export function createPauseStore(connection: Connection): PauseStore {
  const model = conversationModel(connection);
  return {
    put: (id, { agentId, epoch }, pause) =>
      guarded(async () => {
        const filter = { _id: id, epoch, 'assignee.id': agentId };
        const options = { returnDocument: 'after' as const };
        return toConversation(
          await model.findOneAndUpdate(filter, { $set: { pause } }, options).lean<ConversationDocument>(),
        );
      }),
  };
}
