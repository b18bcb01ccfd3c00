// Learns the weights of the signals and of the confidence from training sets, for each language and each state of an
// index; and measures them on questions that they were not learned from.

import { analyse, type AnalysedText } from '../../matching/analyse.js';
import { confidenceOf, gatherEvidence } from '../../matching/confidence.js';
import { detectLanguage, type Language } from '../../matching/language.js';
import { learnKnowledge } from '../../matching/learn-knowledge.js';
import { fitWeights, type FittedWeights } from '../../matching/learned/fit-weights.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../../matching/match-index.js';
import { normalize } from '../../matching/normalize.js';
import { contextOf, type Ranked } from '../../matching/rank.js';
import { SIGNALS } from '../../matching/signals/index.js';
import type { ConfidenceWeights, StoredWeighing } from '../../matching/weighing-shape.js';
import { fitConfidence } from './fit-confidence.js';
import type { TrainingSet } from './training-sets.js';

/** One question with every candidate's values; `right` names the candidates that answer it. */
interface Asked {
  readonly set: string;
  readonly utterance: AnalysedText;
  readonly index: MatchIndex;
  readonly articles: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly right: readonly number[];
  readonly hasAnswer: boolean;
  readonly language: Language;
}

export interface Measured {
  readonly set: string;
  readonly top1: number;
  readonly recall3: number;
  /** Expected calibration error over ten bins. */
  readonly calibrationError: number;
  /** Area under the curve of the confidence for "the first is right". */
  readonly rightAuroc: number;
  /** … and for "an article answers this at all". */
  readonly scopeAuroc: number;
}

/** Further candidates are as good as never right, and each costs time in every round. */
const MAX_TRAINING_CANDIDATES = 25;

/** Asks every question of a set, of the index as built and of the one that has learned. */
export function askSet(set: TrainingSet): { readonly built: Asked[]; readonly learned: Asked[] } {
  const built = buildMatchIndex({ articles: set.articles, intents: [], revision: 0 });
  const learned = withLearned(built, learnKnowledge(set.articles));
  return { built: askAll(set, built), learned: askAll(set, learned) };
}

function askAll(set: TrainingSet, index: MatchIndex): Asked[] {
  const positions = new Map(set.articles.map(({ id }, position) => [id, position]));
  return set.questions.map(({ text, right }) => {
    // Another article with the same answer is right as well.
    const answers = new Set(right.map((id) => index.answers[positions.get(id) ?? -1]));
    const isRight = (article: number): boolean => answers.has(index.answers[article]);
    const utterance = analyse(normalize(text));
    const context = contextOf(utterance, index);
    const columns = SIGNALS.map((signal) => signal.score(context));
    const articles = context.candidates.slice(0, MAX_TRAINING_CANDIDATES);
    return {
      ...{ set: set.name, utterance, index, articles },
      values: articles.map((_, row) => columns.map((column) => column[row] ?? 0)),
      right: articles.flatMap((article, place) => (isRight(article) ? [place] : [])),
      hasAnswer: right.length > 0,
      language: detectLanguage(utterance.text),
    };
  });
}

/** Learns from all questions of one language; each set weighs the same. */
export function learnWeighing(asked: readonly Asked[]): StoredWeighing {
  const counts = new Map<string, number>();
  for (const { set } of asked) counts.set(set, (counts.get(set) ?? 0) + 1);
  const shareOf = ({ set }: Asked): number => 1 / (counts.get(set) ?? 1);
  const rankable = asked.flatMap(({ right: [right], ...each }) => {
    return right === undefined
      ? []
      : [{ values: each.values, right, share: 1 / (counts.get(each.set) ?? 1) }];
  });
  const fitted = fitWeights(rankable, SIGNALS.length);
  const confidence = fitConfidence(
    asked.map((each) => {
      const { ranked, isRight } = rankWith(each, fitted);
      const evidence = gatherEvidence(each.utterance, ranked, {
        index: each.index,
        sharpness: fitted.sharpness,
      });
      return { evidence, isRight, share: shareOf(each) };
    }),
  );
  const weights = SIGNALS.map(({ name }, signal) => [name, rounded(fitted.weights[signal] ?? 0)] as const);
  return {
    weights: Object.fromEntries(weights.filter(([, weight]) => weight > 0)),
    sharpness: rounded(fitted.sharpness),
    confidence: roundedAll(confidence),
  };
}

const rounded = (value: number): number => Number(value.toFixed(4));

function roundedAll(weights: ConfidenceWeights): ConfidenceWeights {
  const { bias, chance, lead, score, coverage, likeness, agreement, unseen, length } = weights;
  return {
    ...{ bias: rounded(bias), chance: rounded(chance), lead: rounded(lead), score: rounded(score) },
    ...{ coverage: rounded(coverage), likeness: rounded(likeness), agreement: rounded(agreement) },
    ...{ unseen: rounded(unseen), length: rounded(length) },
  };
}

function rankWith(
  { values, articles, right }: Asked,
  { weights }: Pick<FittedWeights, 'weights'>,
): { readonly ranked: Ranked[]; readonly isRight: boolean; readonly place: number } {
  const rightArticles = new Set(right.map((place) => articles[place]));
  const ranked = values
    .map((row, place) => {
      const score = row.reduce((sum, value, signal) => sum + value * (weights[signal] ?? 0), 0);
      return { article: articles[place] ?? 0, score, values: row };
    })
    .sort((a, b) => b.score - a.score || a.article - b.article);
  const place = ranked.findIndex(({ article }) => rightArticles.has(article));
  return { ranked, isRight: place === 0, place };
}

export function measure(asked: readonly Asked[], stored: StoredWeighing): Measured {
  const weights = SIGNALS.map(({ name }) => stored.weights[name] ?? 0);
  const seen = asked.map((each) => {
    const { ranked, isRight, place } = rankWith(each, { weights });
    const { index, hasAnswer, utterance } = each;
    const evidence = gatherEvidence(utterance, ranked, { index, sharpness: stored.sharpness });
    return { isRight, place, hasAnswer, confidence: confidenceOf(evidence, stored.confidence) };
  });
  const answerable = seen.filter(({ hasAnswer }) => hasAnswer);
  const share = (isCounted: (place: number) => boolean): number =>
    answerable.filter(({ place }) => isCounted(place)).length / Math.max(1, answerable.length);
  return {
    set: asked[0]?.set ?? '',
    top1: share((place) => place === 0),
    recall3: share((place) => place >= 0 && place < 3),
    calibrationError: calibrationError(seen),
    rightAuroc: auroc(seen.map(({ confidence, isRight }) => [confidence, isRight])),
    scopeAuroc: auroc(seen.map(({ confidence, hasAnswer }) => [confidence, hasAnswer])),
  };
}

const BINS = 10;

function calibrationError(
  seen: readonly { readonly confidence: number; readonly isRight: boolean }[],
): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of seen) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / seen.length;
}

/** The chance that a positive scores above a negative; ties count half. NaN where either is missing. */
function auroc(scored: readonly (readonly [score: number, isPositive: boolean])[]): number {
  const positives = scored.filter(([, isPositive]) => isPositive).map(([score]) => score);
  const negatives = scored.filter(([, isPositive]) => !isPositive).map(([score]) => score);
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}
