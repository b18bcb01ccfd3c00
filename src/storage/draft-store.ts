// Working copies of articles in MongoDB: one document an article, each change guarded by the number of the one before.
// Implements `knowledge/articles/draft-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import {
  DRAFT_STATES,
  HALT_REASONS,
  type ArticleDraft,
  type DraftLine,
  type DraftStore,
} from '../knowledge/articles/draft-store.js';
import { contentShape } from './article-shape.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded, guardedLong } from './store-fault.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface DraftDocument {
  /** The article's id. */
  readonly _id: string;
  readonly content: unknown;
  readonly savedAt: Date;
  readonly baseVersion: number;
  readonly rev: number;
  readonly state: string;
  readonly savedBy?: Person;
  readonly why?: string;
  readonly askedBy?: Person;
  readonly scheduledBy?: Person;
  readonly publishAt?: Date;
  readonly halted?: { readonly at: Date; readonly reason: string };
  readonly ends?: boolean;
  readonly importId?: string;
  /** Somebody is publishing it until then. */
  readonly claimedUntil?: Date;
}

const person = { type: { id: String, name: String }, _id: false, required: false };
const schema = new Schema(
  {
    _id: { type: String, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    savedAt: { type: Date, required: true },
    baseVersion: { type: Number, default: 0 },
    rev: { type: Number, default: 1 },
    state: { type: String, default: 'draft' },
    savedBy: person,
    why: String,
    askedBy: person,
    scheduledBy: person,
    publishAt: Date,
    halted: { type: { at: Date, reason: String }, _id: false, required: false },
    ends: Boolean,
    importId: String,
    claimedUntil: Date,
  },
  { collection: 'article_drafts', versionKey: false, minimize: false },
);
// claimDue: what is scheduled, the earliest first.
schema.index({ publishAt: 1 }, { partialFilterExpression: { state: 'scheduled' } });
// removeImported: what an import made and nobody has touched.
schema.index({ importId: 1 }, { sparse: true });

const personRow = z.object({ id: z.string(), name: z.string() });
/** Rows from before drafts had a life hold content and time alone. */
const factsShape = {
  _id: z.string(),
  savedAt: z.date(),
  baseVersion: z.int().default(0),
  rev: z.int().default(1),
  state: z.enum(DRAFT_STATES).default('draft'),
  savedBy: z.exactOptional(personRow),
  why: z.exactOptional(z.string()),
  askedBy: z.exactOptional(personRow),
  scheduledBy: z.exactOptional(personRow),
  publishAt: z.exactOptional(z.date()),
  halted: z.exactOptional(z.object({ at: z.date(), reason: z.enum(HALT_REASONS) })),
  ends: z.exactOptional(z.literal(true)),
  importId: z.exactOptional(z.string()),
};
const draftRow = z.object({ ...factsShape, content: z.object(contentShape) });
const lineRow = z.object({
  ...factsShape,
  content: z.object({
    title: contentShape.title,
    department: contentShape.department,
    category: contentShape.category,
    reviewBy: contentShape.reviewBy,
  }),
});
const LINE_FIELDS = {
  ...{ 'content.answer': 0, 'content.variants': 0, 'content.keywords': 0, 'content.english': 0 },
  ...{ 'content.card': 0, 'content.tests': 0, 'content.related': 0 },
};

export const draftModel = (connection: Connection): StoredModel<DraftDocument> =>
  modelOf(connection, 'ArticleDraft', schema);

export function createDraftStore(connection: Connection): DraftStore {
  const drafts = draftModel(connection);
  return {
    find: (articleId) =>
      guarded(async () => {
        const row = await drafts.findById(articleId).lean();
        return row === null ? undefined : toDraft(draftRow.parse(row));
      }),
    list: createLineReader(drafts),
    findAll: (articleIds) =>
      guardedLong(async () => {
        const rows = await drafts.find({ _id: trusted({ $in: [...articleIds] }) }).lean();
        return rows.map((row) => toDraft(draftRow.parse(row)));
      }),
    addAll: (given, { replacesImported } = { replacesImported: false }) =>
      guardedLong(() => addAll(drafts, given, replacesImported)),
    removeImported: (importId) =>
      guardedLong(async () => {
        const ids = (await drafts.find({ importId }, { _id: 1 }).lean()).map(({ _id }) => _id);
        await drafts.deleteMany({ importId });
        // Whoever touched one in between has theirs.
        const left = new Set(
          (await drafts.find({ _id: trusted({ $in: ids }) }, { _id: 1 }).lean()).map(({ _id }) => _id),
        );
        return ids.filter((id) => !left.has(id));
      }),
    add: (draft) => guarded(async () => (await insertNew(drafts, [toDocument(draft)])) === 1),
    replace: (draft) =>
      guarded(async () => {
        const { matchedCount } = await drafts.replaceOne(
          guard(draft.articleId, draft.rev - 1),
          toDocument(draft),
        );
        return matchedCount === 1;
      }),
    remove: (articleId, rev) =>
      guarded(async () => (await drafts.deleteOne(guard(articleId, rev))).deletedCount === 1),
    claimDue: (nowMs, untilMs) =>
      guarded(async () => {
        const now = new Date(nowMs);
        const row = await drafts
          .findOneAndUpdate(
            {
              state: 'scheduled',
              publishAt: trusted({ $lte: now }),
              $or: [{ claimedUntil: trusted({ $exists: false }) }, { claimedUntil: trusted({ $lte: now }) }],
            },
            { $set: { claimedUntil: new Date(untilMs) } },
            { sort: { publishAt: 1 }, returnDocument: 'after' },
          )
          .lean();
        return row === null ? undefined : toDraft(draftRow.parse(row));
      }),
  };
}

/** Lines a read: parsing them takes some milliseconds. */
const BATCH_LINES = 250;

/** The list is asked for with every look at the shelf, and an import makes thousands: what is known by its number is not read again. */
function createLineReader(drafts: StoredModel<DraftDocument>): DraftStore['list'] {
  let known: ReadonlyMap<string, DraftLine> = new Map();
  const isKnown = ({ _id, rev }: Pick<DraftDocument, '_id' | 'rev'>): boolean => known.get(_id)?.rev === rev;
  return () =>
    guardedLong(async () => {
      const heads = await drafts.find({}, { rev: 1 }).lean<Pick<DraftDocument, '_id' | 'rev'>[]>();
      const fresh = heads.filter((head) => !isKnown(head)).map(({ _id }) => _id);
      const lines = new Map(known);
      for (let from = 0; from < fresh.length; from += BATCH_LINES) {
        const ids = fresh.slice(from, from + BATCH_LINES);
        const rows = await drafts.find({ _id: trusted({ $in: ids }) }, LINE_FIELDS).lean();
        for (const row of rows) lines.set(row._id, toDraft(lineRow.parse(row)));
      }
      known = new Map(
        heads.flatMap(({ _id }) => {
          const line = lines.get(_id);
          return line === undefined ? [] : [[_id, line]];
        }),
      );
      return [...known.values()];
    });
}

async function addAll(
  drafts: StoredModel<DraftDocument>,
  given: readonly ArticleDraft[],
  replacesImported: boolean,
): Promise<ReadonlySet<string>> {
  const among = { _id: trusted({ $in: given.map(({ articleId }) => articleId) }) };
  if (replacesImported) await drafts.deleteMany({ ...among, importId: trusted({ $exists: true }) });
  await insertNew(drafts, given.map(toDocument));
  const rows = await drafts.find(among, { rev: 1, importId: 1, ends: 1 }).lean();
  const standing = new Map(rows.map((row) => [row._id, row]));
  const isOurs = ({ articleId, rev, importId, ends }: ArticleDraft): boolean => {
    const row = standing.get(articleId);
    return row?.rev === rev && row.importId === importId && row.ends === ends;
  };
  return new Set(given.filter(isOurs).map(({ articleId }) => articleId));
}

const guard = (articleId: string, rev: number) =>
  rev === 1
    ? { _id: articleId, $or: [{ rev: 1 }, { rev: trusted({ $exists: false }) }] }
    : { _id: articleId, rev };

function toDocument({ articleId, savedAtMs, publishAtMs, halted, ...draft }: ArticleDraft): DraftDocument {
  return {
    ...draft,
    _id: articleId,
    savedAt: new Date(savedAtMs),
    ...(publishAtMs === undefined ? {} : { publishAt: new Date(publishAtMs) }),
    ...(halted === undefined ? {} : { halted: { at: new Date(halted.atMs), reason: halted.reason } }),
  };
}

type Facts = Omit<z.infer<typeof draftRow>, 'content'>;

function toDraft<Content>({
  _id: articleId,
  savedAt,
  publishAt,
  halted,
  ...draft
}: Facts & { readonly content: Content }) {
  return {
    ...draft,
    articleId,
    savedAtMs: savedAt.getTime(),
    ...(publishAt === undefined ? {} : { publishAtMs: publishAt.getTime() }),
    ...(halted === undefined ? {} : { halted: { atMs: halted.at.getTime(), reason: halted.reason } }),
  };
}
