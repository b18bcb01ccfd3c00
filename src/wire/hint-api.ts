// The editors' HTTP on what is worth a second look while an article is written.

import { z } from 'zod';

import { articleContent } from './article-content.js';

export const hintRequests = {
  /** POST /api/v1/knowledge/hints. `articleId` absent: a new one. */
  look: z.strictObject({ articleId: z.string().min(1).max(200).optional(), content: articleContent }),
} as const;

const other = z.object({ id: z.string(), title: z.string() });

const hint = z.discriminatedUnion('kind', [
  /** Another article asks nearly the same: the two wordings most alike. `isDouble`: it asks most of the same. */
  z.object({
    kind: z.literal('twin'),
    ...{ other, text: z.string(), otherText: z.string(), isDouble: z.boolean() },
  }),
  /** Another article of the subject says the same with different figures; nobody knows which are right. */
  z.object({ kind: z.literal('figures'), other, text: z.string(), otherText: z.string() }),
  /** Office language, a long sentence; an address that is none. `reason` and `next`: Chinese, a slash, English. */
  z.object({
    kind: z.enum(['reading', 'address']),
    ...{ text: z.string(), reason: z.string(), next: z.string() },
  }),
  /** The Chinese answer differs from the live one, the English is still the same: `text`, its beginning. */
  z.object({ kind: z.literal('english'), text: z.string() }),
  /** A page that the article names and citizens do not reach, as far as the hub can tell; since `day`. */
  z.object({
    kind: z.literal('link'),
    ...{ text: z.string(), trouble: z.enum(['gone', 'silent']), day: z.string() },
  }),
  /** `day`: the answer names a day that has passed. `due`: it was to be read again by then. `over`: nobody gets it since then. */
  z.object({ kind: z.enum(['day', 'due', 'over']), text: z.string(), day: z.string() }),
]);
export type HintView = z.infer<typeof hint>;

/** Answer of POST /api/v1/knowledge/hints: nothing of it forbids publishing. */
export const hintsView = z.object({ hints: z.array(hint).readonly() });
export type HintsView = z.infer<typeof hintsView>;
