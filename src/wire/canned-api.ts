// The desk's canned replies over HTTP.

import { z } from 'zod';

const id = z.string().min(1).max(200);
/** The checks of a text are those of the files of the repository; here only that it is one. */
const text = (mostChars: number) => z.string().max(mostChars);

const wish = {
  title: text(200),
  code: text(40),
  text: text(4_000),
  language: z.enum(['zh', 'en']),
  /** Absent: everybody's. */
  teamId: id.exactOptional(),
  isActive: z.boolean(),
};

export const cannedRequests = {
  /** POST /api/v1/canned-replies */
  add: z.strictObject(wish),
  /** PUT /api/v1/canned-replies/:id: whole. `revision`: of what was read. */
  change: z.strictObject({ ...wish, revision: z.number().int().min(1) }),
} as const;
export type CannedWishRequest = z.infer<typeof cannedRequests.add>;
export type ChangeCannedRequest = z.infer<typeof cannedRequests.change>;

const reply = z.object({
  id: z.string(),
  title: z.string(),
  code: z.string(),
  text: z.string(),
  language: z.enum(['zh', 'en']),
  teamId: z.string().exactOptional(),
  isActive: z.boolean(),
  /** Absent: of the repository, and changed there. */
  revision: z.number().exactOptional(),
  /** How often it was sent: in the last seven days, and ever. */
  uses: z.object({ week: z.number(), all: z.number(), lastAtMs: z.number().exactOptional() }),
  /** Not sent for ninety days, though it could have been. */
  isUnused: z.boolean(),
});
export type CannedReplyView = z.infer<typeof reply>;

/** Answer of POST and PUT. */
export const keptReplyView = reply.omit({ uses: true, isUnused: true }).readonly();
export type KeptReplyView = z.infer<typeof keptReplyView>;

/** Answer of GET /api/v1/canned-replies: the desk's own first, by code. */
export const cannedRepliesView = z
  .object({
    replies: z.array(reply).readonly(),
    teams: z
      .array(z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }))
      .readonly(),
    /** Names of `{{…}}`: those that the hub fills in, and those that the agent does. */
    blanks: z.object({ filled: z.array(z.string()).readonly(), open: z.array(z.string()).readonly() }),
  })
  .readonly();
export type CannedRepliesView = z.infer<typeof cannedRepliesView>;
