// Learns the weights of the signals and of the confidence from training sets, for each language and each state of an
// index; and measures them on questions that they were not learned from.

import { analyse, type AnalysedText } from '../../matching/analyse.js';
import {
  compareRanks,
  compareTexts,
  confidenceOf,
  EVIDENCE_NAMES,
  NO_EVIDENCE,
} from '../../matching/confidence.js';
import { detectLanguage, type Language } from '../../matching/language.js';
import { learnKnowledge } from '../../matching/learn-knowledge.js';
import { fitWeights, type FittedWeights, type RankingExample } from '../../matching/learned/fit-weights.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../../matching/match-index.js';
import { normalize } from '../../matching/normalize.js';
import { contextOf, type Ranked } from '../../matching/rank.js';
import { SIGNALS } from '../../matching/signals/index.js';
import type { ConfidenceWeights, Evidence, StoredWeighing } from '../../matching/weighing-shape.js';
import { auroc, calibrationError } from './figures.js';
import { fitConfidence } from './fit-confidence.js';
import type { Kind, TrainingSet } from './training-sets.js';

/** One question with every candidate's values; `right` names the candidates that answer it. */
export interface Asked {
  readonly set: string;
  readonly kind: Kind;
  readonly utterance: AnalysedText;
  readonly index: MatchIndex;
  readonly articles: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly right: readonly number[];
  readonly hasAnswer: boolean;
  readonly language: Language;
  /** What the weights are fitted to. */
  readonly packed: Pick<RankingExample, 'values' | 'isRight'>;
  /** Evidence that was worked out already, by the first article. */
  readonly texts: Map<number, ReturnType<typeof compareTexts>>;
}

export interface Measured {
  readonly set: string;
  readonly count: number;
  readonly top1: number;
  readonly recall3: number;
  readonly calibrationError: number;
  /** Area under the curve of the confidence for "the first is right". */
  readonly rightAuroc: number;
  /** … and for "an article answers this at all". */
  readonly scopeAuroc: number;
}

/** What pulls weights towards 0 that nothing speaks for. */
export interface Ridges {
  readonly signals: number;
  readonly evidence: number;
}

const MAX_TRAINING_CANDIDATES = 20;
const ROUNDS = 150;
/** From weights that are nearly right. */
const ROUNDS_FROM = 30;

/** Asks every question of a set: of the index as built and, unless only that is wanted, of the one that has learned. */
export function askSet(
  set: TrainingSet,
  isOnlyBuilt = false,
): { readonly built: Asked[]; readonly learned: Asked[] } {
  const built = buildMatchIndex({ articles: set.articles, intents: [], revision: 0 });
  const asked = askAll(set, built);
  if (isOnlyBuilt) return { built: asked, learned: [] };
  return { built: asked, learned: askAll(set, withLearned(built, learnKnowledge(set.articles))) };
}

function askAll(set: TrainingSet, index: MatchIndex): Asked[] {
  const positions = new Map(set.articles.map(({ id }, position) => [id, position]));
  return set.questions.map(({ text, right, self }) => {
    const rightPositions = new Set(right.map((id) => positions.get(id)));
    // Another article with the same answer is right as well.
    const answers = new Set([...rightPositions].map((position) => index.answers[position ?? -1]));
    const isRight = (article: number): boolean => answers.has(index.answers[article]);
    const utterance = analyse(normalize(text));
    const context = contextOf(utterance, index);
    const columns = SIGNALS.map((signal) => signal.score(context));
    const rows = context.candidates.map((article, row) => ({ article, row }));
    const counted = rows.filter(({ article }) => self === undefined || index.articles[article]?.id !== self);
    const values = counted.map(({ row }) => columns.map((column) => column[row] ?? 0));
    const rightPlaces = counted.flatMap(({ article }, place) => (isRight(article) ? [place] : []));
    return {
      ...{ set: set.name, kind: set.kind, utterance, index, values, right: rightPlaces },
      ...{ packed: withoutHopeless(values, rightPlaces), texts: new Map() },
      articles: counted.map(({ article }) => article),
      hasAnswer: right.length > 0,
      language: detectLanguage(utterance.text),
    };
  });
}

/** The right candidates and the strongest others: the rest is as good as never first, and costs time in every round. */
function withoutHopeless(values: readonly (readonly number[])[], right: readonly number[]): Asked['packed'] {
  const sum = (row: readonly number[]): number => row.reduce((all, value) => all + value, 0);
  const kept = values
    .map((row, place) => ({ row, isRight: right.includes(place), sum: sum(row) }))
    .sort((a, b) => Number(b.isRight) - Number(a.isRight) || b.sum - a.sum)
    .slice(0, MAX_TRAINING_CANDIDATES);
  return {
    values: Float32Array.from(kept.flatMap(({ row }) => row)),
    isRight: Uint8Array.from(kept, ({ isRight }) => Number(isRight)),
  };
}

