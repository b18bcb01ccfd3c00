// What colleagues have asked departments to write, in MongoDB: one document each. Implements `knowledge/requests/faq-request-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { FaqRequest, FaqRequestEnd } from '../domain/faq-request.js';
import type { FaqRequestStore } from '../knowledge/requests/faq-request-store.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface RequestDocument extends Omit<FaqRequest, 'id' | 'askedAtMs' | 'done'> {
  readonly _id: string;
  readonly askedAt: Date;
  readonly done?: Omit<FaqRequestEnd, 'atMs'> & { readonly at: Date };
}

const person = { type: { id: String, name: String }, _id: false };
const schema = new Schema(
  {
    _id: { type: String, required: true },
    question: { type: String, required: true },
    department: String,
    conversationId: String,
    note: String,
    askedBy: { ...person, required: true },
    askedAt: { type: Date, required: true },
    done: { type: { by: person, at: Date, articleId: String, reason: String }, _id: false, required: false },
  },
  { collection: 'faq_requests', versionKey: false, autoIndex: false },
);
// listOpen: the open ones, which are few
schema.index({ askedAt: 1 });
// listDone: the latest end first
schema.index({ 'done.at': -1 }, { sparse: true });

const personRow = z.object({ id: z.string(), name: z.string() });
const requestRow = z
  .object({
    _id: z.string(),
    question: z.string(),
    department: z.exactOptional(z.string()),
    conversationId: z.exactOptional(z.string()),
    note: z.exactOptional(z.string()),
    askedBy: personRow,
    askedAt: z.date(),
    done: z.exactOptional(
      z
        .object({
          by: personRow,
          at: z.date(),
          articleId: z.exactOptional(z.string()),
          reason: z.exactOptional(z.string()),
        })
        .transform(({ at, ...end }): FaqRequestEnd => ({ ...end, atMs: at.getTime() })),
    ),
  })
  .transform(({ _id: id, askedAt, ...request }): FaqRequest => ({
    ...request,
    id,
    askedAtMs: askedAt.getTime(),
  }));

export function createFaqRequestStore(connection: Connection): FaqRequestStore {
  const model = modelOf<RequestDocument>(connection, 'FaqRequest', schema);
  const parse = (row: unknown): FaqRequest | undefined => (row === null ? undefined : requestRow.parse(row));
  const isThere = (value: boolean) => ({ done: trusted({ $exists: value }) });
  return {
    add: ({ id, askedAtMs, ...request }) =>
      guarded(async () => {
        await insertNew(model, [{ ...request, _id: id, askedAt: new Date(askedAtMs) }]);
      }),
    listOpen: (limit) =>
      guarded(async () => {
        const rows = await model.find(isThere(false)).sort({ askedAt: 1 }).limit(limit).lean();
        return rows.map((row) => requestRow.parse(row));
      }),
    listDone: ({ limit, askedBy }) =>
      guarded(async () => {
        const who = askedBy === undefined ? {} : { 'askedBy.id': askedBy };
        const rows = await model
          .find({ ...isThere(true), ...who })
          .sort({ 'done.at': -1 })
          .limit(limit)
          .lean();
        return rows.map((row) => requestRow.parse(row));
      }),
    finish: (id, { atMs, ...end }) =>
      guarded(async () => {
        const done = { ...end, at: new Date(atMs) };
        const change = { $set: { done } };
        return parse(
          await model
            .findOneAndUpdate({ _id: id, ...isThere(false) }, change, { returnDocument: 'after' })
            .lean(),
        );
      }),
    reopen: (id) =>
      guarded(async () =>
        parse(
          await model
            .findOneAndUpdate(
              { _id: id, ...isThere(true) },
              { $unset: { done: 1 } },
              { returnDocument: 'after' },
            )
            .lean(),
        ),
      ),
  };
}
