// The staff's HTTP on deliveries: what no platform took, the journal of a message, sending again, the accounts' health.

import { z } from 'zod';

export const deliveryRequests = {
  /** GET /api/v1/dead-letters: the latest first; `before` is the `next` of the page before. */
  listDead: z.strictObject({
    before: z
      .string()
      .max(400)
      .regex(/^\d{1,15}_.+$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    accountId: z.string().min(1).max(40).optional(),
    /** `refused`: it never arrived. `unclear`: nobody knows. */
    state: z.enum(['refused', 'unclear']).optional(),
    /** The code that a reason begins with: `line-400`. */
    code: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional(),
  }),
} as const;

/** Answer of GET /api/v1/dead-letters. Without words: reading those is opening the talk, which is on record. */
export const deadLettersView = z
  .object({
    letters: z
      .array(
        z.object({
          id: z.string(),
          conversationId: z.string(),
          accountId: z.string(),
          channelId: z.string(),
          author: z.enum(['bot', 'system', 'agent']),
          /** Its number in the talk. */
          seq: z.number(),
          /** `refused`: it never arrived. `unclear`: nobody knows. */
          state: z.string(),
          reason: z.string(),
          attempts: z.number(),
          diedAtMs: z.number(),
        }),
      )
      .readonly(),
    /** Absent on the last page. */
    next: z.string().exactOptional(),
  })
  .readonly();
export type DeadLettersView = z.infer<typeof deadLettersView>;

/** Answer of GET /api/v1/deliveries/:id: each try and each word about it, oldest first, the latest forty. */
export const journalView = z
  .object({
    conversationId: z.string(),
    notes: z
      .array(
        z.object({
          atMs: z.number(),
          /** What the message became by it: `sending` (a try begins), `waiting`, `accepted`, `refused`, `unclear`, `withdrawn`. */
          became: z.string(),
          /** `reply` costs nothing, `push` may. */
          via: z.enum(['reply', 'push']).exactOptional(),
          reason: z.string().exactOptional(),
          /** HTTP status of the platform's answer. */
          status: z.number().exactOptional(),
          /** The platform's own id of the request, for its support. */
          requestId: z.string().exactOptional(),
          /** The member of staff who had it sent again. */
          by: z.string().exactOptional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type JournalView = z.infer<typeof journalView>;
