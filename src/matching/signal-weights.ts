// Which weights count for an utterance: those of its language, for a freshly built index or for one that has learned.

import type { Language } from './language.js';
import { LEARNED_WEIGHTS } from './learned-weights.js';
import type { MatchIndex } from './match-index.js';
import { SIGNALS } from './signals/index.js';
import type { StoredWeighing } from './weighing-shape.js';

export interface Weighing extends Omit<StoredWeighing, 'weights'> {
  /** One per signal, in the registry's order; the learned ones together 1. */
  readonly weights: readonly number[];
}

/**
 * Signals that no training set speaks of. Popularity: scores are about 45 apart for each step of the natural logarithm of a
 * chance, so this gives an article asked for a hundred times as often as another at most about twice its chance.
 */
const GIVEN_WEIGHTS: Readonly<Record<string, number>> = { popularity: 0.02 };

const toWeighing = (stored: StoredWeighing): Weighing => ({
  ...stored,
  weights: SIGNALS.map(({ name }) => stored.weights[name] ?? GIVEN_WEIGHTS[name] ?? 0),
});
const BUILT = { zh: toWeighing(LEARNED_WEIGHTS.builtZh), en: toWeighing(LEARNED_WEIGHTS.builtEn) };
const LEARNED = { zh: toWeighing(LEARNED_WEIGHTS.learnedZh), en: toWeighing(LEARNED_WEIGHTS.learnedEn) };
/** Learned from English alone: no Chinese knowledge base of that shape is at hand. */
const HEADS = toWeighing(LEARNED_WEIGHTS.heads);

export function weighing({ learned }: Pick<MatchIndex, 'learned'>, language: Language): Weighing {
  if (learned === undefined) return BUILT[language];
  return learned.kind === 'heads' ? HEADS : LEARNED[language];
}
