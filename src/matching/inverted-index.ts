// A BM25 inverted index in typed arrays: which articles hold a feature, and how much it says about each. Used by the
// signals that look at every article; knows nothing of languages or texts.

import { GrowingUint32 } from '../lib/growing-numbers.js';
import { NumberTable } from '../lib/number-table.js';
import { listOffsets, lowerBound } from '../lib/sorted-numbers.js';

/**
 * BM25 with weighted fields: the frequencies of one article's fields are added, each times its weight, before they
 * saturate. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, §3.6.
 */
export interface Bm25Options {
  /** How slowly repetitions saturate. */
  readonly k1: number;
  /** How much a long article is held back, 0 to 1. */
  readonly b: number;
}

export interface Field {
  readonly features: readonly number[];
  readonly weight: number;
}

/** What a query asks of one feature: how often it stands there, and what it is worth. */
export interface WeighedFeature {
  readonly feature: number;
  readonly weight: number;
}

/** Impacts are stored as 16-bit shares of 1. */
const IMPACT_STEPS = 65_535;

export class InvertedIndexBuilder {
  readonly #terms = new NumberTable();
  readonly #documents = new GrowingUint32();
  readonly #termOf = new GrowingUint32();
  /** Weighted frequency in hundredths. */
  readonly #frequency = new GrowingUint32();
  readonly #lengths: number[] = [];

  add(fields: readonly Field[]): void {
    const frequencies = new Map<number, number>();
    let length = 0;
    for (const { features, weight } of fields) {
      length += features.length * weight;
      for (const feature of features) {
        const term = this.#terms.intern(feature);
        frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
      }
    }
    for (const [term, frequency] of frequencies) {
      this.#documents.push(this.#lengths.length);
      this.#termOf.push(term);
      this.#frequency.push(Math.round(frequency * 100));
    }
    this.#lengths.push(length);
  }

  build({ k1, b }: Bm25Options): InvertedIndex {
    const total = this.#lengths.reduce((sum, length) => sum + length, 0);
    const average = Math.max(1, total / Math.max(1, this.#lengths.length));
    const holds = this.#lengths.map((length) => k1 * (1 - b + (b * length) / average));
    const offsets = listOffsets(this.#termOf.toArray(), this.#terms.size);
    const next = offsets.slice();
    const count = this.#termOf.length;
    const documents = this.#lengths.length <= 65_536 ? new Uint16Array(count) : new Uint32Array(count);
    const impacts = new Uint16Array(count);
    for (let at = 0; at < count; at += 1) {
      const term = this.#termOf.at(at);
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      const document = this.#documents.at(at);
      const frequency = this.#frequency.at(at) / 100;
      documents[slot] = document;
      impacts[slot] = Math.round((frequency / (frequency + (holds[document] ?? 0))) * IMPACT_STEPS);
    }
    return new InvertedIndex(this.#terms, this.#lengths.length, { offsets, documents, impacts });
  }
}

interface Postings {
  readonly offsets: Uint32Array;
  /** Ascending within a term. */
  readonly documents: Uint16Array | Uint32Array;
  readonly impacts: Uint16Array;
}

export class InvertedIndex {
  readonly #terms: NumberTable;
  readonly #documentCount: number;
  readonly #postings: Postings;

  constructor(terms: NumberTable, documentCount: number, postings: Postings) {
    this.#terms = terms;
    this.#documentCount = documentCount;
    this.#postings = postings;
  }

  /** Robertson and Spärck Jones weight, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)). A new feature is worth most. */
  idf(feature: number): number {
    const count = this.documentFrequency(feature);
    return Math.log(1 + (this.#documentCount - count + 0.5) / (count + 0.5));
  }

  documentFrequency(feature: number): number {
    const term = this.#terms.find(feature);
    if (term === -1) return 0;
    return (this.#postings.offsets[term + 1] ?? 0) - (this.#postings.offsets[term] ?? 0);
  }

  /** Each distinct feature of a query once, worth its idf; repetitions add nothing. */
  weigh(features: readonly number[]): WeighedFeature[] {
    return [...new Set(features)].map((feature) => ({ feature, weight: this.idf(feature) }));
  }

  /** BM25 of every article as a share of what the query could reach at most, so in [0, 1). */
  scoreAll(query: readonly WeighedFeature[]): Float32Array {
    const scores = new Float32Array(this.#documentCount);
    const { offsets, documents, impacts } = this.#postings;
    const mass = query.reduce((sum, { weight }) => sum + weight, 0);
    for (const { feature, weight } of query) {
      const term = this.#terms.find(feature);
      if (term === -1) continue;
      const share = weight / mass / IMPACT_STEPS;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const document = documents[slot] ?? 0;
        scores[document] = (scores[document] ?? 0) + share * (impacts[slot] ?? 0);
      }
    }
    return scores;
  }

  /** The share of a query's worth whose features the article holds at all, however often. */
  coverage(query: readonly WeighedFeature[], document: number): number {
    let mass = 0;
    let held = 0;
    for (const { feature, weight } of query) {
      mass += weight;
      if (this.holds(feature, document)) held += weight;
    }
    return mass === 0 ? 0 : held / mass;
  }

  /** Does the article hold the feature? By halving, since a term's articles ascend. */
  holds(feature: number, document: number): boolean {
    const term = this.#terms.find(feature);
    if (term === -1) return false;
    const { offsets, documents } = this.#postings;
    const high = offsets[term + 1] ?? 0;
    const slot = lowerBound(documents, document, { low: offsets[term] ?? 0, high });
    return slot < high && documents[slot] === document;
  }
}
