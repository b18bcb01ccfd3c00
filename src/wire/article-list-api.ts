// The editors' HTTP on the list of articles: searched and filtered, and what is done to several of them at once.

import { z } from 'zod';

import { ARTICLE_MISS_KINDS } from '../domain/article-miss.js';
import {
  articleOrigin,
  articleState,
  draftFacts,
  keeperView,
  versionNote,
  whySaid,
} from './article-facts.js';

export const ARTICLE_ORDERS = ['changed', 'review', 'hits', 'misses', 'title'] as const;
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number];
const REVIEW_FILTERS = ['overdue', 'soon', 'none'] as const;

const ids = z.array(z.string().min(1).max(200)).min(1).max(500);

export const articleListRequests = {
  /** GET /api/v1/articles */
  list: z.strictObject({
    text: z.string().max(200).default(''),
    state: articleState.optional(),
    department: z.string().max(200).optional(),
    /** Whoever changed it last, by id. */
    editor: z.string().max(200).optional(),
    review: z.enum(REVIEW_FILTERS).optional(),
    /** Only what has not helped lately. */
    missed: z.literal('some').optional(),
    /** Only what names a page that citizens do not reach. */
    links: z.literal('dead').optional(),
    order: z.enum(ARTICLE_ORDERS).default('changed'),
    from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  /** POST /api/v1/articles/archive */
  archive: z.strictObject({ ids, why: whySaid }),
  /** POST /api/v1/articles/reviewed, …/reviewed/undo */
  some: z.strictObject({ ids }),
  /** POST /api/v1/articles/restore */
  restore: z.strictObject({
    articles: z
      .array(z.strictObject({ id: z.string().min(1).max(200), version: z.int().min(1) }))
      .min(1)
      .max(500),
  }),
} as const;

const listRow = z.object({
  id: z.string(),
  title: z.string(),
  /** Of what is live, or was; of the draft where nothing ever was. */
  state: articleState,
  /** Somebody is working on it. */
  draft: z.object(draftFacts).exactOptional(),
  department: z.string().exactOptional(),
  category: z.string().exactOptional(),
  /** Absent: never live. */
  version: z.number().exactOptional(),
  origin: articleOrigin.exactOptional(),
  /** The live version's, the taking off, or the draft's. */
  changed: versionNote.exactOptional(),
  validFrom: z.string().exactOptional(),
  validUntil: z.string().exactOptional(),
  /** As written, or as moved on by "reviewed, no change". */
  reviewBy: z.string().exactOptional(),
  reviewed: z.object({ atMs: z.number(), by: keeperView }).exactOptional(),
  /** How often people confirmed it as the right one in the last thirty days. */
  hits: z.number(),
  /** How often it did not help in the last thirty days: the length of `…/misses`. */
  missCount: z.number(),
  /** Pages that it names and citizens do not reach. */
  deadLinks: z.array(z.string()).readonly(),
  /** How often the bot answered with it in the last thirty days, and when last. Absent: not once. */
  used: z.object({ count: z.number(), lastAtMs: z.number() }).exactOptional(),
  /** Where the words searched for stand, if not in the title. */
  found: z
    .object({ field: z.enum(['variants', 'keywords', 'answer', 'id']), text: z.string() })
    .exactOptional(),
});
export type ArticleRowView = z.infer<typeof listRow>;

/** Answer of GET /api/v1/articles. */
export const articlesView = z.object({
  articles: z.array(listRow).readonly(),
  /** All that fit the filters. */
  total: z.number(),
  /** By state, of all that fit the other filters. */
  counts: z.record(articleState, z.number()),
  /** What the filters can ask for. */
  departments: z.array(z.string()).readonly(),
  editors: z.array(keeperView).readonly(),
  /** Does the hub want a second person for every change? */
  needsSecondPerson: z.boolean(),
});
export type ArticlesView = z.infer<typeof articlesView>;

const articleMiss = z.object({
  /** What each means: `domain/article-miss.ts`. */
  kind: z.enum(ARTICLE_MISS_KINDS),
  atMs: z.number(),
  /** What had been asked, without personal data that has a form; absent: taken back, or without words. */
  question: z.string().exactOptional(),
  /** Why an agent threw it away. */
  reason: z.string().exactOptional(),
});
/** Answer of GET /api/v1/articles/:id/misses: of the last thirty days, the latest first. */
export const articleMissesView = z.object({ misses: z.array(articleMiss).readonly() });
export type ArticleMissesView = z.infer<typeof articleMissesView>;

/** Answer of POST /api/v1/articles/archive. */
export const articlesArchivedView = z.object({
  /** Off; `restore` takes it back. */
  articles: z.array(z.object({ id: z.string(), version: z.number() })).readonly(),
  /** Given to a second person, as drafts; discarding them takes it back. */
  asked: z.array(z.object({ id: z.string(), rev: z.number() })).readonly(),
  /** Somebody is writing at them: nothing was done. */
  keptIds: z.array(z.string()).readonly(),
});
export type ArticlesArchivedView = z.infer<typeof articlesArchivedView>;

/** Answer of POST /api/v1/articles/restore. `refused`: something has come between. `asked`: given to a second person, as drafts. */
export const articlesRestoredView = z.object({
  ids: z.array(z.string()).readonly(),
  refused: z.array(z.string()).readonly(),
  asked: z.array(z.string()).readonly(),
});
export type ArticlesRestoredView = z.infer<typeof articlesRestoredView>;

/** Answer of POST /api/v1/articles/reviewed. */
export const articlesReviewedView = z.object({ ids: z.array(z.string()).readonly(), nextBy: z.string() });
export type ArticlesReviewedView = z.infer<typeof articlesReviewedView>;
