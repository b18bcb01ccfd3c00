// Everything that editors do with articles, for whoever serves them: over HTTP, and by the clock.

import type { Article, ArticleContent } from '../../domain/article.js';
import type { Keeper } from '../knowledge-store.js';
import { testsOf } from '../question-tests.js';
import { checkArticle, type ArticleFault } from './check-article.js';
import {
  askForReview,
  discardDraft,
  publishDraft,
  publishDue,
  saveDraft,
  scheduleDraft,
  takeBack,
  type DraftParts,
  type DueFacts,
} from './drafts.js';
import type { ChangeFindings } from './find-stolen.js';
import { archive, markReviewed, rollBack, type ArchivedLine, type KeepParts } from './keep-articles.js';
import type { ArticleMisses } from './article-misses.js';
import { createShelf, type ShelfParts } from './list-articles.js';
import { weigh } from './publish-draft.js';
import { publishMany } from './publish-many.js';
import { unpublishMany } from './unpublish-many.js';

export type ArticlesParts = DraftParts &
  KeepParts &
  Omit<ShelfParts, keyof DraftParts | keyof KeepParts | 'misses'> & { readonly misses: ArticleMisses };

export interface CheckedChange extends ChangeFindings {
  readonly faults: readonly ArticleFault[];
}

export function createArticles(parts: ArticlesParts) {
  const { drafts, marks, history, live } = parts;
  return {
    list: createShelf({ ...parts, drafts, marks, history }),
    needsSecondPerson: parts.needsSecondPerson,
    /** Where it did not help in the last thirty days, as the list counts it. */
    misses: parts.misses.list,
    findDraft: drafts.find,
    findDrafts: drafts.findAll,
    findMark: marks.find,
    versions: history.list,
    readVersion: history.read,
    /** As published, whatever day it is. Undefined: not live. */
    liveOf: (id: string): Article | undefined => live.current().published.get(id),
    published: () => live.current().published,
    testsOf: (content: Pick<ArticleContent, 'id' | 'tests'>) => testsOf(content, parts.shippedTests),
    save: (order: Parameters<typeof saveDraft>[1]) => saveDraft(parts, order),
    ask: (order: Parameters<typeof askForReview>[1]) => askForReview(parts, order),
    takeBack: (step: Parameters<typeof takeBack>[1]) => takeBack(parts, step),
    discard: (step: Parameters<typeof discardDraft>[1]) => discardDraft(parts, step),
    publish: (order: Parameters<typeof publishDraft>[1]) => publishDraft(parts, order),
    publishMany: (order: Parameters<typeof publishMany>[1]) => publishMany(parts, order),
    unpublishMany: (order: Parameters<typeof unpublishMany>[1]) => unpublishMany(parts, order),
    schedule: (order: Parameters<typeof scheduleDraft>[1]) => scheduleDraft(parts, order),
    publishDue: (onDue: (facts: DueFacts) => void) => publishDue(parts, onDue),
    archive: (order: Parameters<typeof archive>[1]) => archive(parts, order),
    rollBack: (order: Parameters<typeof rollBack>[1]) => rollBack(parts, order),
    restore: (lines: readonly ArchivedLine[], by: Keeper) => restore(parts, lines, by),
    markReviewed: (order: Parameters<typeof markReviewed>[1]) => markReviewed(parts, order),
    takeMarksBack: marks.takeBack,
    check: (content: ArticleContent) => check(parts, content),
  };
}
export type Articles = ReturnType<typeof createArticles>;

/** A text as it is written now: what is wrong with it, and what it would do to others. */
async function check(parts: ArticlesParts, content: ArticleContent): Promise<CheckedChange> {
  const checked = checkArticle(content);
  if (checked.kind === 'faults') return { faults: checked.faults, askedCount: 0, thefts: [], missed: [] };
  return { faults: [], ...(await weigh(parts, checked.content)) };
}

/** Brings back what was taken off, each by itself: one that would take another's question by now stays off. `asked`: given to a
 *  second person. */
async function restore(parts: ArticlesParts, lines: readonly ArchivedLine[], by: Keeper) {
  const ids: string[] = [];
  const refused: string[] = [];
  const asked: string[] = [];
  for (const { id: articleId, version } of lines) {
    const outcome = await rollBack(parts, { articleId, version, baseVersion: 0, by });
    const list = outcome?.kind === 'done' ? ids : outcome?.kind === 'asked' ? asked : refused;
    list.push(articleId);
  }
  return { ids, refused, asked };
}
