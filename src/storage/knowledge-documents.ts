// The documents of the knowledge base and what of them counts at a revision. For the stores of published articles alone.

import mongoose, { Schema, type Connection, type QueryFilter } from 'mongoose';
import { z } from 'zod';

import { modelOf, type StoredModel } from './model.js';

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

/** When, by whom and why. */
export interface NoteDocument {
  readonly at: Date;
  readonly by?: { readonly id: string; readonly name: string };
  readonly why?: string;
}

export interface VersionDocument {
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
  /** Absent in versions from before there were notes. */
  readonly note?: NoteDocument;
  /** Taken off by somebody, not replaced. Counts only while `untilRevision` does. */
  readonly ended?: NoteDocument;
}

/** The one document. */
export const STATE_ID = 'live';

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

const note = {
  type: { at: Date, by: { type: { id: String, name: String }, _id: false, required: false }, why: String },
  _id: false,
  required: false,
};
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
    note,
    ended: note,
  },
  { collection: 'article_versions', versionKey: false, minimize: false },
);
// readHeads, readArticles: what is open at a revision.
versionSchema.index({ untilRevision: 1, fromRevision: 1 });
// readLastVersions, endVersions, the history: the versions of one article.
versionSchema.index({ articleId: 1, version: -1 });
// beginRevision: what a publish that never went live left behind.
versionSchema.index({ fromRevision: 1 });
// readArchived: what somebody took off.
versionSchema.index({ 'ended.at': -1 }, { partialFilterExpression: { 'ended.at': { $exists: true } } });

export const stateRow = z.object({ revision: z.int(), reserved: z.int(), dead: z.array(z.int()) });
type State = z.infer<typeof stateRow>;

export interface KnowledgeModels {
  readonly states: StoredModel<StateDocument>;
  readonly versions: StoredModel<VersionDocument>;
}

export function knowledgeModels(connection: Connection): KnowledgeModels {
  return {
    states: modelOf(connection, 'KnowledgeState', stateSchema),
    versions: modelOf(connection, 'ArticleVersion', versionSchema),
  };
}

export async function readState({ states }: KnowledgeModels): Promise<State> {
  const row = await states.findById(STATE_ID).lean();
  return row === null ? { revision: 0, reserved: 0, dead: [] } : stateRow.parse(row);
}

/** Begun at or before the revision and not ended by it, leaving out what dead publishes wrote. */
export async function partOf(
  models: KnowledgeModels,
  revision: number,
): Promise<QueryFilter<VersionDocument>> {
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
