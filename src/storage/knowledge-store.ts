// Keeps article versions, drafts and the one number that says what is live. Implements `knowledge/knowledge-store.ts`.
// No transactions: every revision number is given out once, so what a failed publish wrote can never be taken for
// another's, however late it arrives.

import mongoose, { Schema, type Connection, type QueryFilter } from 'mongoose';
import { z } from 'zod';

import { RISK_CLASSES, type Article, type ArticleContent } from '../domain/article.js';
import type {
  ArticleHead,
  ArticleVersion,
  KnowledgeStore,
  PublishLease,
  RevisionStep,
} from '../knowledge/knowledge-store.js';
import { cardShape } from './card-shape.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

const { trusted } = mongoose;

interface StateDocument {
  readonly _id: string;
  /** What citizens are answered from. */
  readonly revision: number;
  /** The highest number ever given to a publish. */
  readonly reserved: number;
  /** Numbers at or below `revision` whose publish never went live: whatever carries them does not count. */
  readonly dead: readonly number[];
  readonly publishedAt?: Date;
  readonly lease?: { readonly owner: string; readonly until: Date };
}

interface VersionDocument {
  /** `articleId@fromRevision`. */
  readonly _id: string;
  readonly articleId: string;
  readonly version: number;
  readonly origin: string;
  readonly digest: string;
  readonly fromRevision: number;
  /** The first revision that it is no longer part of; null while open. */
  readonly untilRevision: number | null;
  readonly content: unknown;
}

interface DraftDocument {
  /** The article's id. */
  readonly _id: string;
  readonly content: unknown;
  readonly savedAt: Date;
}

const STATE_ID = 'live';

const stateSchema = new Schema(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    reserved: { type: Number, required: true },
    dead: [Number],
    publishedAt: Date,
    lease: { type: { owner: String, until: Date }, _id: false, required: false },
  },
  { collection: 'knowledge_state', versionKey: false },
);

const versionSchema = new Schema(
  {
    _id: { type: String, required: true },
    articleId: { type: String, required: true },
    version: { type: Number, required: true },
    origin: { type: String, required: true },
    digest: { type: String, required: true },
    fromRevision: { type: Number, required: true },
    untilRevision: { type: Number, default: null },
    content: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'article_versions', versionKey: false, minimize: false },
);
// readHeads, readArticles: what is open at a revision.
versionSchema.index({ untilRevision: 1, fromRevision: 1 });
// readLastVersions, endVersions: the versions of one article.
versionSchema.index({ articleId: 1, version: -1 });
// beginRevision: what a publish that never went live left behind.
versionSchema.index({ fromRevision: 1 });

