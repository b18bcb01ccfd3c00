// Marks of articles that were read again, one document an article. Implements `knowledge/articles/review-marks.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { ReviewMark, ReviewMarkStore } from '../knowledge/articles/review-marks.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded, guardedLong } from './store-fault.js';

interface Marked {
  readonly version: number;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string };
  readonly nextBy: string;
}

interface MarkDocument extends Marked {
  /** The article's id. */
  readonly _id: string;
  readonly before?: Marked | null;
}

const markFields = {
  version: { type: Number, required: true },
  at: { type: Date, required: true },
  by: { type: { id: String, name: String }, _id: false, required: true },
  nextBy: { type: String, required: true },
};
const schema = new Schema(
  {
    _id: { type: String, required: true },
    ...markFields,
    before: { type: new Schema(markFields, { _id: false }), required: false },
  },
  { collection: 'article_reviews', versionKey: false, autoIndex: false },
);

const marked = z.object({
  version: z.int(),
  at: z.date(),
  by: z.object({ id: z.string(), name: z.string() }),
  nextBy: z.string(),
});
const markRow = marked.extend({ _id: z.string(), before: marked.nullish() });
type MarkRow = z.infer<typeof markRow>;

export function createReviewMarkStore(connection: Connection): ReviewMarkStore {
  const models: StoredModel<MarkDocument> = modelOf(connection, 'ArticleReview', schema);
  const readAll = async (articleIds: readonly string[]): Promise<readonly MarkRow[]> => {
    const rows = await models.find({ _id: trusted({ $in: [...articleIds] }) }).lean();
    return rows.map((row) => markRow.parse(row));
  };
  return {
    list: () =>
      guardedLong(async () => (await models.find().lean()).map((row) => toMark(markRow.parse(row)))),
    find: (articleId) => guarded(async () => (await readAll([articleId])).map(toMark)[0]),
    put: (marks) =>
      guardedLong(async () => {
        const earlier = new Map(
          (await readAll(marks.map(({ articleId }) => articleId))).map((row) => [row._id, row]),
        );
        await writeAll(
          models,
          marks.map(({ articleId, atMs, ...mark }) => ({
            ...{ ...mark, _id: articleId, at: new Date(atMs) },
            ...beforeOf(earlier.get(articleId)),
          })),
        );
      }),
    takeBack: (articleIds, by) =>
      guardedLong(async () => {
        const own = (await readAll(articleIds)).filter((row) => row.by.id === by.id);
        const back = own.flatMap(({ _id, before }) => (before ? [{ _id, ...before }] : []));
        await writeAll(models, back);
        const gone = own.flatMap(({ _id, before }) => (before ? [] : [_id]));
        if (gone.length > 0) await models.deleteMany({ _id: trusted({ $in: gone }) });
      }),
  };
}

async function writeAll(
  models: StoredModel<MarkDocument>,
  documents: readonly MarkDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await models.bulkWrite(
    documents.map((replacement) => ({
      replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
    })),
    { ordered: false, throwOnValidationError: true },
  );
}

function beforeOf(row: MarkRow | undefined): Pick<MarkDocument, 'before'> {
  if (row === undefined) return {};
  const { version, at, by, nextBy } = row;
  return { before: { version, at, by, nextBy } };
}

const toMark = ({ _id: articleId, version, at, by, nextBy }: MarkRow): ReviewMark => ({
  ...{ articleId, version, by, nextBy },
  atMs: at.getTime(),
});
