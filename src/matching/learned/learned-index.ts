// A softmax over articles whose weights exist only where an article really says a feature: as small as an inverted
// index and as quick to ask. Learned by train-learned-index; asked by the ranking.

import { NumberTable } from '../../lib/number-table.js';

/** Plain typed arrays: what a worker hands over and what is stored. */
export interface LearnedWeights {
  readonly articleCount: number;
  /** Fingerprints of the features, in the order of their lists. */
  readonly features: Uint32Array;
  /** How rare each feature is: its share in an utterance. */
  readonly rarities: Float32Array;
  /** The rarity of a feature that no wording holds. */
  readonly unseenRarity: number;
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
  readonly #terms: NumberTable;

  constructor(learned: LearnedWeights) {
    this.#learned = learned;
    this.#terms = new NumberTable();
    for (const feature of learned.features) this.#terms.intern(feature);
  }

  /** The sum of weights for every article; 0 where nothing speaks for or against it. */
  scoreAll(features: Iterable<number>): Float32Array {
    const { rarities, unseenRarity, offsets, articles, weights, articleCount } = this.#learned;
    const sums = new Float32Array(articleCount);
    const terms = Array.from(features, (feature) => this.#terms.find(feature));
    const rarityOf = (term: number): number => (term === -1 ? unseenRarity : (rarities[term] ?? 0));
    const squares = terms.reduce((sum, term) => sum + rarityOf(term) ** 2, 0);
    const scale = squares === 0 ? 0 : VECTOR_LENGTH / Math.sqrt(squares);
    for (const term of terms) {
      if (term === -1) continue;
      const share = rarityOf(term) * scale;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const article = articles[slot] ?? 0;
        sums[article] = (sums[article] ?? 0) + share * (weights[slot] ?? 0);
      }
    }
    return sums;
  }
}
