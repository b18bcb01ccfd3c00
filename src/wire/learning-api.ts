// The staff's HTTP on what the hub learns: variants with their votes, an editor's word on them, the record of trainings.

import { z } from 'zod';

const VARIANT_STATES = ['quarantined', 'live', 'rejected', 'retired'] as const;
const HOLDS = ['conflict', 'steals', 'contested', 'disputed', 'crowd', 'staff-cap'] as const;

export const learningRequests = {
  /** GET /api/v1/learning/variants: the latest change first; `before` is the `next` of the page before. */
  listVariants: z.strictObject({
    state: z.enum(VARIANT_STATES).optional(),
    hold: z.enum(HOLDS).optional(),
    articleId: z.string().min(1).max(200).optional(),
    before: z
      .string()
      .regex(/^\d{1,15}_v_[\w-]{22}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  /** POST /api/v1/learning/variants/:id/approve, …/reject, …/retire */
  decideVariant: z.strictObject({ remark: z.string().trim().min(1).max(500).optional() }),
  /** GET /api/v1/learning/models */
  listModels: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
} as const;

const variantFields = {
  id: z.string(),
  articleId: z.string(),
  /** Absent where the article is not live. */
  articleTitle: z.string().exactOptional(),
  /** Empty once everybody who asked so has taken it back. */
  wording: z.string(),
  state: z.enum(VARIANT_STATES),
  /** Why it is not live by itself. `ownerId`, `articleId`: the article or intent that it would take from; `question`: which one of its. */
  hold: z
    .object({
      kind: z.enum(HOLDS),
      ownerId: z.string().exactOptional(),
      articleId: z.string().exactOptional(),
      question: z.string().exactOptional(),
    })
    .exactOptional(),
  createdAtMs: z.number(),
  changedAtMs: z.number(),
  votes: z.object({
    /** Citizens who chose this article for these words, and on how many days. */
    contacts: z.number(),
    days: z.number(),
    staffYes: z.number(),
    staffNo: z.number(),
    /** Citizens who chose another article for the same words. */
    otherContacts: z.number(),
  }),
};

/** Answer of GET /api/v1/learning/variants. */
export const variantsView = z
  .object({
    variants: z.array(z.object(variantFields)).readonly(),
    /** Absent on the last page. */
    next: z.string().exactOptional(),
  })
  .readonly();
export type VariantsView = z.infer<typeof variantsView>;

/** Answer of GET /api/v1/learning/variants/:id and of each decision. */
export const variantView = z
  .object({
    ...variantFields,
    /** On these words for this article, oldest first. */
    evidence: z
      .array(
        z.object({
          kind: z.string(),
          atMs: z.number(),
          /** Calendar day in Asia/Taipei. */
          day: z.string(),
          /** A citizen's `id` is a digest; staff have a name. */
          by: z.object({
            kind: z.enum(['contact', 'staff']),
            id: z.string(),
            name: z.string().exactOptional(),
          }),
          /** The contact had been known for less than a day. */
          isFresh: z.boolean().exactOptional(),
          /** How much of the article's answer was left in what the agent sent, 0 to 1. */
          keptShare: z.number().exactOptional(),
          /** The citizen took the words back: it does not count. */
          isWithdrawn: z.boolean().exactOptional(),
        }),
      )
      .readonly(),
    /** Every change of its standing. */
    history: z
      .array(
        z.object({
          atMs: z.number(),
          from: z.string(),
          to: z.string(),
          reason: z.string(),
          by: z.object({ id: z.string(), name: z.string() }).exactOptional(),
          remark: z.string().exactOptional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type VariantView = z.infer<typeof variantView>;

/** Answer of GET /api/v1/learning/popularity: articles by how often they were confirmed lately, the first first. */
export const popularityView = z
  .object({
    articles: z
      .array(
        z.object({
          articleId: z.string(),
          title: z.string(),
          /** Of all confirmed answers, at most 0.1; a choice counts half after thirty days. */
          share: z.number(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type PopularityView = z.infer<typeof popularityView>;

const figures = z.object({
  questionCount: z.number(),
  firstCount: z.number(),
  topThreeCount: z.number(),
  wrongCount: z.number(),
  /** What a question costs a citizen on average, in clicks: the figure that decides. */
  clicks: z.number(),
});

/** Answer of GET /api/v1/learning/models: every training, the newest first. */
export const modelsView = z
  .object({
    /** Absent: questions are answered from the index as it was built. */
    inUse: z.string().exactOptional(),
    runs: z
      .array(
        z.object({
          id: z.string(),
          beganAtMs: z.number(),
          /** `needed`, `nightly`, `asked`. */
          reason: z.string(),
          by: z.object({ id: z.string(), name: z.string() }).exactOptional(),
          revision: z.number(),
          variantCount: z.number(),
          /** `running`, `accepted`, `worse`, `failed`, `withdrawn`. */
          verdict: z.string(),
          tookMs: z.number().exactOptional(),
          sizeBytes: z.number().exactOptional(),
          /** What was in use, and what was learned, make of the frozen questions. */
          before: figures.exactOptional(),
          after: figures.exactOptional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type ModelsView = z.infer<typeof modelsView>;

/** Answer of POST /api/v1/learning/models. */
export const refitView = z
  .object({
    /** False: another training is at work; ask again later. */
    isBegun: z.boolean(),
    runId: z.string().exactOptional(),
  })
  .readonly();
export type RefitView = z.infer<typeof refitView>;
