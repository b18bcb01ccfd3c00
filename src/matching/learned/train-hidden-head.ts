// Learns the hidden head: gradient descent with a step per row that shrinks the more the row has moved (AdaGrad).

import { HIDDEN_VECTOR_LENGTH, toHiddenWeights, type HiddenWeights } from './hidden-head.js';
import { giveLessons, type Corpus } from './lessons.js';
import type { FeatureVector } from './lexicon.js';
import { seededNumbers } from './seeded-numbers.js';
import { SoftmaxError } from './softmax-error.js';

const UNITS = 128;
const EPOCHS = 12;
const DROP_RATIO = 0.6;
/** Share of the hidden units that each lesson leaves out. */
const UNIT_DROP_RATIO = 0.5;
const RATE = 0.05;
const BIAS_RATE = 0.01;
/** The weights lie between this and its negative before the first lesson. */
const FIRST_SPREAD = 0.1;
const SEED = 77;
const TINY = 1e-6;

export function trainHiddenHead(corpus: Corpus): HiddenWeights {
  const learner = new HiddenLearner(corpus);
  const options = { epochs: EPOCHS, dropRatio: DROP_RATIO, vectorLength: HIDDEN_VECTOR_LENGTH };
  giveLessons(corpus, options, (vector, label, progress) => {
    learner.learn(vector, label, 1 - progress);
  });
  return toHiddenWeights(corpus, learner, corpus.articleCount);
}

class HiddenLearner {
  readonly input: Float32Array;
  readonly bias = new Float32Array(UNITS);
  readonly output: Float32Array;
  /** How far each row has moved: mean squares of its gradients, added up. */
  readonly #inputMoves: Float32Array;
  readonly #outputMoves = new Float32Array(UNITS);
  readonly #units = new Float32Array(UNITS);
  readonly #unitErrors = new Float32Array(UNITS);
  readonly #error: SoftmaxError;
  readonly #random = seededNumbers(SEED);

  constructor({ features, articleCount }: Corpus) {
    this.input = this.#scattered(features.length * UNITS);
    this.output = this.#scattered(UNITS * articleCount);
    this.#inputMoves = new Float32Array(features.length);
    this.#error = new SoftmaxError(articleCount);
  }

  learn(vector: FeatureVector, label: number, pace: number): void {
    this.#toUnits(vector);
    this.#toSums();
    const active = this.#error.measure(label);
    this.#moveOutput(active, pace);
    this.#moveInput(vector, pace);
  }

  #scattered(count: number): Float32Array {
    const weights = new Float32Array(count);
    for (let at = 0; at < count; at += 1) weights[at] = FIRST_SPREAD * (2 * this.#random() - 1);
    return weights;
  }

  #toUnits({ terms, shares }: FeatureVector): void {
    const units = this.#units;
    const { input } = this;
    units.set(this.bias);
    for (let at = 0; at < terms.length; at += 1) {
      const start = (terms[at] ?? 0) * UNITS;
      const share = shares[at] ?? 0;
      for (let unit = 0; unit < UNITS; unit += 1) {
        units[unit] = (units[unit] ?? 0) + share * (input[start + unit] ?? 0);
      }
    }
    for (let unit = 0; unit < UNITS; unit += 1) {
      const isKept = this.#random() >= UNIT_DROP_RATIO;
      units[unit] = isKept ? Math.max(0, units[unit] ?? 0) / (1 - UNIT_DROP_RATIO) : 0;
    }
  }

  #toSums(): void {
    const { values } = this.#error;
    const { output } = this;
    const units = this.#units;
    values.fill(0);
    for (let unit = 0; unit < UNITS; unit += 1) {
      const value = units[unit] ?? 0;
      if (value === 0) continue;
      const start = unit * values.length;
      for (let article = 0; article < values.length; article += 1) {
        values[article] = (values[article] ?? 0) + value * (output[start + article] ?? 0);
      }
    }
  }

  /** Moves the outer weights, and says what each unit should have been instead. */
  #moveOutput(active: Uint32Array, pace: number): void {
    const { values } = this.#error;
    const { output } = this;
    const square = active.reduce((sum, article) => sum + (values[article] ?? 0) ** 2, 0) / values.length;
    for (let unit = 0; unit < UNITS; unit += 1) {
      const value = this.#units[unit] ?? 0;
      this.#unitErrors[unit] = 0;
      if (value === 0) continue;
      const moved = (this.#outputMoves[unit] ?? 0) + square * value * value;
      this.#outputMoves[unit] = moved;
      const step = (RATE * pace * value) / Math.sqrt(TINY + moved);
      const start = unit * values.length;
      let unitError = 0;
      for (const article of active) {
        const error = values[article] ?? 0;
        const weight = output[start + article] ?? 0;
        unitError += error * weight;
        output[start + article] = weight - step * error;
      }
      this.#unitErrors[unit] = unitError / (1 - UNIT_DROP_RATIO);
    }
  }

  #moveInput({ terms, shares }: FeatureVector, pace: number): void {
    const errors = this.#unitErrors;
    const { input, bias } = this;
    const square = errors.reduce((sum, error) => sum + error * error, 0) / UNITS;
    for (let unit = 0; unit < UNITS; unit += 1) {
      bias[unit] = (bias[unit] ?? 0) - BIAS_RATE * pace * (errors[unit] ?? 0);
    }
    terms.forEach((term, at) => {
      const share = shares[at] ?? 0;
      const moved = (this.#inputMoves[term] ?? 0) + share * share * square;
      this.#inputMoves[term] = moved;
      const step = (RATE * pace * share) / Math.sqrt(TINY + moved);
      const start = term * UNITS;
      for (let unit = 0; unit < UNITS; unit += 1) {
        input[start + unit] = (input[start + unit] ?? 0) - step * (errors[unit] ?? 0);
      }
    });
  }
}
