// Keeps article versions and the one number that says what is live. Implements `knowledge/knowledge-store.ts`.
// No transactions: every revision number is given out once, so what a failed publish wrote can never be taken for
// another's, however late it arrives.

import mongoose, { type Connection } from 'mongoose';
import { z } from 'zod';

import type { Article } from '../domain/article.js';
import {
  ARTICLE_ORIGINS,
  type ArticleHead,
  type ArticleVersion,
  type KnowledgeStore,
  type PublishLease,
  type RevisionStep,
  type VersionNote,
} from '../knowledge/knowledge-store.js';
import { contentShape, noteShape } from './article-shape.js';
import {
  knowledgeModels,
  partOf,
  readState,
  STATE_ID,
  stateRow,
  type KnowledgeModels,
  type NoteDocument,
  type VersionDocument,
} from './knowledge-documents.js';
import { insertNew } from './model.js';
import { guarded, guardedLong, isDuplicateKey } from './store-fault.js';

const { trusted } = mongoose;

const articleRow = z
  .object({ version: z.int().positive(), content: z.object(contentShape) })
  .transform(({ version, content }): Article => ({ ...content, version }));
const headRow = z
  .object({
    articleId: z.string(),
    version: z.int().positive(),
    origin: z.enum(ARTICLE_ORIGINS),
    digest: z.string(),
    note: z.exactOptional(noteShape),
  })
  .transform(({ note, ...head }): ArticleHead => ({
    ...head,
    ...(note === undefined ? {} : { note: fromNote(note) }),
  }));
/** The store on one mongoose connection. */
export function createKnowledgeStore(connection: Connection): KnowledgeStore {
  const models = knowledgeModels(connection);
  return {
    readRevision: () => guarded(async () => (await readState(models)).revision),
    readArticles: (revision) => guardedLong(() => readArticles(models, revision)),
    readHeads: (revision) => guardedLong(() => readHeads(models, revision)),
    readLastVersions: (articleIds) => guardedLong(() => readLastVersions(models, articleIds)),
    takeLease: (lease) => guarded(() => takeLease(models, lease)),
    releaseLease: (owner) => guarded(() => releaseLease(models, owner)),
    beginRevision: (owner) => guardedLong(() => beginRevision(models, owner)),
    addVersions: (step, versions) => guardedLong(() => addVersions(models, step, versions)),
    endVersions: (step, articleIds, note) =>
      guardedLong(() => endVersions(models, step, { articleIds, note })),
    readArchivedIds: () => guardedLong(() => readArchivedIds(models)),
    goLive: (step, nowMs) => guardedLong(() => goLive(models, step, nowMs)),
  };
}

async function readArticles(models: KnowledgeModels, revision: number): Promise<readonly Article[]> {
  const filter = await partOf(models, revision);
  const rows = await models.versions.find(filter, { version: 1, content: 1 }).lean();
  return rows.map((row) => articleRow.parse(row)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readHeads(models: KnowledgeModels, revision: number): Promise<readonly ArticleHead[]> {
  const filter = await partOf(models, revision);
  const fields = { articleId: 1, version: 1, origin: 1, digest: 1, note: 1 };
  const rows = await models.versions.find(filter, fields).lean();
  return rows.map((row) => headRow.parse(row));
}

async function readLastVersions(
  models: KnowledgeModels,
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

async function takeLease(
  { states }: KnowledgeModels,
  { owner, nowMs, untilMs }: PublishLease,
): Promise<boolean> {
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

async function releaseLease({ states }: KnowledgeModels, owner: string): Promise<void> {
  await states.updateOne({ _id: STATE_ID, 'lease.owner': owner }, { $unset: { lease: 1 } });
}

async function beginRevision(models: KnowledgeModels, owner: string): Promise<RevisionStep | undefined> {
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
    { $set: { untilRevision: null }, $unset: { ended: 1 } },
  );
  return step;
}

/** Numbers given out after the base and before the step's own: their publishes are dead as soon as this one is live. */
function numbersBetween({ base, next }: RevisionStep): number[] {
  return Array.from({ length: next - base - 1 }, (_, index) => base + 1 + index);
}

async function addVersions(
  { versions }: KnowledgeModels,
  step: RevisionStep,
  rows: readonly ArticleVersion[],
) {
  await insertNew(
    versions,
    rows.map((row) => toVersionDocument(step, row)),
  );
}

function toVersionDocument(
  step: RevisionStep,
  { article, origin, digest, note }: ArticleVersion,
): VersionDocument {
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
    note: toNote(note),
  };
}

async function endVersions(
  { versions }: KnowledgeModels,
  step: RevisionStep,
  { articleIds, note }: { readonly articleIds: readonly string[]; readonly note: VersionNote | undefined },
) {
  // A number between base and ours was written by a dead publish after our cleaning: ours counts.
  await versions.updateMany(
    {
      articleId: trusted({ $in: [...articleIds] }),
      fromRevision: trusted({ $lte: step.base }),
      $or: [{ untilRevision: null }, { untilRevision: trusted({ $in: numbersBetween(step) }) }],
    },
    note === undefined
      ? { $set: { untilRevision: step.next }, $unset: { ended: 1 } }
      : { $set: { untilRevision: step.next, ended: toNote(note) } },
  );
}

/** Taken off by somebody, and not open again since. */
async function readArchivedIds(models: KnowledgeModels): Promise<ReadonlySet<string>> {
  const { revision, dead } = await readState(models);
  const rows = await models.versions
    .find(
      { 'ended.at': trusted({ $exists: true }), untilRevision: trusted({ $lte: revision, $nin: dead }) },
      { articleId: 1 },
    )
    .lean();
  const ids = new Set(rows.map(({ articleId }) => articleId));
  const filter = { articleId: trusted({ $in: [...ids] }), ...(await partOf(models, revision)) };
  for (const { articleId } of await models.versions.find(filter, { articleId: 1 }).lean())
    ids.delete(articleId);
  return ids;
}

async function goLive({ states }: KnowledgeModels, step: RevisionStep, nowMs: number): Promise<boolean> {
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

function toNote({ atMs, by, why }: VersionNote): NoteDocument {
  return {
    at: new Date(atMs),
    ...(by === undefined ? {} : { by: { id: by.id, name: by.name } }),
    ...(why === undefined ? {} : { why }),
  };
}

export const fromNote = ({ at, ...note }: z.infer<typeof noteShape>): VersionNote => ({
  ...note,
  atMs: at.getTime(),
});
