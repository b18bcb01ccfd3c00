// When a match is sure enough: every threshold in one object, with its reason.

import type { RiskClass } from '../domain/article.js';

export interface MatchPolicy {
  /** Confidence from which the bot says the answer, per risk class: a wrong answer on law costs more than an offer. */
  readonly answerAt: Readonly<Record<RiskClass, number>>;
  /** Lead, as a share of the first score, without which near-identical titles are offered side by side. */
  readonly minLead: number;
  /** Confidence from which choices are offered. */
  readonly offerAt: number;
  /**
   * A word or two ("停車") names a topic that several articles share: none of them is likely to be *the* answer, yet showing
   * them is. Up to `maxChars` characters choices are offered from this score of the first on.
   */
  readonly topic: { readonly maxChars: number; readonly offerAtScore: number };
}

/**
 * Answer: of 500 lightly reworded Taipei titles 98 % are answered, one of them wrongly; of hard ones, a quarter without
 * an article, 60 % and 1 in 50. Lead: without it three of the 500 were wrong, all between near-identical titles.
 * Offer: of 30 questions off every topic 24 stay below; of the hard titles whose article is among the first three,
 * under 1 % are lost. Topic: the same 30 score at most 0.17, nine Taipei topics of one to three characters 0.29 to 0.59.
 */
export const MATCH_POLICY: MatchPolicy = {
  answerAt: { general: 0.8, law: 0.85, tax: 0.85, health: 0.85, emergency: 0.9 },
  minLead: 0.1,
  offerAt: 0.17,
  topic: { maxChars: 6, offerAtScore: 0.25 },
};
