// When a match is sure enough: every threshold in one object, with its reason.

import type { RiskClass } from '../domain/article.js';

export interface MatchPolicy {
  /** Confidence from which the bot says the answer, per risk class: a wrong answer on law costs more than an offer. */
  readonly answerAt: Readonly<Record<RiskClass, number>>;
  /** Confidence from which choices are offered. */
  readonly offerAt: number;
  /**
   * A word or two ("停車") names a topic that several articles share: none of them is likely to be *the* answer, yet showing
   * them is. Up to `maxChars` characters choices are offered from this score of the first on.
   */
  readonly topic: { readonly maxChars: number; readonly offerAtScore: number };
}

/**
 * Answer: on 500 lightly reworded Taipei titles 0.8 answers 98 % with at most two wrong; on hard ones, a quarter of
 * them without an article, it answers 61 % and 1 in 37 of those is wrong. The stricter classes halve that at 0.85 and
 * go to one in 65 at 0.9. Offer: 30 questions off every topic stay at or below 0.15, and 2 % of the hard titles whose
 * article is among the first three are lost. Topic: the same 30 score at most 0.17, nine Taipei topics of one to three
 * characters 0.29 to 0.59.
 */
export const MATCH_POLICY: MatchPolicy = {
  answerAt: { general: 0.8, law: 0.85, tax: 0.85, health: 0.85, emergency: 0.9 },
  offerAt: 0.16,
  topic: { maxChars: 6, offerAtScore: 0.25 },
};
