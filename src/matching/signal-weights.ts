// Which weights count for an utterance: those of its language, for a freshly built index or for one that has learned.

import type { Language } from './language.js';
import { LEARNED_WEIGHTS } from './learned-weights.js';
import type { MatchIndex } from './match-index.js';
import { SIGNALS } from './signals/index.js';
import type { StoredWeighing } from './weighing-shape.js';

export interface Weighing extends Omit<StoredWeighing, 'weights'> {
  /** One per signal, in the registry's order; together 1. */
  readonly weights: readonly number[];
}

const toWeighing = (stored: StoredWeighing): Weighing => ({
  ...stored,
  weights: SIGNALS.map(({ name }) => stored.weights[name] ?? 0),
});
const BUILT = { zh: toWeighing(LEARNED_WEIGHTS.builtZh), en: toWeighing(LEARNED_WEIGHTS.builtEn) };
const LEARNED = { zh: toWeighing(LEARNED_WEIGHTS.learnedZh), en: toWeighing(LEARNED_WEIGHTS.learnedEn) };

export function weighing(index: Pick<MatchIndex, 'learned'>, language: Language): Weighing {
  return (index.learned === undefined ? BUILT : LEARNED)[language];
}
