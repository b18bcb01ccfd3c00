// When a match is sure enough: every threshold in one object, with its reason.

import type { RiskClass } from '../domain/article.js';

export interface MatchPolicy {
  /** Confidence from which the bot says the answer, per risk class: a wrong answer on law costs more than an offer. */
  readonly answerAt: Readonly<Record<RiskClass, number>>;
  /** Confidence from which choices are offered. */
  readonly offerAt: number;
}

export const MATCH_POLICY: MatchPolicy = {
  answerAt: { general: 0.7, law: 0.8, tax: 0.8, health: 0.8, emergency: 0.9 },
  offerAt: 0.15,
};