/** Learns from all questions; each set weighs the same. `from`: weights learned from nearly the same questions. */
export function learnWeighing(
  asked: readonly Asked[],
  { signals, evidence }: Ridges,
  from?: StoredWeighing,
): StoredWeighing {
  const counts = new Map<string, number>();
  for (const { set } of asked) counts.set(set, (counts.get(set) ?? 0) + 1);
  const rankable = asked.filter(({ right }) => right.length > 0);
  const setCount = new Set(rankable.map(({ set }) => set)).size;
  const shareOf = ({ set }: Asked): number => 1 / (counts.get(set) ?? 1);
  const fitted = fitWeights(
    rankable.map((each) => ({ ...each.packed, share: shareOf(each) / setCount })),
    SIGNALS.length,
    from === undefined
      ? { ridge: signals, rounds: ROUNDS }
      : { ridge: signals, rounds: ROUNDS_FROM, from: toFitted(from) },
  );
  const examples = asked.map((each) => {
    const { ranked, isRight } = rankWith(each, fitted.weights);
    return { evidence: evidenceOf(each, ranked, fitted.sharpness), isRight, share: shareOf(each) };
  });
  const confidence = fitConfidence(examples, evidence);
  const weights = SIGNALS.map(({ name }, signal) => [name, rounded(fitted.weights[signal] ?? 0)] as const);
  return {
    weights: Object.fromEntries(weights.filter(([, weight]) => weight > 0)),
    sharpness: rounded(fitted.sharpness),
    confidence: roundedAll(confidence),
  };
}

const toFitted = ({ weights, sharpness }: StoredWeighing): FittedWeights => {
  return { weights: SIGNALS.map(({ name }) => weights[name] ?? 0), sharpness };
};

/** As the matcher gathers it; what hangs on the texts alone is worked out once. */
function evidenceOf(
  { utterance, index, texts }: Asked,
  ranked: readonly Ranked[],
  sharpness: number,
): Evidence {
  const [first] = ranked;
  if (first === undefined || first.score === 0) return NO_EVIDENCE;
  const known = texts.get(first.article) ?? compareTexts(utterance, first.article, index);
  texts.set(first.article, known);
  return { ...known, ...compareRanks(first, ranked, { index, sharpness }) };
}

const rounded = (value: number): number => Number(value.toFixed(4));

function roundedAll(weights: ConfidenceWeights): ConfidenceWeights {
  const named = EVIDENCE_NAMES.map((name) => [name, rounded(weights[name])] as const);
  return { bias: rounded(weights.bias), ...(Object.fromEntries(named) as Record<keyof Evidence, number>) };
}

function rankWith(
  { values, articles, right }: Asked,
  weights: readonly number[],
): { readonly ranked: Ranked[]; readonly isRight: boolean; readonly place: number } {
  const rightArticles = new Set(right.map((place) => articles[place]));
  const ranked = values
    .map((row, place) => {
      let score = 0;
      for (let signal = 0; signal < row.length; signal += 1) {
        score += (row[signal] ?? 0) * (weights[signal] ?? 0);
      }
      return { article: articles[place] ?? 0, score, values: row };
    })
    .sort((a, b) => b.score - a.score || a.article - b.article);
  const place = ranked.findIndex(({ article }) => rightArticles.has(article));
  return { ranked, isRight: place === 0, place };
}

export function measure(asked: readonly Asked[], stored: StoredWeighing): Measured {
  const { weights } = toFitted(stored);
  const seen = asked.map((each) => {
    const { ranked, isRight, place } = rankWith(each, weights);
    const evidence = evidenceOf(each, ranked, stored.sharpness);
    return {
      isRight,
      place,
      hasAnswer: each.hasAnswer,
      confidence: confidenceOf(evidence, stored.confidence),
    };
  });
  const answerable = seen.filter(({ hasAnswer }) => hasAnswer);
  const share = (isCounted: (place: number) => boolean): number =>
    answerable.filter(({ place }) => isCounted(place)).length / Math.max(1, answerable.length);
  const confidences = (isCounted: (each: (typeof seen)[number]) => boolean): number[] =>
    seen.filter(isCounted).map(({ confidence }) => confidence);
  return {
    ...{ set: asked[0]?.set ?? '', count: seen.length },
    top1: share((place) => place === 0),
    recall3: share((place) => place >= 0 && place < 3),
    calibrationError: calibrationError(seen),
    rightAuroc: auroc(
      confidences(({ isRight }) => isRight),
      confidences(({ isRight }) => !isRight),
    ),
    scopeAuroc: auroc(
      confidences(({ hasAnswer }) => hasAnswer),
      confidences(({ hasAnswer }) => !hasAnswer),
    ),
  };
}
