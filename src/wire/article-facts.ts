// What the editors' views of articles have in common: where one stands, who wrote it, its draft's place, a question that is taken.

import { z } from 'zod';

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
export const articleState = z.enum(ARTICLE_STATES);

export const draftRev = z.int().min(1);
export const whySaid = z.string().trim().max(500).optional();

export const keeperView = z.object({ id: z.string(), name: z.string() });
export const versionNote = z.object({
  atMs: z.number(),
  by: keeperView.exactOptional(),
  why: z.string().exactOptional(),
});
export const articleOrigin = z.enum(['shipped', 'import', 'editor']);
const halted = z.object({
  atMs: z.number(),
  reason: z.enum(['changed', 'faults', 'steals', 'needs-second-person']),
});
export const draftFacts = {
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

/** In the details of a refusal `STEALS_QUESTIONS`, and of a check. */
export const theftView = z.object({
  question: z.string(),
  /** Whose question it is today. */
  victim: z.object({ id: z.string(), title: z.string(), answer: z.string() }),
  /** Would the citizen be told the wrong answer for sure? */
  isWrong: z.boolean(),
});
export type TheftView = z.infer<typeof theftView>;
