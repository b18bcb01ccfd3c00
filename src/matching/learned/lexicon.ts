// Which features were learned from and how rare each is: brings an utterance to the vector that weights are for.

import { NumberTable } from '../../lib/number-table.js';

/** Plain typed arrays: crosses from thread to thread, and is stored. */
export interface Lexicon {
  /** Fingerprints; a feature's place is its term number. */
  readonly features: Uint32Array;
  /** How rare each feature is: its share in an utterance. */
  readonly rarities: Float32Array;
  /** The rarity of a feature that no wording holds. */
  readonly unseenRarity: number;
}

/** Term numbers and, place for place, their shares. */
export interface FeatureVector {
  readonly terms: Uint32Array;
  readonly shares: Float32Array;
}

/** `count` of `wordingCount` wordings hold the feature. */
export function rarityOf(count: number, wordingCount: number): number {
  return Math.sqrt(Math.log(1 + wordingCount / count));
}

export class LexiconReader {
  readonly #lexicon: Lexicon;
  readonly #length: number;
  readonly #terms = new NumberTable();

  /** `length`: of every vector, in the Euclidean sense. */
  constructor(lexicon: Lexicon, length: number) {
    this.#lexicon = lexicon;
    this.#length = length;
    for (const feature of lexicon.features) this.#terms.intern(feature);
  }

  /** What the lexicon does not know has no term, but takes its share: an utterance half unknown counts half. */
  vectorOf(features: Iterable<number>): FeatureVector {
    const { rarities, unseenRarity } = this.#lexicon;
    const terms: number[] = [];
    let squares = 0;
    for (const feature of features) {
      const term = this.#terms.find(feature);
      squares += (term === -1 ? unseenRarity : (rarities[term] ?? 0)) ** 2;
      if (term !== -1) terms.push(term);
    }
    const scale = squares === 0 ? 0 : this.#length / Math.sqrt(squares);
    const shares = Float32Array.from(terms, (term) => (rarities[term] ?? 0) * scale);
    return { terms: Uint32Array.from(terms), shares };
  }
}
