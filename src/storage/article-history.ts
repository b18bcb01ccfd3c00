// Past versions of articles, out of the very documents that publishing writes. Implements `knowledge/articles/article-history.ts`.

import mongoose, { type Connection } from 'mongoose';
import { z } from 'zod';

import type { ArchivedArticle, ArticleHistory, PastVersion } from '../knowledge/articles/article-history.js';
import { ARTICLE_ORIGINS } from '../knowledge/knowledge-store.js';
import { contentShape, noteShape } from './article-shape.js';
import { knowledgeModels, partOf, readState, type KnowledgeModels } from './knowledge-documents.js';
import { fromNote } from './knowledge-store.js';
import { guarded, guardedLong } from './store-fault.js';

const { trusted } = mongoose;

const facts = {
  articleId: z.string(),
  version: z.int().positive(),
  origin: z.enum(ARTICLE_ORIGINS),
  fromRevision: z.int(),
  untilRevision: z.int().nullable(),
  note: z.exactOptional(noteShape),
  ended: z.exactOptional(noteShape),
};
const lineRow = z.object({ ...facts, content: z.object({ title: z.string() }) });
const wholeRow = z.object({ ...facts, content: z.object(contentShape) });
const LINE_FIELDS = {
  ...{ articleId: 1, version: 1, origin: 1, fromRevision: 1, untilRevision: 1, note: 1, ended: 1 },
  'content.title': 1,
} as const;

export function createArticleHistory(connection: Connection): ArticleHistory {
  const models = knowledgeModels(connection);
  return {
    list: (articleId) => guarded(() => list(models, articleId)),
    read: (articleId, version) =>
      guarded(async () => {
        const filter = { articleId, version, ...(await everLive(models)) };
        const row = await models.versions.findOne(filter).lean();
        if (row === null) return undefined;
        return { ...wholeRow.parse(row).content, version };
      }),
    listArchived: () => guardedLong(() => listArchived(models)),
  };
}

/** Written by a publish that went live. */
async function everLive(models: KnowledgeModels) {
  const { revision, dead } = await readState(models);
  return { fromRevision: trusted({ $lte: revision, $nin: dead }) };
}

async function list(models: KnowledgeModels, articleId: string): Promise<readonly PastVersion[]> {
  const { revision, dead } = await readState(models);
  const isOver = (until: number | null): boolean =>
    until !== null && until <= revision && !dead.includes(until);
  const filter = { articleId, fromRevision: trusted({ $lte: revision, $nin: dead }) };
  const rows = await models.versions.find(filter, LINE_FIELDS).sort({ version: -1 }).lean();
  return rows
    .map((row) => lineRow.parse(row))
    .map(({ version, origin, fromRevision, untilRevision, content, note, ended }): PastVersion => ({
      ...{ version, origin, title: content.title, revision: fromRevision },
      isLive: !isOver(untilRevision),
      ...(note === undefined ? {} : { note: fromNote(note) }),
      ...(ended === undefined || !isOver(untilRevision) ? {} : { ended: fromNote(ended) }),
    }));
}

async function listArchived(models: KnowledgeModels): Promise<readonly ArchivedArticle[]> {
  const { revision, dead } = await readState(models);
  const rows = await models.versions
    .find({ 'ended.at': trusted({ $exists: true }), untilRevision: trusted({ $lte: revision, $nin: dead }) })
    .sort({ 'ended.at': -1 })
    .lean();
  const latest = new Map<string, z.infer<typeof wholeRow>>();
  for (const row of rows.map((each) => wholeRow.parse(each)))
    if (row.version > (latest.get(row.articleId)?.version ?? 0)) latest.set(row.articleId, row);
  const open = await models.versions
    .find(
      { articleId: trusted({ $in: [...latest.keys()] }), ...(await partOf(models, revision)) },
      { articleId: 1 },
    )
    .lean();
  for (const { articleId } of open) latest.delete(articleId);
  return [...latest.values()].flatMap(({ version, origin, content, ended }) =>
    ended === undefined ? [] : [{ article: { ...content, version }, origin, ended: fromNote(ended) }],
  );
}
