// A BM25 inverted index in typed arrays: which articles hold a feature, and how often. Used for whatever looks at every
// article; knows nothing of languages or texts. It grows and shrinks by single wordings without a rebuild.

import { GrowingNumbers } from '../lib/growing-numbers.js';
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
  /** So often each feature counts: a whole number. */
  readonly weight: number;
}

/** What a query asks of one feature, and what it is worth. */
export interface WeighedFeature {
  readonly feature: number;
  readonly weight: number;
}

/** Scores are reckoned in steps of a hundredth of a mention. */
const FREQUENCY_STEPS = 100;
/** More mentions count no more. */
const MAX_FREQUENCY = 655;
/** Most articles say nothing so often: a byte a posting is enough, and a fifth of an index's memory less. */
const MAX_BYTE = 255;
/** Of the average length, until all articles are weighed anew: a score is off by less than a ten-thousandth. */
const MAX_AVERAGE_SHIFT = 2e-4;

const FIRST_TERMS = 1024;

function grown(counts: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(counts.length * 2);
  larger.set(counts);
  return larger;
}

export class InvertedIndexBuilder {
  readonly #terms: NumberTable;
  /** One entry a posting, an article's together and in the articles' order. */
  readonly #termOf = new GrowingNumbers(Uint32Array);
  readonly #frequency = new GrowingNumbers(Uint16Array);
  /** Where each article's postings end. */
  readonly #ends = new GrowingNumbers(Uint32Array);
  readonly #lengths: number[] = [];
  #most = 0;
  /** Per term, of the article that is being added; all 0 between two articles. */
  #counts = new Float64Array(FIRST_TERMS);
  /** Its terms, in the order in which they came. */
  readonly #touched: number[] = [];

  /** `terms`: the numbering of features, which several indexes of nearly the same features may share. */
  constructor(terms = new NumberTable()) {
    this.#terms = terms;
  }

  add(fields: readonly Field[]): void {
    const length = this.#count(fields);
    for (const term of this.#touched) {
      this.#termOf.push(term);
      this.#frequency.push(Math.min(MAX_FREQUENCY, this.#counts[term] ?? 0));
      this.#counts[term] = 0;
    }
    this.#touched.length = 0;
    this.#ends.push(this.#termOf.length);
    this.#lengths.push(length);
  }

  /** Into `#counts` and `#touched`, which every article uses anew: a map an article took three times as long. */
  #count(fields: readonly Field[]): number {
    let sum = 0;
    for (const { features, weight } of fields) {
      sum += features.length * weight;
      for (const feature of features) {
        const term = this.#terms.intern(feature);
        if (term >= this.#counts.length) this.#counts = grown(this.#counts);
        const before = this.#counts[term] ?? 0;
        if (before === 0) this.#touched.push(term);
        this.#counts[term] = before + weight;
        this.#most = Math.max(this.#most, before + weight);
      }
    }
    return sum;
  }

