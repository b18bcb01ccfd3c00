// The staff's HTTP on what the city does not know yet: open questions, what an editor does with them.

import { z } from 'zod';

const MISS_KINDS = ['no-answer', 'refused', 'unhelpful', 'not-solved', 'bad-rating'] as const;
const key = z.string().regex(/^[\w-]{22}$/);

export const unansweredRequests = {
  /** GET /api/v1/knowledge/unanswered */
  list: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  /** GET /api/v1/knowledge/unanswered/file */
  file: z.strictObject({
    days: z.coerce.number().int().min(1).max(366).default(7),
    format: z.enum(['ods', 'csv', 'xlsx']).default('ods'),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  /** POST /api/v1/knowledge/unanswered/dismiss: all wordings of one question. */
  dismiss: z.strictObject({
    questions: z
      .array(z.strictObject({ key, text: z.string().min(1).max(200) }))
      .min(1)
      .max(200),
  }),
  /** POST /api/v1/knowledge/unanswered/restore */
  restore: z.strictObject({ keys: z.array(key).min(1).max(200) }),
  /** POST /api/v1/knowledge/unanswered/wordings */
  addWording: z.strictObject({
    articleId: z.string().min(1).max(200),
    wording: z.string().trim().min(1).max(200),
  }),
} as const;

const person = z.object({ id: z.string(), name: z.string() });
const nearArticle = z.object({
  articleId: z.string(),
  title: z.string(),
  department: z.string().exactOptional(),
  /** As the matcher scores it, 0 to 1. */
  score: z.number(),
});

/** Without personal data that has a form. */
export const openQuestionView = z.object({
  /** Every wording of it, the most frequent first; `key` names it when it is put aside. */
  wordings: z.array(z.object({ key: z.string(), text: z.string() })).readonly(),
  count: z.number(),
  counts: z.record(z.enum(MISS_KINDS), z.number()),
  firstAtMs: z.number(),
  lastAtMs: z.number(),
  /** Beside bad ratings. */
  comments: z.array(z.string()).readonly(),
  nearest: z.array(nearArticle).readonly(),
});

/** Answer of GET /api/v1/knowledge/unanswered. Every text is without personal data that has a form. */
export const unansweredView = z
  .object({
    questions: z.array(openQuestionView).readonly(),
    /** Where there are more questions than are told. */
    total: z.number(),
    missCount: z.number(),
    /** Questions of these days that are answered by now. */
    answeredCount: z.number(),
    /** Older ones were not read. */
    isCut: z.boolean(),
    dismissed: z
      .array(z.object({ key: z.string(), text: z.string(), by: person, atMs: z.number() }))
      .readonly(),
  })
  .readonly();
export type UnansweredView = z.infer<typeof unansweredView>;

/** Answer of POST /api/v1/knowledge/unanswered/wordings: the variant that is live now; retiring it undoes it. */
export const addedWordingView = z.object({ variantId: z.string(), wording: z.string() }).readonly();
export type AddedWordingView = z.infer<typeof addedWordingView>;
