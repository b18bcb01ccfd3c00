// The desk's lists, read from the conversations' own documents: a line of the queue is one document.

import { trusted, type Connection } from 'mongoose';

import type { DeskStore, TalkList } from '../desk/desk-store.js';
import type { Conversation } from '../domain/conversation.js';
import { HEAD_START_MS, queueTimeOf, type HandoffReason } from '../domain/handoff.js';
import { conversationModel, toConversation, type ConversationDocument } from './conversation-store.js';
import { guarded } from './store-fault.js';

/** A waiting talk always has one: `queueUp` writes it. */
const REASONS = Object.keys(HEAD_START_MS) as readonly HandoffReason[]; // the keys of a record of reasons

export function createDeskStore(connection: Connection): DeskStore {
  const model = conversationModel(connection);
  return {
    list: (list, limit) =>
      guarded(async () => {
        const order = list.tab === 'waiting' ? { queuedAt: 1 as const } : { 'last.at': -1 as const };
        const rows = await model
          .find(filterOf(list), { numbered: 0 })
          .sort(order)
          .limit(limit)
          .lean<ConversationDocument[]>();
        return rows.map(toConversation).filter((row): row is Conversation => row !== undefined);
      }),
    countAhead: ({ reason, queuedAtMs, id }) =>
      guarded(() => {
        const timeMs = queueTimeOf({ queuedAtMs, handoffReason: reason });
        const ahead = REASONS.flatMap((handoffReason) => {
          // Whoever came for this reason before this moment counts as having come earlier.
          const at = new Date(timeMs + HEAD_START_MS[handoffReason]);
          const earlier = { handoffReason, queuedAt: trusted({ $lt: at }) };
          const tied = { handoffReason, queuedAt: at, _id: trusted({ $lt: id ?? '' }) };
          return id === undefined ? [earlier] : [earlier, tied];
        });
        return model.countDocuments({ status: 'queued', $or: ahead });
      }),
  };
}

function filterOf(list: TalkList) {
  switch (list.tab) {
    case 'waiting':
      return { status: 'queued' as const };
    case 'mine':
      return { 'assignee.id': list.agentId };
    case 'assigned':
      return { status: 'assigned' as const };
    case 'resolved':
      return { status: 'resolved' as const };
    case 'all':
      return {};
  }
}
