// A softmax over articles with a weight for every feature and every article, also where an article never says the
// feature: for few articles with many wordings. Half of the learned heads; see learn-heads.

import { addByteRow, toByteRows, type ByteRows } from './byte-rows.js';
import { giveLessonsInSteps, type Corpus, type LessonOptions } from './lessons.js';
import { LexiconReader, type FeatureVector, type Lexicon } from './lexicon.js';
import { SoftmaxError } from './softmax-error.js';

export interface LinearWeights {
  readonly lexicon: Lexicon;
  /** One row per term, one column per article. */
  readonly rows: ByteRows;
}

/** Of 10 to 40 passes, rates .5 to 2, lengths 1 to 3 and drop ratios 0 to .6; AdaGrad was worse. */
const OPTIONS: LessonOptions & { readonly rate: number } = {
  epochs: 10,
  dropRatio: 0.5,
  vectorLength: 2,
  rate: 1,
};

export class LinearHead {
  readonly #rows: ByteRows;
  readonly #reader: LexiconReader;

  constructor({ lexicon, rows }: LinearWeights) {
    this.#rows = rows;
    this.#reader = new LexiconReader(lexicon, OPTIONS.vectorLength);
  }

  scoreAll(features: Iterable<number>): Float32Array {
    const { terms, shares } = this.#reader.vectorOf(features);
    const sums = new Float32Array(this.#rows.width);
    for (let at = 0; at < terms.length; at += 1)
      addByteRow(this.#rows, terms[at] ?? 0, shares[at] ?? 0, sums);
    return sums;
  }
}

export function trainLinearHead(corpus: Corpus): LinearWeights {
  const steps = trainLinearHeadInSteps(corpus);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, stopping after every few milliseconds of work. */
export function* trainLinearHeadInSteps(
  corpus: Corpus,
  epochs = OPTIONS.epochs,
): Generator<undefined, LinearWeights> {
  const { articleCount, features, rarities, unseenRarity } = corpus;
  const weights = new Float32Array(features.length * articleCount);
  const error = new SoftmaxError(articleCount);
  yield* giveLessonsInSteps(corpus, { ...OPTIONS, epochs }, (vector, label, progress) => {
    sum(vector, weights, error.values);
    move(vector, { weights, error, active: error.measure(label), rate: OPTIONS.rate * (1 - progress) });
  });
  return { lexicon: { features, rarities, unseenRarity }, rows: toByteRows(weights, articleCount) };
}

function sum({ terms, shares }: FeatureVector, weights: Float32Array, sums: Float32Array): void {
  const width = sums.length;
  sums.fill(0);
  for (let at = 0; at < terms.length; at += 1) {
    const start = (terms[at] ?? 0) * width;
    const share = shares[at] ?? 0;
    for (let article = 0; article < width; article += 1) {
      sums[article] = (sums[article] ?? 0) + share * (weights[start + article] ?? 0);
    }
  }
}

function move(
  { terms, shares }: FeatureVector,
  step: {
    readonly weights: Float32Array;
    readonly error: SoftmaxError;
    readonly active: Uint32Array;
    readonly rate: number;
  },
): void {
  const { weights, active } = step;
  const { values } = step.error;
  for (let at = 0; at < terms.length; at += 1) {
    const start = (terms[at] ?? 0) * values.length;
    const factor = (shares[at] ?? 0) * step.rate;
    for (const article of active) {
      weights[start + article] = (weights[start + article] ?? 0) - factor * (values[article] ?? 0);
    }
  }
}
