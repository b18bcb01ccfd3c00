// Stored decisions in MongoDB: the first one stored counts, whoever made it.

import { Schema, type Connection } from 'mongoose';

import { HubError } from '../domain/errors.js';
import { conversationId, type InboxId } from '../domain/ids.js';
import type { TurnDecision, TurnStore } from '../turns/turn-stores.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

export interface TurnDocument extends Omit<TurnDecision, 'id' | 'decidedAtMs'> {
  readonly _id: string;
  readonly decidedAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    decidedAt: { type: Date, required: true },
    epoch: { type: Number, required: true },
    why: { type: Schema.Types.Mixed, required: true },
    author: { type: String, required: true },
    messages: { type: [Schema.Types.Mixed], required: true },
    patch: { type: Schema.Types.Mixed, required: true },
    move: { type: Schema.Types.Mixed },
    handoff: { type: Schema.Types.Mixed },
  },
  { collection: 'turns', versionKey: false, minimize: false, autoIndex: false },
);

/** What the bot could not answer lately. */
schema.index({ 'why.rule': 1, decidedAt: -1 });

/** Where articles did not help: a small share of all turns. */
schema.index(
  { 'why.missed.articleIds': 1, decidedAt: -1 },
  { partialFilterExpression: { 'why.missed.articleIds': { $exists: true } } },
);

export function turnModel(connection: Connection): StoredModel<TurnDocument> {
  return modelOf<TurnDocument>(connection, 'Turn', schema);
}

export function createTurnStore(connection: Connection): TurnStore {
  const model = turnModel(connection);
  const find = async (id: InboxId): Promise<TurnDecision | undefined> => {
    const document = await model.findById(id).lean<TurnDocument | null>();
    return document === null ? undefined : toDecision(document);
  };
  return {
    find: (id) => guarded(() => find(id)),
    storeOnce: (decision) =>
      guarded(async () => {
        const { id, decidedAtMs, ...rest } = decision;
        const document = { ...rest, _id: id, decidedAt: new Date(decidedAtMs) };
        if ((await insertNew(model, [document])) === 1) return decision;
        const stored = await find(id);
        if (stored === undefined)
          throw new HubError('TURN_MISSING', `Turn ${id} was stored and cannot be found.`);
        return stored;
      }),
  };
}

function toDecision({ _id, decidedAt, ...rest }: TurnDocument): TurnDecision {
  return {
    ...rest,
    id: _id as InboxId,
    conversationId: conversationId(rest.conversationId),
    decidedAtMs: decidedAt.getTime(),
  };
}
