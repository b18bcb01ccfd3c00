// The desk's lists, read from the conversations' own documents: a line of the queue is one document.

import { trusted, type Connection } from 'mongoose';

import type { DeskStore, TalkFilter, TalkList, Wanted } from '../desk/desk-store.js';
import type { Conversation } from '../domain/conversation.js';
import { HEAD_START_MS, queueTimeOf, type HandoffReason } from '../domain/handoff.js';
import { readCaseNumber } from '../domain/talk-facts.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { guarded } from './store-fault.js';

/** A waiting talk always has one: `queueUp` writes it. */
const REASONS = Object.keys(HEAD_START_MS) as readonly HandoffReason[]; // the keys of a record of reasons

export function createDeskStore(connection: Connection): DeskStore {
  const model = conversationModel(connection);
  return {
    list: (list, limit, { filter = {}, after } = {}) =>
      guarded(async () => {
        const order =
          list.tab === 'waiting' ? { queuedAt: 1 as const } : { 'last.at': -1 as const, _id: 1 as const };
        const rows = await model
          .find({ ...filterOf(list), ...wishOf(filter), ...behind(after) }, { numbered: 0 })
          .sort(order)
          .limit(limit)
          .lean<ConversationDocument[]>();
        return rows.map(toConversation).filter((row): row is Conversation => row !== undefined);
      }),
    count: (list, filter = {}) =>
      guarded(() => model.countDocuments({ ...filterOf(list), ...wishOf(filter) })),
    countAhead: ({ reason, queuedAtMs, id, teamId }) =>
      guarded(() => {
        const timeMs = queueTimeOf({ queuedAtMs, handoffReason: reason });
        const ahead = REASONS.flatMap((handoffReason) => {
          // Whoever came for this reason before this moment counts as having come earlier.
          const at = new Date(timeMs + HEAD_START_MS[handoffReason]);
          const earlier = { handoffReason, queuedAt: trusted({ $lt: at }) };
          const tied = { handoffReason, queuedAt: at, _id: trusted({ $lt: id ?? '' }) };
          return id === undefined ? [earlier] : [earlier, tied];
        });
        const queue = { 'queue.teamId': teamId ?? trusted({ $exists: false }) };
        return model.countDocuments({ status: 'queued', ...queue, $or: ahead });
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
    case 'paused':
      return pausedAt(list.nowMs);
    case 'resolved':
      return { status: 'resolved' as const };
    case 'all':
      return {};
  }
}

/** As `domain/pause.ts` says it, in the database's words. */
function pausedAt(nowMs: number) {
  const over = [
    { 'pause.untilMs': trusted({ $exists: false }) },
    { 'pause.untilMs': trusted({ $gt: nowMs }) },
  ];
  const same = { $eq: ['$pause.epoch', '$epoch'] };
  const silent = { $lte: [{ $toLong: '$last.at' }, '$pause.sinceMs'] };
  return {
    status: 'assigned' as const,
    'pause.epoch': trusted({ $exists: true }),
    $or: over,
    $expr: trusted({ $and: [same, silent] }),
  };
}

function wishOf({ channelId, reason, agentId, tagId, teamId, caseNumber }: TalkFilter) {
  return {
    ...(channelId === undefined ? {} : { channelId }),
    ...(reason === undefined ? {} : { handoffReason: reason }),
    ...(agentId === undefined ? {} : { 'assignee.id': agentId }),
    ...(tagId === undefined ? {} : { tags: tagId }),
    ...(teamId === undefined ? {} : { 'queue.teamId': teamId }),
    ...(caseNumber === undefined ? {} : { 'cases.number': readCaseNumber(caseNumber) ?? '' }),
  };
}

function behind(after: Wanted['after']) {
  if (after === undefined) return {};
  const at = new Date(after.lastAtMs);
  const later = [{ 'last.at': trusted({ $lt: at }) }, { _id: trusted({ $gt: after.conversationId }) }];
  // The bound lets the index begin there.
  return { 'last.at': trusted({ $lte: at }), $and: [{ $or: later }] };
}
