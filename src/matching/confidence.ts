// How likely the first match is right: evidence about one ranking, weighed by a logistic.

import type { MatchIndex } from './match-index.js';
import type { Ranked } from './rank.js';
import type { AnalysedText } from './signals/signal.js';

export interface Evidence {
  /** The first score. */
  readonly score: number;
  /** Lead over the first rival whose answer differs, as a share of the first score. */
  readonly lead: number;
  /** Share of the utterance, weighed by rarity, that the first article says too; mean of the wide signals. */
  readonly coverage: number;
  /** How near the nearest wordings are, seen from both sides. */
  readonly nearness: number;
  /** Share of the signals that put the first article first by themselves. */
  readonly agreement: number;
  /** How much was said: 0 for nothing, towards 1 for a long question. */
  readonly substance: number;
}

/** A question of so many features (about five characters) has half its substance. */
const HALF_SUBSTANCE_FEATURES = 10;

export function gatherEvidence(
  utterance: AnalysedText,
  ranked: readonly Ranked[],
  index: MatchIndex,
): Evidence {
  const [first] = ranked;
  const said = utterance.characters.length;
  if (first === undefined) {
    return { score: 0, lead: 0, coverage: 0, nearness: 0, agreement: 0, substance: 0 };
  }
  return {
    score: first.score,
    lead: leadOf(first, ranked, index),
    coverage: coverageOf(utterance, first.article, index),
    nearness: first.values[index.signals.findIndex(({ prepared }) => prepared.kind === 'narrow')] ?? 0,
    agreement: agreementOf(first, ranked, index),
    substance: said / (said + HALF_SUBSTANCE_FEATURES),
  };
}

function leadOf(first: Ranked, ranked: readonly Ranked[], index: MatchIndex): number {
  const rival = ranked.find(({ article }) => index.answers[article] !== index.answers[first.article]);
  return first.score === 0 ? 0 : (first.score - (rival?.score ?? 0)) / first.score;
}

export function coverageOf(utterance: AnalysedText, article: number, index: MatchIndex): number {
  const shares = index.signals.flatMap(({ prepared }) => {
    return prepared.kind === 'wide' ? [prepared.explain(utterance, article).coverage] : [];
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function agreementOf(first: Ranked, ranked: readonly Ranked[], index: MatchIndex): number {
  const agreeing = index.signals.filter((_, signal) => {
    return ranked.every(({ values, article }) => {
      const isSame = index.answers[article] === index.answers[first.article];
      return isSame || (values[signal] ?? 0) < (first.values[signal] ?? 0);
    });
  });
  return agreeing.length / index.signals.length;
}

const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  score: 1,
  lead: 3,
  coverage: 3,
  nearness: 2,
  agreement: 1,
  substance: 1,
};
const BIAS = -4;

/** Chance that the first match is right, in [0, 1]. */
export function confidenceOf(evidence: Evidence): number {
  const names = Object.keys(WEIGHTS) as (keyof Evidence)[];
  const sum = names.reduce((total, name) => total + WEIGHTS[name] * evidence[name], BIAS);
  return evidence.score === 0 ? 0 : 1 / (1 + Math.exp(-sum));
}
