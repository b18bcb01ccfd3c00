// How near the utterance is to the nearest wordings of an article, seen from both sides: an article whose pooled
// wordings cover the utterance is not yet one that asks the same.

import { GrowingUint32 } from '../../lib/growing-numbers.js';
import { NumberTable } from '../../lib/number-table.js';
import { topIndexes } from '../../lib/top-k.js';
import type { AnalysedText, PreparedSignal, Signal } from './signal.js';

/**
 * How much of the blame lies with utterance features that the wording lacks; the rest, the other way round. Of 0.5,
 * 0.6 and 0.8 the last: people write less than the city does.
 */
const UTTERANCE_SHARE = 0.8;
/** The mean of so many nearest wordings; one alone may be near by accident. Of 1, 3 and 5, the best on six sets. */
const NEAREST_WORDINGS = 3;

/** Wordings as lists of term numbers, one behind the other. */
interface WordingStore {
  readonly terms: NumberTable;
  readonly idf: Float32Array;
  /** Where each article's wordings begin. */
  readonly articleOffsets: Uint32Array;
  /** Where each wording's terms begin. */
  readonly wordingOffsets: Uint32Array;
  readonly wordingTerms: Uint32Array;
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

function prepare(parts: Omit<WordingStore, 'idf'>): PreparedSignal {
  const store = { ...parts, idf: idfOf(parts) };
  return {
    kind: 'narrow',
    scoreSome: (utterance, candidates) => {
      const asked = weigh(utterance, store);
      return Float32Array.from(candidates, (article) => nearestWordings(article, asked, store));
    },
  };
}

/** Over wordings, not articles: what every wording says is worth little. */
function idfOf({ terms, wordingOffsets, wordingTerms }: Omit<WordingStore, 'idf'>): Float32Array {
  const counts = new Float32Array(terms.size);
  for (const term of wordingTerms) counts[term] = (counts[term] ?? 0) + 1;
  const total = wordingOffsets.length - 1;
  return counts.map((count) => Math.log(1 + (total - count + 0.5) / (count + 0.5)));
}

interface AskedTerms {
  readonly mass: number;
  readonly weights: ReadonlyMap<number, number>;
}

function weigh(utterance: AnalysedText, { terms, idf, wordingOffsets }: WordingStore): AskedTerms {
  const weights = new Map<number, number>();
  const unseen = Math.log(1 + (wordingOffsets.length - 1 + 0.5) / 0.5);
  let mass = 0;
  for (const feature of allFeatures(utterance)) {
    const term = terms.find(feature);
    const weight = term === -1 ? unseen : (idf[term] ?? 0);
    if (term !== -1) weights.set(term, weight);
    mass += weight;
  }
  return { mass, weights };
}

function nearestWordings(article: number, asked: AskedTerms, store: WordingStore): number {
  const start = store.articleOffsets[article] ?? 0;
  const end = store.articleOffsets[article + 1] ?? 0;
  const near = new Float32Array(end - start).map((_, index) => nearness(start + index, asked, store));
  const best = topIndexes(near, NEAREST_WORDINGS);
  const sum = best.reduce((total, index) => total + (near[index] ?? 0), 0);
  return sum / Math.max(1, Math.min(NEAREST_WORDINGS, near.length));
}

/** Tversky's index with idf as the measure of features. Source: Tversky, "Features of Similarity", 1977, eq. 4. */
function nearness(wording: number, { mass, weights }: AskedTerms, store: WordingStore): number {
  let shared = 0;
  let own = 0;
  const end = store.wordingOffsets[wording + 1] ?? 0;
  for (let at = store.wordingOffsets[wording] ?? 0; at < end; at += 1) {
    const term = store.wordingTerms[at] ?? 0;
    own += store.idf[term] ?? 0;
    shared += weights.get(term) ?? 0;
  }
  const whole = UTTERANCE_SHARE * mass + (1 - UTTERANCE_SHARE) * own;
  return whole === 0 ? 0 : Math.min(1, shared / whole);
}
