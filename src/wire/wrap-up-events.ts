// How a talk is finished: with a few words about it, or without. A part of the namespace `/agent`; `agent-events.ts` joins it.

import { z } from 'zod';

import type { Ack } from './shared.js';

export const MOST_CATEGORY_CHARS = 40;
const MOST_NOTE_CHARS = 1_000;

/** What the person who closes a talk says of it; all of it may be left out. */
const wrapUp = z.strictObject({
  /** A category of the knowledge base, or words of their own. */
  category: z.string().trim().min(1).max(MOST_CATEGORY_CHARS).exactOptional(),
  /** For colleagues; no citizen reads it. */
  note: z.string().trim().min(1).max(MOST_NOTE_CHARS).exactOptional(),
  isSolved: z.boolean().exactOptional(),
});
export type WrapUpRequest = z.infer<typeof wrapUp>;

export const wrapUpRequests = {
  resolve: z.strictObject({ conversationId: z.string().min(1).max(200), wrapUp: wrapUp.exactOptional() }),
  categories: z.strictObject({}),
} as const;

export interface WrapUpToHub {
  /** What matters are sorted under: the categories of the published articles, in order. */
  categories: (
    request: z.infer<typeof wrapUpRequests.categories>,
    ack: (answer: Ack<{ readonly categories: readonly string[] }>) => void,
  ) => void;
}
