// The shelf of the editors: everything that is live, was taken off, or is being written, searched and sorted in memory a page at a
// time. Ten thousand articles are some ten milliseconds.

import type { Article } from '../../domain/article.js';
import { taipeiDay, plusDays, type LocalDay } from '../../domain/taipei-time.js';
import { validityAt } from '../../domain/validity.js';
import type { Clock } from '../../lib/clock.js';
import { createHeadReader, type HeadReader } from '../head-reader.js';
import type { ArticleOrigin, Keeper, KnowledgeStore, VersionNote } from '../knowledge-store.js';
import { linksOf } from '../links/article-links.js';
import type { LinkWatch } from '../links/link-watch.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { oncePerRevision, type RevisionReader } from '../once-per-revision.js';
import type { ArticleMisses } from './article-misses.js';
import type { ArchivedArticle, ArticleHistory } from './article-history.js';
import type { DraftLine, DraftStore } from './draft-store.js';
import { holdsWords, searchArticle, wordsOf, type FoundAt } from './search-article.js';
import type { ReviewMark, ReviewMarkStore } from './review-marks.js';

export interface ShelfParts {
  readonly store: Pick<KnowledgeStore, 'readHeads'>;
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly drafts: Pick<DraftStore, 'list'>;
  readonly marks: Pick<ReviewMarkStore, 'list'>;
  readonly history: Pick<ArticleHistory, 'listArchived'>;
  /** Confirmations of the last thirty days, by article. */
  readonly hits: () => Promise<ReadonlyMap<string, number>>;
  /** How often the bot answered with it in the last thirty days, and when last, by article. */
  readonly used: () => Promise<ReadonlyMap<string, ArticleUse>>;
  readonly misses: Pick<ArticleMisses, 'count'>;
  readonly links: Pick<LinkWatch, 'deadAmong'>;
  readonly clock: Clock;
}

export type ShelfState = 'draft' | 'review' | 'scheduled' | 'published' | 'early' | 'expired' | 'archived';

/** `soon`: within fourteen days. `none`: no day is set. */
export type ReviewState = 'overdue' | 'soon' | 'none';

export interface ArticleUse {
  readonly count: number;
  readonly lastAtMs: number;
}

export interface ShelfRow {
  readonly id: string;
  readonly title: string;
  readonly state: ShelfState;
  readonly draft?: DraftLine;
  /** The live version, or the one that was taken off. */
  readonly article?: Article;
  readonly origin?: ArticleOrigin;
  readonly department?: string;
  readonly category?: string;
  readonly changed?: VersionNote;
  readonly reviewBy?: LocalDay;
  readonly reviewed?: ReviewMark;
  readonly hits: number;
  /** How often it did not help in the last thirty days: `domain/article-miss.ts`. */
  readonly missCount: number;
  /** Pages that citizens do not reach; of what is live. */
  readonly deadLinks: readonly string[];
  /** Absent: not in the last thirty days. */
  readonly used?: ArticleUse;
  readonly found?: FoundAt;
}

export interface ShelfQuery {
  /** Every word must stand somewhere in the article. */
  readonly text: string;
  readonly state?: ShelfState | undefined;
  readonly department?: string | undefined;
  /** Id of whoever changed it last. */
  readonly editor?: string | undefined;
  readonly review?: ReviewState | undefined;
  /** Only what has not helped lately. */
  readonly missed?: 'some' | undefined;
  /** Only what names a page that citizens do not reach. */
  readonly links?: 'dead' | undefined;
  readonly order: 'changed' | 'review' | 'hits' | 'misses' | 'title';
  readonly from: number;
  readonly limit: number;
}

export interface ShelfPage {
  readonly rows: readonly ShelfRow[];
  readonly total: number;
  readonly counts: Readonly<Record<ShelfState, number>>;
  readonly departments: readonly string[];
  readonly editors: readonly Keeper[];
}

