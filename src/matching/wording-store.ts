// Every wording of every article as a list of features and as a text, and which of them is likest to an utterance. Read for
// candidates only, so its cost does not grow with the knowledge base. Grows and shrinks by single wordings without a rebuild.

import { GrowingNumbers } from '../lib/growing-numbers.js';
import type { NumberTable } from '../lib/number-table.js';

export interface Wording {
  /** As it is compared: normalised. */
  readonly text: string;
  readonly features: Iterable<number>;
}

export interface LikestWording {
  /** Dice's coefficient, each feature counting the same; 1 is the same text, 0 shares nothing. */
  readonly likeness: number;
  /** The article's likest wording; the first one where none shares anything; empty where none was there when it was built. */
  readonly text: string;
}

interface Wordings {
  readonly terms: NumberTable;
  /** Where each article's wordings begin; one more entry for the end. */
  readonly articleOffsets: Uint32Array;
  /** Where each wording's terms begin; one more entry for the end. */
  readonly wordingOffsets: Uint32Array;
  readonly wordingTerms: Uint32Array;
  /** Where each wording's text begins; one more entry for the end. */
  readonly textOffsets: Uint32Array;
  /** All texts one after the other, in UTF-16 units: a tenth of what as many strings take. */
  readonly texts: Uint16Array;
}

/** Longer wordings are kept up to here: what is compared letter by letter is a question. Unit: UTF-16 units. */
const MAX_TEXT = 120;
const FIRST_TERMS = 1024;

function withRoom(list: Uint32Array, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(list.length * 2, index + 1));
  larger.set(list);
  return larger;
}

export class WordingStoreBuilder {
  readonly #terms: NumberTable;
  /** Per term the last wording that holds it, counted from 1: a wording holds each but once. */
  #lastHolder = new Uint32Array(FIRST_TERMS);
  readonly #articleOffsets = new GrowingNumbers(Uint32Array);
  readonly #wordingOffsets = new GrowingNumbers(Uint32Array);
  readonly #wordingTerms = new GrowingNumbers(Uint32Array);
  readonly #textOffsets = new GrowingNumbers(Uint32Array);
  readonly #texts = new GrowingNumbers(Uint16Array);

  /** `terms`: the numbering of features, which others may share. */
  constructor(terms: NumberTable) {
    this.#terms = terms;
    this.#articleOffsets.push(0);
    this.#wordingOffsets.push(0);
    this.#textOffsets.push(0);
  }

  add(wordings: readonly Wording[]): void {
    for (const { text, features } of wordings) {
      this.#addTerms(features);
      this.#wordingOffsets.push(this.#wordingTerms.length);
      const length = Math.min(MAX_TEXT, text.length);
      for (let at = 0; at < length; at += 1) this.#texts.push(text.charCodeAt(at));
      this.#textOffsets.push(this.#texts.length);
    }
    this.#articleOffsets.push(this.#wordingOffsets.length - 1);
  }

  #addTerms(features: Iterable<number>): void {
    const wording = this.#wordingOffsets.length;
    for (const feature of features) {
      const term = this.#terms.intern(feature);
      if (term >= this.#lastHolder.length) this.#lastHolder = withRoom(this.#lastHolder, term);
      if (this.#lastHolder[term] === wording) continue;
      this.#lastHolder[term] = wording;
      this.#wordingTerms.push(term);
    }
  }

  build(): WordingStore {
    return new WordingStore({
      terms: this.#terms,
      articleOffsets: this.#articleOffsets.toArray(),
      wordingOffsets: this.#wordingOffsets.toArray(),
      wordingTerms: this.#wordingTerms.toArray(),
      textOffsets: this.#textOffsets.toArray(),
      texts: this.#texts.toArray(),
    });
  }
}

export class WordingStore {
  readonly #wordings: Wordings;
  /** Wordings that came after the build, by article. */
  readonly #added = new Map<number, { readonly terms: Uint32Array; readonly text: string }[]>();
  /** Built wordings that count no more, by their number. */
  readonly #removed = new Set<number>();
  /** 1 for each term of the utterance that is being compared; all 0 between two calls. */
  #marks: Uint8Array;

  constructor(wordings: Wordings) {
    this.#wordings = wordings;
    this.#marks = new Uint8Array(wordings.terms.size);
  }

  /** The same, which grows and shrinks apart from this one; a position behind the last is a new article's. */
  copy(): WordingStore {
    const copy = new WordingStore(this.#wordings);
    for (const [article, added] of this.#added) copy.#added.set(article, added);
    for (const wording of this.#removed) copy.#removed.add(wording);
    return copy;
  }

  addTo(article: number, { text, features }: Wording): void {
    const { terms } = this.#wordings;
    const added = {
      terms: Uint32Array.from(new Set(features), (feature) => terms.intern(feature)),
      text: text.slice(0, MAX_TEXT),
    };
    if (terms.size > this.#marks.length) this.#marks = new Uint8Array(Math.ceil(terms.size * 1.2));
    this.#added.set(article, [...(this.#added.get(article) ?? []), added]);
  }

  /** Takes one wording with exactly these features back; the one that was added last goes first. */
  removeFrom(article: number, features: Iterable<number>): void {
    const { terms, articleOffsets, wordingOffsets, wordingTerms } = this.#wordings;
    const wanted = new Set(Array.from(features, (feature) => terms.find(feature)));
    const isIt = (own: Uint32Array): boolean =>
      own.length === wanted.size && own.every((term) => wanted.has(term));
    const added = this.#added.get(article) ?? [];
    const place = added.findLastIndex((each) => isIt(each.terms));
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

  /** Per candidate: its likest wording. */
  likest(features: ReadonlySet<number>, candidates: readonly number[]): LikestWording[] {
    const terms = [...features].map((feature) => this.#wordings.terms.find(feature));
    for (const term of terms) if (term !== -1) this.#marks[term] = 1;
    const likest = candidates.map((article) => this.#likestOf(article, features.size));
    for (const term of terms) if (term !== -1) this.#marks[term] = 0;
    return likest;
  }

  #likestOf(article: number, size: number): LikestWording {
    const built = this.#likestBuilt(article, size);
    const added = (this.#added.get(article) ?? []).map(({ terms, text }) => {
      return { likeness: this.#compare(terms, { from: 0, to: terms.length, size }), text };
    });
    return added.reduce((best, each) => (each.likeness > best.likeness ? each : best), built);
  }

  #likestBuilt(article: number, size: number): LikestWording {
    const { articleOffsets, wordingOffsets, wordingTerms } = this.#wordings;
    const start = articleOffsets[article] ?? 0;
    const end = articleOffsets[article + 1] ?? 0;
    let [best, likest] = [0, -1];
    for (let wording = start; wording < end; wording += 1) {
      if (this.#removed.has(wording)) continue;
      if (likest === -1) likest = wording;
      const from = wordingOffsets[wording] ?? 0;
      const to = wordingOffsets[wording + 1] ?? 0;
      const likeness = this.#compare(wordingTerms, { from, to, size });
      if (likeness > best) [best, likest] = [likeness, wording];
    }
    return { likeness: best, text: likest === -1 ? '' : this.#textOf(likest) };
  }

  #textOf(wording: number): string {
    const { textOffsets, texts } = this.#wordings;
    return String.fromCharCode(...texts.subarray(textOffsets[wording] ?? 0, textOffsets[wording + 1] ?? 0));
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
