// The editors' HTTP on many drafts that go live at once: how each of them ended, what was published of late, and taken back.

import { z } from 'zod';

import { draftRev, keeperView, theftView, whySaid } from './article-facts.js';

export const publishManyRequests = {
  /** POST /api/v1/articles/drafts/publish */
  publish: z.strictObject({
    drafts: z
      .array(z.strictObject({ id: z.string().min(1).max(200), rev: draftRev }))
      .min(1)
      .max(200),
    why: whySaid,
    /** For GET /api/v1/articles/progress */
    job: z.uuid().optional(),
    /** Several hundreds that are one publishing to whoever pressed: taken back together. Absent: one of its own. */
    run: z.uuid().optional(),
  }),
} as const;

/** Answer of POST /api/v1/articles/drafts/publish: each draft's own end, in the order in which they were named. */
export const articlesPublishedView = z.object({
  /** What `…/publishings/:run/undo` takes back; absent: nothing went live. */
  run: z.string().exactOptional(),
  results: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** `overtaken`: another draft is there than the one that was seen, or none. `changed`: another version is live. */
        kind: z.enum(['done', 'faults', 'steals', 'changed', 'overtaken', 'needs-second-person']),
        /** Of `done`. */
        version: z.number().exactOptional(),
        /** Of `steals`: the first of them. */
        theft: theftView.exactOptional(),
        /** Of `faults`: the first of them. */
        fault: z.object({ field: z.string(), reason: z.string() }).exactOptional(),
      }),
    )
    .readonly(),
});
export type ArticlesPublishedView = z.infer<typeof articlesPublishedView>;

const publishing = z.object({
  run: z.string(),
  by: keeperView.exactOptional(),
  /** Of its last hundred. */
  atMs: z.number(),
  /** How many went live. */
  count: z.number(),
  /** It was taken back, as far as nobody had changed them since. */
  undone: z.object({ by: keeperView.exactOptional(), atMs: z.number(), count: z.number() }).exactOptional(),
});
export type PublishingView = z.infer<typeof publishing>;

/** Answer of GET /api/v1/articles/publishings: the latest first. */
export const publishingsView = z.object({ publishings: z.array(publishing).readonly() });
export type PublishingsView = z.infer<typeof publishingsView>;

/** Answer of POST /api/v1/articles/publishings/:run/undo. */
export const articlesUnpublishedView = z.object({
  /** As before, each with its draft again. */
  ids: z.array(z.string()).readonly(),
  /** Somebody changed them since: they stay as they are. */
  left: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
});
export type ArticlesUnpublishedView = z.infer<typeof articlesUnpublishedView>;
