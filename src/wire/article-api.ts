// The editors' HTTP on one article: with its draft and its past, and every step of its life. The list: `article-list-api.ts`.

import { z } from 'zod';

import { articleContent } from './article-content.js';
import {
  articleOrigin,
  articleState,
  draftFacts,
  draftRev,
  keeperView,
  theftView,
  versionNote,
  whySaid,
} from './article-facts.js';

const version = z.int().min(0);

export const articleRequests = {
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
} as const;

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
  origin: articleOrigin,
  note: versionNote.exactOptional(),
  isLive: z.boolean(),
  ended: versionNote.exactOptional(),
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
