// A softmax over articles whose weights exist only where an article really says a feature: as small as an inverted
// index and as quick to ask. Learned by train-learned-index; asked by the ranking.

import { LexiconReader, type Lexicon } from './lexicon.js';

/** Plain typed arrays: what a worker hands over and what is stored. */
export interface LearnedWeights extends Lexicon {
  readonly articleCount: number;
  /** Where each feature's list begins; one more entry for the end. */
  readonly offsets: Uint32Array;
  /** Article positions, ascending within a feature. */
  readonly articles: Uint32Array;
  readonly weights: Float32Array;
}

/** Utterances are brought to this length as vectors before they are weighed. Of 1, 2, 3 and 4 the best on two sets. */
export const VECTOR_LENGTH = 2;

export class LearnedIndex {
  readonly #learned: LearnedWeights;
  readonly #reader: LexiconReader;

  constructor(learned: LearnedWeights) {
    this.#learned = learned;
    this.#reader = new LexiconReader(learned, VECTOR_LENGTH);
  }

  /** The sum of weights for every article; 0 where nothing speaks for or against it. */
  scoreAll(features: Iterable<number>): Float32Array {
    const { offsets, articles, weights, articleCount } = this.#learned;
    const sums = new Float32Array(articleCount);
    const { terms, shares } = this.#reader.vectorOf(features);
    terms.forEach((term, at) => {
      const share = shares[at] ?? 0;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const article = articles[slot] ?? 0;
        sums[article] = (sums[article] ?? 0) + share * (weights[slot] ?? 0);
      }
    });
    return sums;
  }
}
