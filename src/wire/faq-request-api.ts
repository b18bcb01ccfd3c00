// The staff's HTTP on articles that colleagues ask departments for.

import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);

export const faqRequestRequests = {
  /** POST /api/v1/faq-requests */
  ask: z.strictObject({
    question: text(300),
    department: text(200).optional(),
    conversationId: text(200).optional(),
    note: text(1_000).optional(),
  }),
  /** POST /api/v1/faq-requests/:id/answer */
  answer: z.strictObject({ articleId: text(200) }),
  /** POST /api/v1/faq-requests/:id/refuse */
  refuse: z.strictObject({ reason: text(500) }),
} as const;

const person = z.object({ id: z.string(), name: z.string() });

/** What it says is without personal data that has a form. */
export const faqRequestView = z.object({
  id: z.string(),
  question: z.string(),
  department: z.string().exactOptional(),
  conversationId: z.string().exactOptional(),
  note: z.string().exactOptional(),
  askedBy: person,
  askedAtMs: z.number(),
  /** The end of the second working day. */
  dueAtMs: z.number(),
  /** `soon`: due within twenty-four hours. Of one that has ended: as it was then. */
  urgency: z.enum(['calm', 'soon', 'overdue']),
  /** Articles that may answer it. */
  near: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
  /** Absent: open. */
  done: z
    .object({
      by: person,
      atMs: z.number(),
      /** Answered by this article; absent: refused. */
      articleId: z.string().exactOptional(),
      reason: z.string().exactOptional(),
    })
    .exactOptional(),
  articleTitle: z.string().exactOptional(),
});
export type FaqRequestView = z.infer<typeof faqRequestView>;

/** Answer of GET /api/v1/faq-requests. */
export const faqRequestsView = z.object({
  /** Those that are due first, first. */
  open: z.array(faqRequestView).readonly(),
  /** The latest fifty that ended, the latest first; for agents, their own. */
  done: z.array(faqRequestView).readonly(),
  /** To choose from. */
  departments: z.array(z.string()).readonly(),
});
export type FaqRequestsView = z.infer<typeof faqRequestsView>;

/** Answer of GET /api/v1/faq-requests/counts. */
export const requestCountsView = z
  .object({
    open: z.number(),
    /** Their second working day has ended. */
    overdue: z.number(),
  })
  .readonly();
export type RequestCountsView = z.infer<typeof requestCountsView>;
