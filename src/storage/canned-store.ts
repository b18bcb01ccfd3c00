// The desk's own canned replies in MongoDB: a document each. Implements `desk/canned-store.ts`.

import { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import type { CannedStore } from '../desk/canned-store.js';
import type { KeptReply } from '../domain/canned-reply.js';
import { changeRevision, insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';
import { suggestionUseModel } from './suggestion-log.js';

interface CannedDocument {
  _id: string;
  title: string;
  code: string;
  text: string;
  language: string;
  teamId: string | null;
  isActive: boolean;
  createdAt: Date;
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    title: { type: String, required: true },
    code: { type: String, required: true },
    text: { type: String, required: true },
    language: { type: String, required: true },
    teamId: String,
    isActive: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'canned_replies', versionKey: false, autoIndex: false },
);
// of two that take a code at once one wins; the list is read in this order
schema.index({ code: 1 }, { unique: true });

const cannedRow = z
  .object({
    _id: z.string(),
    title: z.string(),
    code: z.string(),
    text: z.string(),
    language: z.enum(['zh', 'en']),
    teamId: z.string().nullish(),
    isActive: z.boolean(),
    createdAt: z.date(),
    revision: z.number(),
  })
  .transform(({ _id, teamId, createdAt, ...rest }): KeptReply => ({
    ...rest,
    id: _id,
    when: [],
    createdAtMs: createdAt.getTime(),
    ...(typeof teamId === 'string' ? { teamId } : {}),
  }));

const usesRow = z.object({
  _id: z.string(),
  all: z.number(),
  since: z.number(),
  first: z.date(),
  last: z.date(),
});

function toDocument(reply: KeptReply): CannedDocument {
  const { id, title, code, text, language, teamId = null, isActive, createdAtMs, revision } = reply;
  const createdAt = new Date(createdAtMs);
  return { _id: id, title, code, text, language, teamId, isActive, createdAt, revision };
}

export function createCannedStore(connection: Connection): CannedStore {
  const model = modelOf<CannedDocument>(connection, 'CannedReply', schema);
  const uses = suggestionUseModel(connection);
  return {
    list: () =>
      guarded(async () => (await model.find({}).sort({ code: 1 }).lean()).map((row) => cannedRow.parse(row))),
    add: (reply) =>
      guarded(async () => ((await insertNew(model, [toDocument(reply)])) === 1 ? 'kept' : 'code-taken')),
    change: (reply) =>
      guarded(async () => {
        const outcome = await changeRevision(model, toDocument(reply));
        return outcome === 'taken' ? 'code-taken' : outcome;
      }),
    countUses: (sinceMs) =>
      guarded(async () => {
        const sent = { source: 'canned', became: { $in: ['sent', 'edited'] } };
        const since = { $sum: { $cond: [{ $gte: ['$at', new Date(sinceMs)] }, 1, 0] } };
        const rows: unknown[] = await uses.aggregate([
          { $match: sent },
          {
            $group: {
              _id: '$itemId',
              all: { $sum: 1 },
              since,
              first: { $min: '$at' },
              last: { $max: '$at' },
            },
          },
        ]);
        return new Map(
          rows.map((row) => {
            const { _id, all, since: lately, first, last } = usesRow.parse(row);
            const times = { firstAtMs: first.getTime(), lastAtMs: last.getTime() };
            return [_id, { all, since: lately, ...times }] as const;
          }),
        );
      }),
  };
}
