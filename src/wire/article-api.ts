// The editors' HTTP on articles: the list, one article with its draft and its past, and every step of its life.

import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const line = z.string().max(500);
const label = z.string().max(200);
const body = z.string().max(200_000);
const lines = z.array(line).max(500);

const cardButton = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), label: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), label: z.string(), url: z.string() }),
  z.strictObject({ kind: z.literal('call'), label: z.string(), phone: z.string() }),
]);
const card = z.strictObject({
  image: z.strictObject({ url: z.string(), alt: z.string() }).exactOptional(),
  steps: z.array(z.string()).max(50).exactOptional(),
  place: z
    .strictObject({ name: z.string(), address: z.string(), latitude: z.number(), longitude: z.number() })
    .exactOptional(),
  links: z
    .array(z.strictObject({ title: z.string(), url: z.string() }))
    .max(50)
    .exactOptional(),
  buttons: z.array(cardButton).max(50).exactOptional(),
});

/** An article as far as it is written; what it must hold to go live is checked when it does. */
export const articleContent = z.strictObject({
  title: line,
  variants: lines,
  answer: body,
  keywords: z.array(label).max(500),
  category: label.exactOptional(),
  department: label.exactOptional(),
  risk: z.enum(['general', 'law', 'tax', 'health', 'emergency']),
  source: line.exactOptional(),
  validFrom: day.exactOptional(),
  validUntil: day.exactOptional(),
  reviewBy: day.exactOptional(),
  english: z.strictObject({ question: line, answer: body, card: card.exactOptional() }).exactOptional(),
  card: card.exactOptional(),
  tests: lines.exactOptional(),
});
export type ArticleContentView = z.infer<typeof articleContent>;

export const ARTICLE_STATES = [
  'draft',
  'review',
  'scheduled',
  'published',
  'early',
  'expired',
  'archived',
] as const;
/** `early`: published, its first day is to come. `draft`, `review`, `scheduled`: never live yet, or live with a draft beside it. */
export type ArticleState = (typeof ARTICLE_STATES)[number];
const articleState = z.enum(ARTICLE_STATES);

export const ARTICLE_ORDERS = ['changed', 'review', 'hits', 'title'] as const;
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number];
const REVIEW_FILTERS = ['overdue', 'soon', 'none'] as const;

export const draftRev = z.int().min(1);
const version = z.int().min(0);
export const whySaid = z.string().trim().max(500).optional();
const ids = z.array(z.string().min(1).max(200)).min(1).max(500);

