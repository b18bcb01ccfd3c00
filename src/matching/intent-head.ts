// Learns small talk from the intents' wordings, with the articles' wordings as what it is not: built with every index and
// asked for every utterance that no wording settles.

import type { Intent } from '../domain/article.js';
import { analyse, type AnalysedText } from './analyse.js';
import { phraseFeatures } from './learned-features.js';
import { LinearHead, trainLinearHeadInSteps } from './learned/linear-head.js';
import { readCorpus, type Example } from './learned/lessons.js';
import { normalize } from './normalize.js';

export interface IntentHead {
  /** In the order of the head's sums; the last sum is that of everything else. */
  readonly intentIds: readonly string[];
  readonly head: LinearHead;
}

export interface LikelyIntent {
  readonly id: string;
  /** In [0, 1]. */
  readonly chance: number;
}

/** Each intent's wording counts so often: articles have more of them. */
const INTENT_SHARE = 2;
const EPOCHS = 4;
/** What one wording alone says teaches nothing. */
const MIN_COUNT = 2;

/** `outside`: wordings of articles. Deterministic. */
export function* buildIntentHead(
  intents: readonly Intent[],
  outside: readonly AnalysedText[],
): Generator<undefined, IntentHead | undefined> {
  if (intents.length === 0) return undefined;
  const examples = yield* toExamples(intents, outside);
  const corpus = readCorpus(examples, intents.length + 1, MIN_COUNT);
  yield;
  const head = new LinearHead(yield* trainLinearHeadInSteps(corpus, EPOCHS));
  return { intentIds: intents.map(({ id }) => id), head };
}

function* toExamples(
  intents: readonly Intent[],
  outside: readonly AnalysedText[],
): Generator<undefined, Example[]> {
  const examples: Example[] = [];
  for (const [position, { utterances }] of intents.entries()) {
    for (const utterance of utterances) {
      const features = phraseFeatures(analyse(normalize(utterance)));
      for (let count = 0; count < INTENT_SHARE; count += 1) examples.push({ features, article: position });
    }
    yield;
  }
  for (const [place, text] of outside.entries()) {
    examples.push({ features: phraseFeatures(text), article: intents.length });
    if (place % WORDINGS_PER_STEP === 0) yield;
  }
  return examples;
}

/** Some milliseconds. */
const WORDINGS_PER_STEP = 200;

/** The likeliest intent and its chance, however small; none where nothing has been learned. */
export function likeliestIntent(
  utterance: AnalysedText,
  learned: IntentHead | undefined,
): LikelyIntent | undefined {
  if (learned === undefined) return undefined;
  const sums = learned.head.scoreAll(phraseFeatures(utterance));
  const top = sums.reduce((most, sum) => Math.max(most, sum), -Infinity);
  const shares = sums.map((sum) => Math.exp(sum - top));
  const total = shares.reduce((all, share) => all + share, 0);
  let best: LikelyIntent | undefined;
  for (const [position, id] of learned.intentIds.entries()) {
    const chance = (shares[position] ?? 0) / total;
    if (chance > (best?.chance ?? 0)) best = { id, chance };
  }
  return best;
}
