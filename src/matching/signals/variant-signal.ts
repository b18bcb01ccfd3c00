// How near the utterance is to the nearest wordings of an article, seen from both sides: an article whose pooled
// wordings cover the utterance is not yet one that asks the same.

import { GrowingUint32 } from '../../lib/growing-numbers.js';
import { NumberTable } from '../../lib/number-table.js';
import { listOffsets, lowerBound } from '../../lib/sorted-numbers.js';
import { topIndexes } from '../../lib/top-k.js';
import type { AnalysedText, PreparedSignal, Signal } from './signal.js';

/**
 * How much of the blame lies with utterance features that the wording lacks; the rest, the other way round. Of 0.5,
 * 0.6 and 0.8 the last: people write less than the city does.
 */
const UTTERANCE_SHARE = 0.8;
/** The mean of so many nearest wordings; one alone may be near by accident. Of 1, 3 and 5, the best on six sets. */
const NEAREST_WORDINGS = 3;

interface WordingList {
  readonly terms: NumberTable;
  /** Where each article's wordings begin; one more entry for the end. */
  readonly articleOffsets: Uint32Array;
  /** Where each wording's terms begin. */
  readonly wordingOffsets: Uint32Array;
  readonly wordingTerms: Uint32Array;
}

/** The list turned around: which wordings hold a term. */
interface WordingStore {
  readonly terms: NumberTable;
  readonly articleOffsets: Uint32Array;
  /** Where each term's wordings begin. */
  readonly termOffsets: Uint32Array;
  readonly wordings: Uint32Array;
  /** How many terms each wording has. */
  readonly sizes: Uint32Array;
  /** What each wording says altogether, weighed by rarity. */
  readonly masses: Float32Array;
}

export const variantSignal: Signal = {
  name: 'variant',
  begin: () => {
    const terms = new NumberTable();
    const articleOffsets = new GrowingUint32();
    const wordingOffsets = new GrowingUint32();
    const wordingTerms = new GrowingUint32();
    articleOffsets.push(0);
    wordingOffsets.push(0);
    return {
      add: ({ questions }) => {
        for (const question of questions) {
          for (const feature of allFeatures(question)) wordingTerms.push(terms.intern(feature));
          wordingOffsets.push(wordingTerms.length);
        }
        articleOffsets.push(wordingOffsets.length - 1);
      },
      build: () =>
        prepare({
          terms,
          articleOffsets: articleOffsets.toArray(),
          wordingOffsets: wordingOffsets.toArray(),
          wordingTerms: wordingTerms.toArray(),
        }),
    };
  },
};

function allFeatures({ characters, words, pairs }: AnalysedText): Set<number> {
  return new Set([...characters, ...words.map(({ feature }) => feature), ...pairs]);
}

function prepare(list: WordingList): PreparedSignal {
  const store = turnAround(list);
  return {
    kind: 'narrow',
    scoreSome: (utterance, candidates) => {
      const near = nearness(utterance, store);
      return Float32Array.from(candidates, (article) => {
        const wordings = near.subarray(store.articleOffsets[article], store.articleOffsets[article + 1]);
        return meanOfBest(wordings);
      });
    },
    likeness: (utterance, article) => likeness(utterance, article, store),
  };
}

function turnAround({ terms, articleOffsets, wordingOffsets, wordingTerms }: WordingList): WordingStore {
  const termOffsets = listOffsets(wordingTerms, terms.size);
  const count = wordingOffsets.length - 1;
  const next = termOffsets.slice();
  const store = {
    ...{ terms, articleOffsets, termOffsets },
    wordings: new Uint32Array(wordingTerms.length),
    sizes: new Uint32Array(count),
    masses: new Float32Array(count),
  };
  for (let wording = 0; wording < count; wording += 1) {
    for (const term of wordingTerms.subarray(wordingOffsets[wording], wordingOffsets[wording + 1])) {
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      store.wordings[slot] = wording;
      store.sizes[wording] = (store.sizes[wording] ?? 0) + 1;
      store.masses[wording] = (store.masses[wording] ?? 0) + idf(term, store);
    }
  }
  return store;
}

/** Over wordings, not articles: what every wording says is worth little. -1 is a term that none has. */
function idf(term: number, { termOffsets, masses }: WordingStore): number {
  const count = term === -1 ? 0 : (termOffsets[term + 1] ?? 0) - (termOffsets[term] ?? 0);
  return Math.log(1 + (masses.length - count + 0.5) / (count + 0.5));
}

/** Of every wording: Tversky's index with idf as the measure of features ("Features of Similarity", 1977, eq. 4). */
function nearness(utterance: AnalysedText, store: WordingStore): Float32Array {
  const shared = new Float32Array(store.masses.length);
  let asked = 0;
  for (const feature of allFeatures(utterance)) {
    const term = store.terms.find(feature);
    const weight = idf(term, store);
    asked += weight;
    if (term === -1) continue;
    const end = store.termOffsets[term + 1] ?? 0;
    for (let slot = store.termOffsets[term] ?? 0; slot < end; slot += 1) {
      const wording = store.wordings[slot] ?? 0;
      shared[wording] = (shared[wording] ?? 0) + weight;
    }
  }
  return shared.map((mass, wording) => {
    const whole = UTTERANCE_SHARE * asked + (1 - UTTERANCE_SHARE) * (store.masses[wording] ?? 0);
    return mass === 0 ? 0 : Math.min(1, mass / whole);
  });
}

function meanOfBest(wordings: Float32Array): number {
  const best = topIndexes(wordings, NEAREST_WORDINGS);
  const sum = best.reduce((total, index) => total + (wordings[index] ?? 0), 0);
  return sum / Math.max(1, Math.min(NEAREST_WORDINGS, wordings.length));
}

/** Dice's coefficient with the article's likest wording. */
function likeness(utterance: AnalysedText, article: number, store: WordingStore): number {
  const start = store.articleOffsets[article] ?? 0;
  const end = store.articleOffsets[article + 1] ?? 0;
  const shared = new Uint32Array(end - start);
  const features = allFeatures(utterance);
  for (const feature of features) countShared(store.terms.find(feature), start, shared, store);
  return shared.reduce((best, count, index) => {
    return Math.max(best, (2 * count) / (features.size + (store.sizes[start + index] ?? 0)));
  }, 0);
}

/** Adds one to each of the article's wordings that hold the term; found by halving, since a term's wordings ascend. */
function countShared(term: number, start: number, shared: Uint32Array, store: WordingStore): void {
  if (term === -1) return;
  const last = store.termOffsets[term + 1] ?? 0;
  const first = lowerBound(store.wordings, start, { low: store.termOffsets[term] ?? 0, high: last });
  for (let slot = first; slot < last; slot += 1) {
    const index = (store.wordings[slot] ?? 0) - start;
    if (index >= shared.length) return;
    shared[index] = (shared[index] ?? 0) + 1;
  }
}