/** Unit: days. */
const SOON_DAYS = 14;

export function createShelf(parts: ShelfParts): (query: ShelfQuery) => Promise<ShelfPage> {
  const readers: Readers = {
    heads: createHeadReader(parts.store),
    // Taken off and brought back by revisions alone. Of a later one than is live here: what is live here is no row of it.
    archived: oncePerRevision(() => parts.history.listArchived()),
  };
  return async (query) => {
    const rows = await gather(parts, readers);
    const words = wordsOf(query.text);
    const today = taipeiDay(parts.clock());
    const fitting = rows.filter(
      (row) => fits(row, query, today) && (words.length === 0 || holdsWords(searched(row), words)),
    );
    const shown = query.state === undefined ? fitting : fitting.filter(isIn(query.state));
    const sorted = [...shown].sort(ORDERS[query.order]);
    return {
      rows: sorted.slice(query.from, query.from + query.limit).map((row) => withFound(row, words)),
      total: shown.length,
      counts: countStates(fitting),
      departments: sortedSet(rows.flatMap(({ department }) => department ?? [])),
      editors: editorsOf(rows),
    };
  };
}

const searched = ({ article, id, title }: ShelfRow) => article ?? { id, title };

function withFound(row: ShelfRow, words: readonly string[]): ShelfRow {
  const found = words.length === 0 ? 'title' : searchArticle(searched(row), words);
  return found === undefined || found === 'title' ? row : { ...row, found };
}

interface Readers {
  readonly heads: HeadReader;
  readonly archived: RevisionReader<readonly ArchivedArticle[]>;
}

async function gather(parts: ShelfParts, readers: Readers): Promise<readonly ShelfRow[]> {
  const { published, revision } = parts.live.current();
  const [heads, drafts, marks, archived, hits, used, missed] = await Promise.all([
    readers.heads(revision),
    parts.drafts.list(),
    parts.marks.list(),
    readers.archived(revision),
    parts.hits(),
    parts.used(),
    parts.misses.count(),
  ]);
  const draftOf = new Map(drafts.map((draft) => [draft.articleId, draft]));
  const markOf = new Map(marks.map((mark) => [mark.articleId, mark]));
  const nowMs = parts.clock();
  const deadOf = (article: Article): readonly string[] =>
    parts.links.deadAmong(linksOf(article)).map(({ url }) => url);
  const liveRows = [...published.values()].map((article): ShelfRow => {
    const head = heads.get(article.id);
    return {
      ...lineOf(article),
      state: stateOfLive(article, nowMs),
      ...of('changed', head?.note),
      ...of('origin', head?.origin),
      ...dueOf(article, markOf.get(article.id)),
      ...of('draft', draftOf.get(article.id)),
      ...{ hits: hits.get(article.id) ?? 0, missCount: missed.get(article.id) ?? 0 },
      deadLinks: deadOf(article),
      ...of('used', used.get(article.id)),
    };
  });
  const pastRows = archived
    .filter(({ article }) => !published.has(article.id))
    .map(({ article, origin, ended }): ShelfRow => ({
      ...lineOf(article),
      ...{ state: 'archived', origin, changed: ended },
      ...{ hits: hits.get(article.id) ?? 0, missCount: missed.get(article.id) ?? 0, deadLinks: [] },
      ...of('draft', draftOf.get(article.id)),
    }));
  const known = new Set([...published.keys(), ...pastRows.map(({ id }) => id)]);
  const newRows = drafts.filter(({ articleId }) => !known.has(articleId)).map(newRow);
  return [...liveRows, ...pastRows, ...newRows];
}

const STATE_OF = { valid: 'published', early: 'early', over: 'expired' } as const;

/** Of what is published, by its days. */
export const stateOfLive = (article: Article, nowMs: number) => STATE_OF[validityAt(article, nowMs)];

/** Absent rather than undefined. */
function of<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, Value>>);
}

