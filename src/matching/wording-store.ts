// Every wording of every article as a list of features, and how like an utterance the likest of them is. Read for
// candidates only, so its cost does not grow with the knowledge base. Grows and shrinks by single wordings without a rebuild.

import { GrowingUint32 } from '../lib/growing-numbers.js';
import { NumberTable } from '../lib/number-table.js';

/** One wording's distinct features. */
export type WordingFeatures = Iterable<number>;

interface Wordings {
  readonly terms: NumberTable;
  /** Where each article's wordings begin; one more entry for the end. */
  readonly articleOffsets: Uint32Array;
  /** Where each wording's terms begin; one more entry for the end. */
  readonly wordingOffsets: Uint32Array;
  readonly wordingTerms: Uint32Array;
}

export class WordingStoreBuilder {
  readonly #terms = new NumberTable();
  readonly #articleOffsets = new GrowingUint32();
  readonly #wordingOffsets = new GrowingUint32();
  readonly #wordingTerms = new GrowingUint32();

  constructor() {
    this.#articleOffsets.push(0);
    this.#wordingOffsets.push(0);
  }

  add(wordings: readonly WordingFeatures[]): void {
    for (const features of wordings) {
      for (const feature of features) this.#wordingTerms.push(this.#terms.intern(feature));
      this.#wordingOffsets.push(this.#wordingTerms.length);
    }
    this.#articleOffsets.push(this.#wordingOffsets.length - 1);
  }

  build(): WordingStore {
    return new WordingStore({
      terms: this.#terms,
      articleOffsets: this.#articleOffsets.toArray(),
      wordingOffsets: this.#wordingOffsets.toArray(),
      wordingTerms: this.#wordingTerms.toArray(),
    });
  }
}

export class WordingStore {
  readonly #wordings: Wordings;
  /** Wordings that came after the build, by article. */
  readonly #added = new Map<number, Uint32Array[]>();
  /** Built wordings that count no more, by their number. */
  readonly #removed = new Set<number>();
  /** 1 for each term of the utterance that is being compared; all 0 between two calls. */
  #marks: Uint8Array;

  constructor(wordings: Wordings) {
    this.#wordings = wordings;
    this.#marks = new Uint8Array(wordings.terms.size);
  }

  addTo(article: number, features: WordingFeatures): void {
    const { terms } = this.#wordings;
    const added = Uint32Array.from(features, (feature) => terms.intern(feature));
    if (terms.size > this.#marks.length) this.#marks = new Uint8Array(Math.ceil(terms.size * 1.2));
    this.#added.set(article, [...(this.#added.get(article) ?? []), added]);
  }

  /** Takes one wording with exactly these features back; the one that was added last goes first. */
  removeFrom(article: number, features: WordingFeatures): void {
    const { terms, articleOffsets, wordingOffsets, wordingTerms } = this.#wordings;
    const wanted = new Set(Array.from(features, (feature) => terms.find(feature)));
    const isIt = (own: Uint32Array): boolean =>
      own.length === wanted.size && own.every((term) => wanted.has(term));
    const added = this.#added.get(article) ?? [];
    const place = added.findLastIndex(isIt);
    if (place !== -1) {
      this.#added.set(article, added.toSpliced(place, 1));
      return;
    }
    const end = articleOffsets[article + 1] ?? 0;
    for (let wording = articleOffsets[article] ?? 0; wording < end; wording += 1) {
      const own = wordingTerms.subarray(wordingOffsets[wording] ?? 0, wordingOffsets[wording + 1] ?? 0);
      if (this.#removed.has(wording) || !isIt(own)) continue;
      this.#removed.add(wording);
      return;
    }
  }

  /** Per candidate: Dice's coefficient with its likest wording, each feature counting the same; 1 is the same text. */
  likeness(features: ReadonlySet<number>, candidates: readonly number[]): number[] {
    const terms = [...features].map((feature) => this.#wordings.terms.find(feature));
    for (const term of terms) if (term !== -1) this.#marks[term] = 1;
    const likeness = candidates.map((article) => this.#likest(article, features.size));
    for (const term of terms) if (term !== -1) this.#marks[term] = 0;
    return likeness;
  }

  #likest(article: number, size: number): number {
    const { articleOffsets, wordingOffsets, wordingTerms } = this.#wordings;
    const end = articleOffsets[article + 1] ?? 0;
    let best = 0;
    for (let wording = articleOffsets[article] ?? 0; wording < end; wording += 1) {
      if (this.#removed.size > 0 && this.#removed.has(wording)) continue;
      const from = wordingOffsets[wording] ?? 0;
      const to = wordingOffsets[wording + 1] ?? 0;
      best = Math.max(best, this.#compare(wordingTerms, { from, to, size }));
    }
    for (const terms of this.#added.get(article) ?? []) {
      best = Math.max(best, this.#compare(terms, { from: 0, to: terms.length, size }));
    }
    return best;
  }

  #compare(
    terms: Uint32Array,
    { from, to, size }: { readonly from: number; readonly to: number; readonly size: number },
  ): number {
    let shared = 0;
    for (let at = from; at < to; at += 1) shared += this.#marks[terms[at] ?? 0] ?? 0;
    return shared === 0 ? 0 : (2 * shared) / (size + to - from);
  }
}