export const articleRequests = {
  /** GET /api/v1/articles */
  list: z.strictObject({
    text: z.string().max(200).default(''),
    state: articleState.optional(),
    department: z.string().max(200).optional(),
    /** Whoever changed it last, by id. */
    editor: z.string().max(200).optional(),
    review: z.enum(REVIEW_FILTERS).optional(),
    order: z.enum(ARTICLE_ORDERS).default('changed'),
    from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  /** POST /api/v1/articles/drafts */
  begin: z.strictObject({ content: articleContent }),
  /** PUT /api/v1/articles/:id/draft. `rev` 0 begins one. */
  save: z.strictObject({ rev: z.int().min(0), baseVersion: version, content: articleContent }),
  /** POST /api/v1/articles/:id/draft/discard, …/take-back */
  step: z.strictObject({ rev: draftRev }),
  /** POST /api/v1/articles/:id/draft/ask, …/publish */
  stepWithReason: z.strictObject({ rev: draftRev, why: whySaid }),
  /** POST /api/v1/articles/:id/draft/schedule */
  schedule: z.strictObject({ rev: draftRev, why: whySaid, publishAtMs: z.int().positive() }),
  /** POST /api/v1/articles/:id/check */
  check: z.strictObject({ content: articleContent }),
  /** POST /api/v1/articles/compare */
  compare: z.strictObject({ before: articleContent, after: articleContent }),
  /** POST /api/v1/articles/:id/roll-back */
  rollBack: z.strictObject({ version: z.int().min(1), baseVersion: version, why: whySaid }),
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

export const keeperView = z.object({ id: z.string(), name: z.string() });
const note = z.object({
  atMs: z.number(),
  by: keeperView.exactOptional(),
  why: z.string().exactOptional(),
});
const origin = z.enum(['shipped', 'import', 'editor']);
const halted = z.object({
  atMs: z.number(),
  reason: z.enum(['changed', 'faults', 'steals', 'needs-second-person']),
});
const draftFacts = {
  rev: z.number(),
  state: z.enum(['draft', 'review', 'scheduled']),
  savedAtMs: z.number(),
  savedBy: keeperView.exactOptional(),
  /** Who gave it to a second pair of eyes. */
  askedBy: keeperView.exactOptional(),
  publishAtMs: z.number().exactOptional(),
  halted: halted.exactOptional(),
  /** It proposes to take the article off. */
  ends: z.literal(true).exactOptional(),
};

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
  origin: origin.exactOptional(),
  /** The live version's, the taking off, or the draft's. */
  changed: note.exactOptional(),
  validFrom: z.string().exactOptional(),
  validUntil: z.string().exactOptional(),
  /** As written, or as moved on by "reviewed, no change". */
  reviewBy: z.string().exactOptional(),
  reviewed: z.object({ atMs: z.number(), by: keeperView }).exactOptional(),
  /** How often people confirmed it as the right one in the last thirty days. */
  hits: z.number(),
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

const draftView = z.object({
  ...draftFacts,
  baseVersion: z.number(),
  content: articleContent,
  why: z.string().exactOptional(),
  scheduledBy: keeperView.exactOptional(),
});
export type ArticleDraftView = z.infer<typeof draftView>;

const versionedContent = z.object({ version: z.number(), content: articleContent });
export type VersionedContentView = z.infer<typeof versionedContent>;

const pastVersion = z.object({
  version: z.number(),
  title: z.string(),
  origin,
  note: note.exactOptional(),
  isLive: z.boolean(),
  ended: note.exactOptional(),
});

/** Answer of GET /api/v1/articles/:id/editing. */
export const articleEditingView = z.object({
  id: z.string(),
  state: articleState,
  /** Absent: nothing is live. */
  live: versionedContent.exactOptional(),
  draft: draftView.exactOptional(),
  /** The questions that it is asked, where it has none of its own. */
  tests: z.array(z.string()).readonly(),
  reviewed: z.object({ atMs: z.number(), by: keeperView, nextBy: z.string() }).exactOptional(),
  /** The newest first. */
  versions: z.array(pastVersion).readonly(),
  /** Does the hub want a second person for every publish? */
  needsSecondPerson: z.boolean(),
  /** Departments and categories in use, to choose from. */
  departments: z.array(z.string()).readonly(),
  categories: z.array(z.string()).readonly(),
});
export type ArticleEditingView = z.infer<typeof articleEditingView>;

/** Answer of GET /api/v1/articles/:id/versions/:version. */
export const articleVersionView = versionedContent;

/** Answer of every step of a draft that leaves one. */
export const articleDraftView = z.object({ id: z.string(), draft: draftView });
export type ArticleDraftAnswer = z.infer<typeof articleDraftView>;

const missed = z.object({
  question: z.string(),
  found: z.object({ id: z.string(), title: z.string() }).exactOptional(),
});

/** Answer of …/draft/publish. `missed`: its own test questions that do not find it. */
export const articlePublishedView = z.object({ version: z.number(), missed: z.array(missed).readonly() });
export type ArticlePublishedView = z.infer<typeof articlePublishedView>;

/** Answer of …/roll-back. Without a version: given to a second person, as a draft. */
export const articleRolledBackView = z.object({
  version: z.number().exactOptional(),
  missed: z.array(missed).readonly(),
  draft: draftView.exactOptional(),
});
export type ArticleRolledBackView = z.infer<typeof articleRolledBackView>;

/** In the details of a refusal `STEALS_QUESTIONS`, and of a check. */
export const theftView = z.object({
  question: z.string(),
  /** Whose question it is today. */
  victim: z.object({ id: z.string(), title: z.string(), answer: z.string() }),
  /** Would the citizen be told the wrong answer for sure? */
  isWrong: z.boolean(),
});
export type TheftView = z.infer<typeof theftView>;

/** Answer of POST /api/v1/articles/:id/check. */
export const articleCheckView = z.object({
  faults: z.array(z.object({ field: z.string(), reason: z.string() })).readonly(),
  askedCount: z.number(),
  thefts: z.array(theftView).readonly(),
  missed: z.array(missed).readonly(),
});
export type ArticleCheckView = z.infer<typeof articleCheckView>;

/** Answer of POST /api/v1/articles/compare. */
export const articleComparisonView = z.object({
  fields: z
    .array(
      z.object({
        /** As a sheet names it: `questions`, `valid_until`. */
        field: z.string(),
        parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).readonly(),
      }),
    )
    .readonly(),
});
export type ArticleComparisonView = z.infer<typeof articleComparisonView>;

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
