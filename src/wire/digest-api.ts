// The staff's HTTP on the weekly digest of a department.

import { z } from 'zod';

import { faqRequestView } from './faq-request-api.js';
import { openQuestionView } from './unanswered-api.js';

/** Any day of the week; absent: the last week that is over. */
const week = z.iso.date().optional();
/** Empty: what belongs to no department yet. */
const department = z.string().max(200);

export const digestRequests = {
  /** GET /api/v1/digests */
  read: z.strictObject({ week, department: department.optional() }),
  /** GET /api/v1/digests/file */
  file: z.strictObject({
    week,
    department,
    format: z.enum(['ods', 'csv', 'xlsx']).default('ods'),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
} as const;

const line = z.object({ id: z.string(), title: z.string() });

export const digestView = z.object({
  department: z.string(),
  /** Asia/Taipei. */
  monday: z.string(),
  sunday: z.string(),
  /** Is the week over? Else its numbers still grow. */
  isOver: z.boolean(),
  missed: z.array(openQuestionView).readonly(),
  /** Times that one of them was asked. */
  missedCount: z.number(),
  used: z.array(line.extend({ count: z.number() })).readonly(),
  usedCount: z.number(),
  /** As of now, as everything below. */
  due: z.array(line.extend({ reviewBy: z.string(), isOverdue: z.boolean() })).readonly(),
  expiring: z.array(line.extend({ validUntil: z.string() })).readonly(),
  dead: z.array(line.extend({ urls: z.array(z.string()).readonly() })).readonly(),
  drafts: z.array(line.extend({ state: z.enum(['draft', 'review', 'scheduled']) })).readonly(),
  requests: z.array(faqRequestView).readonly(),
});
export type DigestView = z.infer<typeof digestView>;

/** Answer of GET /api/v1/digests. */
export const digestsView = z.object({
  /** To choose from. */
  departments: z.array(z.string()).readonly(),
  digest: digestView,
});
export type DigestsView = z.infer<typeof digestsView>;
