// The editors' HTTP on trying the bot: a question asked of what is published and of what would be, and all test questions at once.

import { z } from 'zod';

import { articleContent } from './article-content.js';

/** Unit: characters. */
const MOST_TRIED_CHARS = 500;

/** What is tried besides what is published; neither: that alone. */
const tried = {
  /** The article that it would replace; absent: a new one. */
  articleId: z.string().min(1).max(200).optional(),
  /** The text as it stands on the screen, finished or not. Absent, with `articleId`: its saved draft, if there is one. */
  content: articleContent.optional(),
} as const;

export const tryRequests = {
  /** POST /api/v1/knowledge/try */
  ask: z.strictObject({ ...tried, question: z.string().trim().min(1).max(MOST_TRIED_CHARS) }),
  /** POST /api/v1/knowledge/try/tests */
  tests: z.strictObject({
    ...tried,
    /** For GET /api/v1/knowledge/try/progress */
    job: z.uuid().optional(),
  }),
} as const;

const named = z.object({ id: z.string(), title: z.string() });

const candidate = z.object({
  articleId: z.string(),
  title: z.string(),
  /** 0: the text that is tried. */
  version: z.number(),
  /** In [0, 1]. */
  score: z.number(),
  /** The question's words that it says too. */
  hits: z.array(z.string()).readonly(),
  /** What the score is made of. */
  signals: z.array(z.object({ name: z.string(), contribution: z.number() })).readonly(),
});
export type TriedCandidate = z.infer<typeof candidate>;

const reading = z.object({
  band: z.enum(['answer', 'offer', 'handoff']),
  /** Chance that the first candidate is right, in [0, 1]. */
  confidence: z.number(),
  /** Confidence from which the first candidate is said, and from which choices are offered; absent without candidates. */
  answerAt: z.number().exactOptional(),
  offerAt: z.number().exactOptional(),
  /** What the confidence was drawn from, by name; each in [0, 1]. */
  evidence: z.record(z.string(), z.number()).exactOptional(),
  /** Word for word as the first candidate lists it. */
  isExact: z.boolean(),
  /** As what a mistyped question was heard. */
  readAs: z.string().exactOptional(),
  /** Small talk, an emergency, a wish for a person: an intent's id. */
  intentId: z.string().exactOptional(),
  /** Best first; at most 8. */
  candidates: z.array(candidate).readonly(),
});

const side = z.object({
  ...reading.shape,
  /** Several questions in one message, each as it was read. */
  parts: z.array(z.object({ ...reading.shape, text: z.string() })).readonly(),
  /** The reply rule that spoke. */
  rule: z.string(),
  /** What the bot does: `answer`, `clarify`, `chat`, `handoff`, `fallback` and so on. */
  kind: z.string(),
  /** What each channel would show, in a talk that has begun. */
  channels: z
    .array(
      z.object({
        channelId: z.string(),
        /** As of POST /api/v1/answer-previews. */
        calls: z.array(z.unknown()).readonly(),
        /** `cards`: as POST /api/v1/answer-previews. `buttons`: what stands on them. */
        bubbles: z
          .array(
            z.object({
              text: z.string(),
              cards: z.array(z.record(z.string(), z.unknown())).readonly().exactOptional(),
              buttons: z.array(z.string()).readonly().exactOptional(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export type TriedSide = z.infer<typeof side>;

/** Answer of POST /api/v1/knowledge/try. */
export const triedView = z.object({
  question: z.string(),
  /** The words that were read in it. */
  tokens: z.array(z.string()).readonly(),
  /** With a draft beside it, by the articles alone: what the bot has learned from talks is left out of both sides. */
  published: side,
  draft: side
    .extend({
      /** As the candidates name it. */
      articleId: z.string(),
      /** It is not for today; shown as on one of its days. */
      is: z.enum(['early', 'over']).exactOptional(),
    })
    .exactOptional(),
  /** What citizens are told now, where that differs from `published` by what the bot has learned. */
  learned: z.object({ band: z.string(), first: named.exactOptional() }).exactOptional(),
});
export type TriedView = z.infer<typeof triedView>;

const change = z.object({
  kind: z.enum(['lost', 'weaker', 'missed', 'gained', 'stronger']),
  question: z.string(),
  /** Whose question it is. */
  article: named,
  /** Who would be found; absent: nobody. */
  found: named.exactOptional(),
  /** Would the citizen be told the wrong answer for sure? */
  isWrong: z.boolean(),
});
export type TriedChange = z.infer<typeof change>;

/** Answer of POST /api/v1/knowledge/try/tests. */
export const triedTestsView = z.object({
  /** Test questions that have anything to do with the text. */
  questionCount: z.number(),
  rightBefore: z.number(),
  rightAfter: z.number(),
  changeCount: z.number(),
  /** The worst first; at most 60. */
  changes: z.array(change).readonly(),
});
export type TriedTestsView = z.infer<typeof triedTestsView>;
