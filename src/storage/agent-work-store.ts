// Drafts and reading marks in MongoDB: one document for an agent in a talk. Implements `desk/agent-work-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import type { AgentWorkStore, DraftMode, Told, WorkPlace } from '../desk/agent-work-store.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import { modelOf } from './model.js';
import { guarded, whereFirstsMeet } from './store-fault.js';

interface DraftDocument {
  text: string;
  at: Date;
}

interface AgentWorkDocument {
  _id: string;
  agentId: string;
  conversationId: string;
  drafts?: Partial<Record<DraftMode, DraftDocument>>;
  readSeq?: number;
  mention?: { seq: number; byName: string; at: Date };
}

const draft = { type: { text: String, at: Date }, _id: false, required: false };
const schema = new Schema(
  {
    _id: { type: String, required: true },
    agentId: { type: String, required: true },
    conversationId: { type: String, required: true },
    drafts: { type: { reply: draft, note: draft }, _id: false, required: false },
    readSeq: Number,
    mention: { type: { seq: Number, byName: String, at: Date }, _id: false, required: false },
  },
  { collection: 'agentWork', versionKey: false, autoIndex: false },
);

/** Talks in which somebody is named and has not read so far: hardly ever one. */
schema.index(
  { agentId: 1, 'mention.at': -1 },
  { partialFilterExpression: { 'mention.at': { $exists: true } } },
);

/** A list that is read at one look. Ours. */
const MOST_MENTIONS = 50;

const MODES = ['reply', 'note'] as const satisfies readonly DraftMode[];

export function createAgentWorkStore(connection: Connection): AgentWorkStore {
  const model = modelOf<AgentWorkDocument>(connection, 'AgentWork', schema);
  const change = async (place: WorkPlace, update: object): Promise<void> => {
    const { agentId, conversationId: talk } = place;
    await whereFirstsMeet(() =>
      model.updateOne(
        { _id: keyOf(agentId, talk) },
        { ...update, $setOnInsert: { agentId, conversationId: talk } },
        { upsert: true },
      ),
    );
  };
  return {
    ...createMentions(model, change),
    drafts: ({ agentId, conversationId: talk }) =>
      guarded(async () => {
        const row = await model.findById(keyOf(agentId, talk)).lean<AgentWorkDocument>();
        return MODES.flatMap((mode) => {
          const kept = row?.drafts?.[mode];
          return kept === undefined ? [] : [{ mode, text: kept.text, savedAtMs: kept.at.getTime() }];
        });
      }),
    keepDraft: (place, { mode, text, savedAtMs }) =>
      guarded(() =>
        change(
          place,
          text === ''
            ? { $unset: { [`drafts.${mode}`]: '' } }
            : { $set: { [`drafts.${mode}`]: { text, at: new Date(savedAtMs) } } },
        ),
      ),
    markRead: (place, seq) =>
      guarded(async () => {
        await change(place, { $max: { readSeq: seq } });
        return forget(model, place, { 'mention.seq': trusted({ $lte: seq }) });
      }),
    countUnread: (agentId, conversations, most) =>
      guarded(async () => {
        if (conversations.length === 0) return new Map<ConversationId, number>();
        const keys = conversations.map((talk) => keyOf(agentId, talk));
        const marks = await model
          .find({ _id: trusted({ $in: keys }) }, { conversationId: 1, readSeq: 1 })
          .lean<Pick<AgentWorkDocument, 'conversationId' | 'readSeq'>[]>();
        const readSeqs = new Map(marks.map((mark) => [mark.conversationId, mark.readSeq ?? 0]));
        const transcript = connection.collection('transcript');
        const counts = new Map<ConversationId, number>();
        // One bounded count a talk on the index of the transcript; together they are one round of requests.
        await Promise.all(
          conversations.map(async (talk) => {
            const after = { $gt: readSeqs.get(talk) ?? 0 };
            const isSaid = { author: 'citizen', amends: { $exists: false } };
            const query = { conversationId: talk, seq: after, ...isSaid };
            const count = await transcript.countDocuments(query, { limit: most });
            if (count > 0) counts.set(conversationId(talk), count);
          }),
        );
        return counts;
      }),
  };
}

type Model = ReturnType<typeof modelOf<AgentWorkDocument>>;
type Change = (place: WorkPlace, update: object) => Promise<void>;

function createMentions(
  model: Model,
  change: Change,
): Pick<AgentWorkStore, 'mention' | 'mentions' | 'forgetMention'> {
  return {
    forgetMention: (place) =>
      guarded(() => forget(model, place, { 'mention.seq': trusted({ $exists: true }) })),
    mention: (place, { seq, byName, atMs }) =>
      guarded(async () => {
        await change(place, {});
        const isNew = {
          readSeq: trusted({ $not: { $gte: seq } }),
          'mention.seq': trusted({ $not: { $gte: seq } }),
        };
        const filter = { _id: keyOf(place.agentId, place.conversationId), ...isNew };
        // Named again before they have read it: it is still one thing to tell them, of the same moment.
        const at = { $ifNull: ['$mention.at', new Date(atMs)] };
        const named = [{ $set: { mention: { seq, byName: { $literal: byName }, at } } }];
        const { modifiedCount } = await model.updateOne(filter, named, { updatePipeline: true });
        return { hasNewMentions: modifiedCount === 1 };
      }),
    mentions: (agentId) =>
      guarded(async () => {
        const rows = await model
          .find({ agentId, 'mention.at': trusted({ $exists: true }) }, { conversationId: 1, mention: 1 })
          .sort({ 'mention.at': -1 })
          .limit(MOST_MENTIONS)
          .lean<Pick<AgentWorkDocument, 'conversationId' | 'mention'>[]>();
        return rows.flatMap(({ conversationId: talk, mention }) =>
          mention === undefined
            ? []
            : [
                {
                  conversationId: conversationId(talk),
                  ...{ seq: mention.seq, byName: mention.byName, atMs: mention.at.getTime() },
                },
              ],
        );
      }),
  };
}

async function forget(
  model: Model,
  { agentId, conversationId: talk }: WorkPlace,
  which: object,
): Promise<Told> {
  const filter = { _id: keyOf(agentId, talk), ...which };
  return {
    hasNewMentions: (await model.updateOne(filter, { $unset: { mention: 1 } })).modifiedCount === 1,
  };
}

const keyOf = (agentId: string, talk: string): string => `${agentId}:${talk}`;