const draftSchema = new Schema(
  {
    _id: { type: String, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    savedAt: { type: Date, required: true },
  },
  { collection: 'article_drafts', versionKey: false, minimize: false },
);

const contentShape = {
  id: z.string(),
  title: z.string(),
  variants: z.array(z.string()),
  answer: z.string(),
  keywords: z.array(z.string()),
  category: z.exactOptional(z.string()),
  department: z.exactOptional(z.string()),
  risk: z.enum(RISK_CLASSES),
  source: z.exactOptional(z.string()),
  validFrom: z.exactOptional(z.string()),
  reviewBy: z.exactOptional(z.string()),
  english: z.exactOptional(
    z.object({ question: z.string(), answer: z.string(), card: z.exactOptional(cardShape) }),
  ),
  card: z.exactOptional(cardShape),
};
const articleRow = z
  .object({ version: z.int().positive(), content: z.object(contentShape) })
  .transform(({ version, content }): Article => ({ ...content, version }));
const headRow = z.object({
  articleId: z.string(),
  version: z.int().positive(),
  origin: z.enum(['shipped', 'import']),
  digest: z.string(),
});
const stateRow = z.object({ revision: z.int(), reserved: z.int(), dead: z.array(z.int()) });
type State = z.infer<typeof stateRow>;

interface Models {
  readonly states: StoredModel<StateDocument>;
  readonly versions: StoredModel<VersionDocument>;
  readonly drafts: StoredModel<DraftDocument>;
}

/** The store on one mongoose connection. */
export function createKnowledgeStore(connection: Connection): KnowledgeStore {
  const models: Models = {
    states: modelOf(connection, 'KnowledgeState', stateSchema),
    versions: modelOf(connection, 'ArticleVersion', versionSchema),
    drafts: modelOf(connection, 'ArticleDraft', draftSchema),
  };
  return {
    readRevision: () => guarded(async () => (await readState(models)).revision),
    readArticles: (revision) => guarded(() => readArticles(models, revision)),
    readHeads: (revision) => guarded(() => readHeads(models, revision)),
    readLastVersions: (articleIds) => guarded(() => readLastVersions(models, articleIds)),
    takeLease: (lease) => guarded(() => takeLease(models, lease)),
    releaseLease: (owner) => guarded(() => releaseLease(models, owner)),
    beginRevision: (owner) => guarded(() => beginRevision(models, owner)),
    addVersions: (step, versions) => guarded(() => addVersions(models, step, versions)),
    endVersions: (step, articleIds) => guarded(() => endVersions(models, step, articleIds)),
    goLive: (step, nowMs) => guarded(() => goLive(models, step, nowMs)),
    saveDrafts: (drafts, nowMs) => guarded(() => saveDrafts(models, drafts, nowMs)),
  };
}

async function readState({ states }: Models): Promise<State> {
  const row = await states.findById(STATE_ID).lean();
  return row === null ? { revision: 0, reserved: 0, dead: [] } : stateRow.parse(row);
}

/** Begun at or before the revision and not ended by it, leaving out what dead publishes wrote. */
async function partOf(models: Models, revision: number): Promise<QueryFilter<VersionDocument>> {
  const { dead } = await readState(models);
  return {
    fromRevision: trusted({ $lte: revision, $nin: dead }),
    $or: [
      { untilRevision: null },
      { untilRevision: trusted({ $gt: revision }) },
      { untilRevision: trusted({ $in: dead }) },
    ],
  };
}

async function readArticles(models: Models, revision: number): Promise<readonly Article[]> {
  const filter = await partOf(models, revision);
  const rows = await models.versions.find(filter, { version: 1, content: 1 }).lean();
  return rows.map((row) => articleRow.parse(row)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readHeads(models: Models, revision: number): Promise<readonly ArticleHead[]> {
  const filter = await partOf(models, revision);
  const fields = { articleId: 1, version: 1, origin: 1, digest: 1 };
  const rows = await models.versions.find(filter, fields).lean();
  return rows.map((row) => headRow.parse(row));
}

async function readLastVersions(
  models: Models,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { revision, dead } = await readState(models);
  const rows = await models.versions
    .find(
      { articleId: trusted({ $in: [...articleIds] }), fromRevision: trusted({ $lte: revision, $nin: dead }) },
      { articleId: 1, version: 1 },
    )
    .lean();
  const last = new Map<string, number>();
  for (const { articleId, version } of rows) last.set(articleId, Math.max(version, last.get(articleId) ?? 0));
  return last;
}

async function takeLease({ states }: Models, { owner, nowMs, untilMs }: PublishLease): Promise<boolean> {
  const isFree = [
    { lease: trusted({ $exists: false }) },
    { 'lease.owner': owner },
    { 'lease.until': trusted({ $lte: new Date(nowMs) }) },
  ];
  try {
    await states.updateOne(
      { _id: STATE_ID, $or: isFree },
      {
        $set: { lease: { owner, until: new Date(untilMs) } },
        $setOnInsert: { revision: 0, reserved: 0, dead: [] },
      },
      { upsert: true },
    );
    return true;
  } catch (error) {
    // The document exists and its lease is somebody else's, so the upsert tried to insert a second one.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function releaseLease({ states }: Models, owner: string): Promise<void> {
  await states.updateOne({ _id: STATE_ID, 'lease.owner': owner }, { $unset: { lease: 1 } });
}

async function beginRevision(models: Models, owner: string): Promise<RevisionStep | undefined> {
  const row = await models.states
    .findOneAndUpdate(
      { _id: STATE_ID, 'lease.owner': owner },
      { $inc: { reserved: 1 } },
      { returnDocument: 'after' },
    )
    .lean();
  if (row === null) return undefined;
  const state = stateRow.parse(row);
  const step = { owner, base: state.revision, next: state.reserved };
  const dead = [...state.dead, ...numbersBetween(step)];
  await models.versions.deleteMany({ fromRevision: trusted({ $in: dead }) });
  await models.versions.updateMany(
    { untilRevision: trusted({ $in: dead }) },
    { $set: { untilRevision: null } },
  );
  return step;
}

/** Numbers given out after the base and before the step's own: their publishes are dead as soon as this one is live. */
function numbersBetween({ base, next }: RevisionStep): number[] {
  return Array.from({ length: next - base - 1 }, (_, index) => base + 1 + index);
}

async function addVersions({ versions }: Models, step: RevisionStep, rows: readonly ArticleVersion[]) {
  await insertNew(
    versions,
    rows.map((row) => toVersionDocument(step, row)),
  );
}

function toVersionDocument(step: RevisionStep, { article, origin, digest }: ArticleVersion): VersionDocument {
  const { version, ...content } = article;
  return {
    _id: `${content.id}@${step.next}`,
    articleId: content.id,
    version,
    origin,
    digest,
    fromRevision: step.next,
    untilRevision: null,
    content,
  };
}

async function endVersions({ versions }: Models, step: RevisionStep, articleIds: readonly string[]) {
  // A number between base and ours was written by a dead publish after our cleaning: ours counts.
  await versions.updateMany(
    {
      articleId: trusted({ $in: [...articleIds] }),
      fromRevision: trusted({ $lte: step.base }),
      $or: [{ untilRevision: null }, { untilRevision: trusted({ $in: numbersBetween(step) }) }],
    },
    { $set: { untilRevision: step.next } },
  );
}

async function goLive({ states }: Models, step: RevisionStep, nowMs: number): Promise<boolean> {
  const { matchedCount } = await states.updateOne(
    { _id: STATE_ID, revision: step.base, 'lease.owner': step.owner },
    {
      $set: { revision: step.next, publishedAt: new Date(nowMs) },
      $push: { dead: { $each: numbersBetween(step) } },
      $unset: { lease: 1 },
    },
  );
  return matchedCount === 1;
}

async function saveDrafts({ drafts }: Models, contents: readonly ArticleContent[], nowMs: number) {
  const savedAt = new Date(nowMs);
  await drafts.bulkWrite(
    contents.map((content) => ({
      replaceOne: {
        filter: { _id: content.id },
        replacement: { _id: content.id, content, savedAt },
        upsert: true,
      },
    })),
    { ordered: false, throwOnValidationError: true },
  );
}
