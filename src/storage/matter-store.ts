// Closed matters in MongoDB: one document each. Implements `desk/matter-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { Matter, MatterStore, Score } from '../desk/matter-store.js';
import type { WrapUp } from '../domain/closing.js';
import { accountId, conversationId } from '../domain/ids.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

export interface MatterDocument {
  _id: string;
  conversationId: string;
  accountId: string;
  channelId: string;
  closedAt: Date;
  servedMs: number;
  by: { id: string; name: string };
  isOpen: boolean;
  wrapUp?: WrapUp;
  survey: string;
  surveyDueAt: Date;
  score?: number;
  ratedAt?: Date;
  comment?: string;
  commentedAt?: Date;
  commentAskedAt?: Date;
  notSolvedAt?: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    accountId: { type: String, required: true },
    channelId: { type: String, required: true },
    closedAt: { type: Date, required: true },
    servedMs: { type: Number, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    isOpen: { type: Boolean, required: true },
    wrapUp: { category: String, note: String, isSolved: Boolean },
    survey: { type: String, required: true },
    surveyDueAt: { type: Date, required: true },
    score: Number,
    ratedAt: Date,
    comment: String,
    commentedAt: Date,
    commentAskedAt: Date,
    notSolvedAt: Date,
  },
  { collection: 'matters', versionKey: false, autoIndex: false },
);
// latest of a talk
schema.index({ conversationId: 1, closedAt: -1 });
// due surveys, which are few
schema.index({ surveyDueAt: 1 }, { partialFilterExpression: { survey: 'due' } });
/** The pace of the desk; the figures of a stretch of days without opening a document, and their lists, the latest first. */
schema.index({
  ...{ closedAt: -1, _id: 1, channelId: 1, isOpen: 1 },
  ...{ score: 1, commentedAt: 1, notSolvedAt: 1, 'wrapUp.category': 1, 'wrapUp.isSolved': 1 },
});

export function matterModel(connection: Connection): StoredModel<MatterDocument> {
  return modelOf<MatterDocument>(connection, 'Matter', schema);
}

const SCORES = [1, 2, 3, 4, 5] as const;
const isScore = (value: number): value is Score => SCORES.some((score) => score === value);

const matterRow = z
  .object({
    _id: z.string(),
    conversationId: z.string().transform(conversationId),
    accountId: z.string().transform(accountId),
    channelId: z.string(),
    closedAt: z.date(),
    servedMs: z.number(),
    by: z.object({ id: z.string(), name: z.string() }),
    isOpen: z.boolean(),
    wrapUp: z
      .object({
        category: z.string().exactOptional(),
        note: z.string().exactOptional(),
        isSolved: z.boolean().exactOptional(),
      })
      .exactOptional(),
    survey: z.enum(['due', 'asked', 'went-on', 'window-closed', 'not-asked']),
    surveyDueAt: z.date(),
    score: z.number().refine(isScore).exactOptional(),
    ratedAt: z.date().exactOptional(),
    comment: z.string().exactOptional(),
    commentedAt: z.date().exactOptional(),
    commentAskedAt: z.date().exactOptional(),
    notSolvedAt: z.date().exactOptional(),
  })
  .transform(
    ({ _id, closedAt, surveyDueAt, ratedAt, commentedAt, commentAskedAt, notSolvedAt, ...rest }): Matter => ({
      ...rest,
      id: _id,
      closedAtMs: closedAt.getTime(),
      surveyDueAtMs: surveyDueAt.getTime(),
      ...(ratedAt === undefined ? {} : { ratedAtMs: ratedAt.getTime() }),
      ...(commentedAt === undefined ? {} : { commentedAtMs: commentedAt.getTime() }),
      ...(commentAskedAt === undefined ? {} : { commentAskedAtMs: commentAskedAt.getTime() }),
      ...(notSolvedAt === undefined ? {} : { notSolvedAtMs: notSolvedAt.getTime() }),
    }),
  );

export function createMatterStore(connection: Connection): MatterStore {
  const model = matterModel(connection);
  const parse = (row: unknown): Matter | undefined => (row === null ? undefined : matterRow.parse(row));
  const set = (id: string, change: Partial<MatterDocument>, guard: object = {}): Promise<void> =>
    guarded(async () => {
      await model.updateOne({ _id: id, ...guard }, { $set: change });
    });
  return {
    open: ({ id, closedAtMs, surveyDueAtMs, conversationId: talk, accountId: account, ...matter }) =>
      guarded(async () => {
        const { channelId, servedMs, by, survey, isOpen, wrapUp } = matter;
        const moments = { closedAt: new Date(closedAtMs), surveyDueAt: new Date(surveyDueAtMs) };
        const agent = { id: by.id, name: by.name };
        await insertNew(model, [
          {
            _id: id,
            conversationId: talk,
            accountId: account,
            channelId,
            servedMs,
            by: agent,
            isOpen,
            ...(wrapUp === undefined ? {} : { wrapUp }),
            survey,
            ...moments,
          },
        ]);
      }),
    find: (id) => guarded(async () => parse(await model.findById(id).lean())),
    latest: (talk) =>
      guarded(async () => parse(await model.findOne({ conversationId: talk }).sort({ closedAt: -1 }).lean())),
    listDue: (nowMs, limit) =>
      guarded(async () => {
        const due = { survey: 'due', surveyDueAt: trusted({ $lte: new Date(nowMs) }) };
        return (await model.find(due).sort({ surveyDueAt: 1 }).limit(limit).lean()).map((row) =>
          matterRow.parse(row),
        );
      }),
    settle: (id, survey) => set(id, { survey }, { survey: 'due' }),
    rate: (id, score, atMs) => set(id, { score, ratedAt: new Date(atMs) }),
    askComment: (id, atMs) => set(id, { commentAskedAt: new Date(atMs) }),
    comment: (id, text, atMs) => set(id, { comment: text, commentedAt: new Date(atMs) }),
    reportNotSolved: (id, atMs) =>
      set(id, { notSolvedAt: new Date(atMs) }, { notSolvedAt: trusted({ $exists: false }) }),
    recentServedMs: ({ sinceMs, limit }) =>
      guarded(async () => {
        const lately = { closedAt: trusted({ $gte: new Date(sinceMs) }) };
        const rows = await model.find(lately, { servedMs: 1 }).sort({ closedAt: -1 }).limit(limit).lean();
        return rows.map(({ servedMs }) => servedMs);
      }),
  };
}
