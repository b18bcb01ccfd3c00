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
 * Answer by expected cost: with a click on a choice as the unit, an answer pays where chance-of-wrong × its cost stays
 * below 1. A wrong general answer is taken to cost about 6.5 clicks, on law, tax and health about 8, on an emergency 10:
 * answer from 1 - 1 / cost on. On the development half of our own questions (test/quality), near-domain ones among them, 97 of
 * 100 answers are right so, on law 98 (the fit had seen them); at 0.82 and 0.86 it was 95 and 97. Lead: without it three of
 * 500 lightly reworded Taipei titles were answered wrongly, all between near-identical titles.
 * Offer: at 0.2 and 0.25, 98 and 96 % of what an article answers stay above, 30 and 35 % of near-domain questions below.
 * Topic: 30 questions off every topic score at most 0.17, nine Taipei topics of one to three characters 0.29 to 0.59.
 */
export const MATCH_POLICY: MatchPolicy = {
  answerAt: { general: 0.85, law: 0.88, tax: 0.88, health: 0.88, emergency: 0.9 },
  minLead: 0.1,
  offerAt: 0.22,
  topic: { maxChars: 6, offerAtScore: 0.25 },
};