const lineOf = (article: Article) => ({
  ...{ id: article.id, title: article.title, article },
  ...of('department', article.department),
  ...of('category', article.category),
});

/** A mark counts for the version that was read. */
function dueOf(
  { version, reviewBy }: Article,
  mark: ReviewMark | undefined,
): Pick<ShelfRow, 'reviewBy' | 'reviewed'> {
  if (mark?.version !== version) return of('reviewBy', reviewBy);
  return { reviewBy: mark.nextBy, reviewed: mark };
}

function newRow(draft: DraftLine): ShelfRow {
  const { articleId: id, content, state, savedAtMs, savedBy } = draft;
  return {
    ...{ id, title: content.title, state, draft, hits: 0, missCount: 0, deadLinks: [] },
    ...of('department', content.department),
    ...of('category', content.category),
    changed: { atMs: savedAtMs, ...of('by', savedBy) },
  };
}

function fits(row: ShelfRow, query: ShelfQuery, today: LocalDay): boolean {
  const { department, editor, review } = query;
  return (
    (department === undefined || row.department === department) &&
    hasTrouble(row, query) &&
    (editor === undefined || editorOf(row)?.id === editor) &&
    (review === undefined || reviewOf(row, today).includes(review))
  );
}

/** That is asked for; whatever it is where none is. */
const hasTrouble = ({ missCount, deadLinks }: ShelfRow, { missed, links }: ShelfQuery): boolean =>
  (missed === undefined || missCount > 0) && (links === undefined || deadLinks.length > 0);

const editorOf = ({ draft, changed }: ShelfRow): Keeper | undefined => draft?.savedBy ?? changed?.by;

/** Where it stands in the round of reviews. */
export function reviewOf({ reviewBy, state }: ShelfRow, today: LocalDay): readonly ReviewState[] {
  if (state === 'archived') return [];
  if (reviewBy === undefined) return ['none'];
  if (reviewBy < today) return ['overdue'];
  return reviewBy <= plusDays(today, SOON_DAYS) ? ['soon'] : [];
}

/** A draft beside a live article stands in both lists. */
export const isIn =
  (state: ShelfState) =>
  (row: ShelfRow): boolean =>
    row.state === state || row.draft?.state === state;

function countStates(rows: readonly ShelfRow[]): Record<ShelfState, number> {
  const counts = { draft: 0, review: 0, scheduled: 0, published: 0, early: 0, expired: 0, archived: 0 };
  for (const { state, draft } of rows) {
    counts[state] += 1;
    if (draft !== undefined && draft.state !== state) counts[draft.state] += 1;
  }
  return counts;
}

/** What happened last, its draft included. Unit: ms. */
const changedAt = ({ changed, draft }: ShelfRow): number =>
  Math.max(changed?.atMs ?? 0, draft?.savedAtMs ?? 0);

const byTitle = (left: ShelfRow, right: ShelfRow): number => (left.title < right.title ? -1 : 1);
const ORDERS: Readonly<Record<ShelfQuery['order'], (left: ShelfRow, right: ShelfRow) => number>> = {
  changed: (left, right) => changedAt(right) - changedAt(left) || byTitle(left, right),
  review: (left, right) => {
    const [one, other] = [left, right].map(({ reviewBy = '9999' }) => reviewBy) as [string, string];
    return one === other ? byTitle(left, right) : one < other ? -1 : 1;
  },
  hits: (left, right) =>
    (right.used?.count ?? 0) - (left.used?.count ?? 0) || right.hits - left.hits || byTitle(left, right),
  misses: (left, right) => right.missCount - left.missCount || byTitle(left, right),
  title: byTitle,
};

const sortedSet = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

function editorsOf(rows: readonly ShelfRow[]): readonly Keeper[] {
  const known = new Map(
    rows.flatMap((row) => {
      const by = editorOf(row);
      return by === undefined ? [] : [[by.id, by] as const];
    }),
  );
  return [...known.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
