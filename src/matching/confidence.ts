// How likely the first match is right: evidence about one ranking, weighed by a logistic.

import type { AnalysedText } from './analyse.js';
import type { MatchIndex } from './match-index.js';
import type { Ranked } from './rank.js';
import { SIGNALS } from './signals/index.js';
import type { ConfidenceWeights, Evidence } from './weighing-shape.js';

const OVERLAP = SIGNALS.findIndex(({ name }) => name === 'overlap');
/** Unit: characters. */
const FULL_LENGTH = 20;

const NO_EVIDENCE: Evidence = {
  ...{ chance: 0, lead: 0, score: 0, coverage: 0, likeness: 0, agreement: 0, unseen: 1, length: 0 },
};

export function gatherEvidence(
  utterance: AnalysedText,
  ranked: readonly Ranked[],
  { index, sharpness }: { readonly index: MatchIndex; readonly sharpness: number },
): Evidence {
  const [first] = ranked;
  if (first === undefined || first.score === 0) return NO_EVIDENCE;
  const { characters } = index.stores.pools;
  const query = characters.weigh(utterance.characters);
  return {
    chance: chanceOf(first, ranked, { index, sharpness }),
    lead: leadOf(first, ranked, index),
    score: first.score,
    coverage: characters.coverage(query, first.article),
    likeness: first.values[OVERLAP] ?? 0,
    agreement: agreementOf(first, ranked, index),
    unseen: characters.unseen(query),
    length: Math.min(1, utterance.text.length / FULL_LENGTH),
  };
}

function chanceOf(
  first: Ranked,
  ranked: readonly Ranked[],
  { index, sharpness }: { readonly index: MatchIndex; readonly sharpness: number },
): number {
  let total = 0;
  let own = 0;
  for (const { article, score } of ranked) {
    const share = Math.exp(sharpness * (score - first.score));
    total += share;
    if (index.answers[article] === index.answers[first.article]) own += share;
  }
  return own / total;
}

function leadOf(first: Ranked, ranked: readonly Ranked[], index: MatchIndex): number {
  const rival = ranked.find(({ article }) => index.answers[article] !== index.answers[first.article]);
  return (first.score - (rival?.score ?? 0)) / first.score;
}

function agreementOf(first: Ranked, ranked: readonly Ranked[], index: MatchIndex): number {
  const agreeing = SIGNALS.filter((_, signal) => {
    return ranked.every(({ values, article }) => {
      const isSame = index.answers[article] === index.answers[first.article];
      return isSame || (values[signal] ?? 0) < (first.values[signal] ?? 0);
    });
  });
  return agreeing.length / SIGNALS.length;
}

/** Chance that the first match is right, in [0, 1]; 0 without any evidence. */
export function confidenceOf(evidence: Evidence, weights: ConfidenceWeights): number {
  if (evidence.coverage === 0) return 0;
  const names = Object.keys(evidence) as (keyof Evidence)[];
  const sum = names.reduce((total, name) => total + weights[name] * evidence[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