  build(options: Bm25Options): InvertedIndex {
    const offsets = listOffsets(this.#termOf.view(), this.#terms.size);
    const next = offsets.slice();
    const count = this.#termOf.length;
    const documents = this.#lengths.length <= 65_536 ? new Uint16Array(count) : new Uint32Array(count);
    const frequencies = numbersUpTo(this.#most, count);
    let document = 0;
    for (let at = 0; at < count; at += 1) {
      while (at >= this.#ends.at(document)) document += 1;
      const term = this.#termOf.at(at);
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      documents[slot] = document;
      frequencies[slot] = this.#frequency.at(at);
    }
    const postings = { offsets, documents, frequencies };
    return new InvertedIndex(this.#terms, Float32Array.from(this.#lengths), postings, options);
  }
}

function countFeatures(
  fields: readonly Field[],
  terms: NumberTable,
): { readonly frequencies: ReadonlyMap<number, number>; readonly length: number } {
  const frequencies = new Map<number, number>();
  let length = 0;
  for (const { features, weight } of fields) {
    length += features.length * weight;
    for (const feature of features) {
      const term = terms.intern(feature);
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
  }
  return { frequencies, length };
}

const numbersUpTo = (most: number, count: number): Frequencies =>
  most <= MAX_BYTE ? new Uint8Array(count) : new Uint16Array(count);

type Frequencies = Uint8Array | Uint16Array;

interface Postings {
  readonly offsets: Uint32Array;
  /** Ascending within a term. */
  readonly documents: Uint16Array | Uint32Array;
  readonly frequencies: Frequencies;
}

export class InvertedIndex {
  readonly #terms: NumberTable;
  readonly #lengths: Float32Array;
  /** Its frequencies change, and become wider where one no longer fits. */
  #postings: Postings;
  readonly #options: Bm25Options;
  /** Postings that came after the build: term → article → frequency. */
  readonly #added = new Map<number, Map<number, number>>();
  /** How many built postings of a term have been emptied since: they keep their slot and count for nothing. */
  readonly #emptied = new Map<number, number>();
  #totalLength: number;
  /** What each article's length costs it, in frequency steps, by the average length then; undefined when that has moved. */
  #holds: { readonly steps: Float32Array; readonly average: number } | undefined;

  constructor(terms: NumberTable, lengths: Float32Array, postings: Postings, options: Bm25Options) {
    this.#terms = terms;
    this.#lengths = lengths;
    this.#postings = postings;
    this.#options = options;
    this.#totalLength = lengths.reduce((sum, length) => sum + length, 0);
  }

  /**
   * The same with room for `more` articles behind the last: it grows and shrinks apart from this one. The two share what never
   * changes, and the numbering of features.
   */
  copy(more: number): InvertedIndex {
    const lengths = new Float32Array(this.#lengths.length + more);
    lengths.set(this.#lengths);
    const frequencies = this.#postings.frequencies.slice();
    const copy = new InvertedIndex(this.#terms, lengths, { ...this.#postings, frequencies }, this.#options);
    for (const [term, added] of this.#added) copy.#added.set(term, new Map(added));
    for (const [term, count] of this.#emptied) copy.#emptied.set(term, count);
    return copy;
  }

  /** Adds words to an article; the next query counts them. Costs microseconds, and later builds need not know. */
  addTo(document: number, fields: readonly Field[]): void {
    const { frequencies, length } = countFeatures(fields, this.#terms);
    for (const [term, frequency] of frequencies) this.#raise(term, document, frequency);
    this.#lengths[document] = (this.#lengths[document] ?? 0) + length;
    this.#totalLength += length;
    this.#holdAgain(document);
  }

  /** One article's hold; all of them once the average length has moved enough to be seen in a score. */
  #holdAgain(document: number): void {
    if (this.#holds === undefined) return;
    const { steps, average } = this.#holds;
    if (Math.abs(this.#average() / average - 1) > MAX_AVERAGE_SHIFT) this.#holds = undefined;
    else steps[document] = this.#holdOf(this.#lengths[document] ?? 0, average);
  }

  /** Takes words back that an article holds, as if they had never been added. Costs as much as `addTo`. */
  removeFrom(document: number, fields: readonly Field[]): void {
    const { frequencies, length } = countFeatures(fields, this.#terms);
    for (const [term, frequency] of frequencies) this.#lower(term, document, frequency);
    this.#lengths[document] = Math.max(0, (this.#lengths[document] ?? 0) - length);
    this.#totalLength -= length;
    this.#holds = undefined;
  }

  #lower(term: number, document: number, frequency: number): void {
    const slot = this.#slotOf(term, document);
    if (slot !== -1) {
      this.#setBuilt(term, slot, (this.#postings.frequencies[slot] ?? 0) - frequency);
      return;
    }
    const added = this.#added.get(term);
    const left = (added?.get(document) ?? 0) - frequency;
    if (left > 0) added?.set(document, left);
    else added?.delete(document);
  }

  #setBuilt(term: number, slot: number, frequency: number): void {
    const before = this.#postings.frequencies[slot] ?? 0;
    const after = Math.min(MAX_FREQUENCY, Math.max(0, frequency));
    if (after > MAX_BYTE) this.#widen();
    this.#postings.frequencies[slot] = after;
    const change = Number(after === 0) - Number(before === 0);
    if (change !== 0) this.#emptied.set(term, (this.#emptied.get(term) ?? 0) + change);
  }

  #widen(): void {
    const { frequencies } = this.#postings;
    if (frequencies instanceof Uint8Array)
      this.#postings = { ...this.#postings, frequencies: Uint16Array.from(frequencies) };
  }

  #raise(term: number, document: number, frequency: number): void {
    const slot = this.#slotOf(term, document);
    if (slot !== -1) {
      this.#setBuilt(term, slot, (this.#postings.frequencies[slot] ?? 0) + frequency);
      return;
    }
    const added = this.#added.get(term) ?? new Map<number, number>();
    added.set(document, (added.get(document) ?? 0) + frequency);
    this.#added.set(term, added);
  }

  /** Robertson and Spärck Jones weight, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)). A new feature is worth most. */
  idf(feature: number): number {
    const count = this.documentFrequency(feature);
    return Math.log(1 + (this.#lengths.length - count + 0.5) / (count + 0.5));
  }

  documentFrequency(feature: number): number {
    const term = this.#terms.find(feature);
    if (term === -1) return 0;
    const { start, end } = this.#range(term);
    return end - start - (this.#emptied.get(term) ?? 0) + (this.#added.get(term)?.size ?? 0);
  }

  /** Each distinct feature of a query once, worth its idf; repetitions add nothing. */
  weigh(features: readonly number[]): WeighedFeature[] {
    return [...new Set(features)].map((feature) => ({ feature, weight: this.idf(feature) }));
  }

  /** BM25 of every article as a share of what the query could reach at most, so in [0, 1). */
  scoreAll(query: readonly WeighedFeature[]): Float32Array {
    const scores = new Float32Array(this.#lengths.length);
    const { steps: holds } = (this.#holds ??= this.#weighLengths());
    const mass = query.reduce((sum, { weight }) => sum + weight, 0);
    for (const { feature, weight } of query) {
      const term = this.#terms.find(feature);
      if (term !== -1) this.#scoreTerm(term, weight / mass, holds, scores);
    }
    return scores;
  }

  #scoreTerm(term: number, share: number, holds: Float32Array, scores: Float32Array): void {
    const { documents, frequencies } = this.#postings;
    const { start, end } = this.#range(term);
    for (let slot = start; slot < end; slot += 1) {
      const document = documents[slot] ?? 0;
      const frequency = FREQUENCY_STEPS * (frequencies[slot] ?? 0);
      scores[document] = (scores[document] ?? 0) + (share * frequency) / (frequency + (holds[document] ?? 0));
    }
    for (const [document, count] of this.#added.get(term) ?? []) {
      const frequency = FREQUENCY_STEPS * count;
      scores[document] = (scores[document] ?? 0) + (share * frequency) / (frequency + (holds[document] ?? 0));
    }
  }

  #weighLengths(): { readonly steps: Float32Array; readonly average: number } {
    const average = this.#average();
    return { steps: this.#lengths.map((length) => this.#holdOf(length, average)), average };
  }

  #average(): number {
    return Math.max(1, this.#totalLength / Math.max(1, this.#lengths.length));
  }

  #holdOf(length: number, average: number): number {
    const { k1, b } = this.#options;
    return FREQUENCY_STEPS * k1 * (1 - b + (b * length) / average);
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

  /** The share of a query's worth that no article holds at all. */
  unseen(query: readonly WeighedFeature[]): number {
    let mass = 0;
    let unseen = 0;
    for (const { feature, weight } of query) {
      mass += weight;
      if (this.documentFrequency(feature) === 0) unseen += weight;
    }
    return mass === 0 ? 1 : unseen / mass;
  }

  /** Does the article hold the feature? By halving, since a term's articles ascend. */
  holds(feature: number, document: number): boolean {
    const term = this.#terms.find(feature);
    if (term === -1) return false;
    const slot = this.#slotOf(term, document);
    return slot === -1
      ? this.#added.get(term)?.has(document) === true
      : (this.#postings.frequencies[slot] ?? 0) > 0;
  }

  /** A term's place among the built postings; terms that came later have none. */
  #range(term: number): { readonly start: number; readonly end: number } {
    const { offsets } = this.#postings;
    return term + 1 < offsets.length
      ? { start: offsets[term] ?? 0, end: offsets[term + 1] ?? 0 }
      : { start: 0, end: 0 };
  }

  #slotOf(term: number, document: number): number {
    const { documents } = this.#postings;
    const { start, end } = this.#range(term);
    const slot = lowerBound(documents, document, { low: start, high: end });
    return slot < end && documents[slot] === document ? slot : -1;
  }
}
