// Learns the weights of a learned index from every wording of every article. Pure and deterministic: the same wordings
// give the same weights. Takes seconds, so it runs in a worker; nothing here knows of one.

import { listOffsets } from '../../lib/sorted-numbers.js';
import { VECTOR_LENGTH, type LearnedWeights } from './learned-index.js';
import { giveLessons, readCorpus, type Corpus, type Example } from './lessons.js';
import type { FeatureVector } from './lexicon.js';

/**
 * Of 6 to 40 epochs, rates 0.5 to 2, AdaGrad or plain steps, and drop ratios 0 to 0.5: leaving features out brings about
 * a point on BANKING77 and CLINC150; beyond 15 epochs and 0.3 nothing more.
 */
const EPOCHS = 15;
const DROP_RATIO = 0.3;
/** Step at the start; it falls to nothing in a straight line. */
const RATE = 1;

/** Chances below this move nothing. */
const MIN_GRADIENT = 1e-4;
/** Wordings times passes: about half a minute on one core. */
const MAX_LESSONS = 400_000;
const MIN_EPOCHS = 3;
/**
 * A feature that more articles say ("的", "申請") tells them apart too little to be worth its time: with it, learning a
 * large knowledge base takes three times as long. Small ones learn from everything.
 */
const MAX_ARTICLES_PER_FEATURE = 300;

export function trainLearnedIndex(examples: Iterable<Example>, articleCount: number): LearnedWeights {
  const corpus = readCorpus(examples, articleCount);
  const learned = emptyWeights(corpus);
  const step = new TrainingStep(learned);
  const options = {
    epochs: epochsFor(corpus.examples.length),
    dropRatio: DROP_RATIO,
    vectorLength: VECTOR_LENGTH,
  };
  giveLessons(corpus, options, (vector, label, progress) => {
    step.learn(vector, label, RATE * (1 - progress));
  });
  return learned;
}

/** By the number of wordings and not by a clock, so that the same knowledge always gives the same weights. */
function epochsFor(wordingCount: number): number {
  return Math.max(MIN_EPOCHS, Math.min(EPOCHS, Math.floor(MAX_LESSONS / Math.max(1, wordingCount))));
}

/** Every pair of feature and article that occurs gets a place, its weight 0. */
function emptyWeights(corpus: Corpus): LearnedWeights {
  const { articleCount, features, rarities, unseenRarity } = corpus;
  const counts = new Uint32Array(features.length);
  for (const { term } of pairsOf(corpus)) counts[term] = (counts[term] ?? 0) + 1;
  const offsets = new Uint32Array(features.length + 1);
  counts.forEach((count, term) => {
    offsets[term + 1] = (offsets[term] ?? 0) + (count <= MAX_ARTICLES_PER_FEATURE ? count : 0);
  });
  const next = offsets.slice();
  const articles = new Uint32Array(offsets.at(-1) ?? 0);
  for (const { term, article } of pairsOf(corpus)) {
    const slot = next[term] ?? 0;
    if ((counts[term] ?? 0) > MAX_ARTICLES_PER_FEATURE) continue;
    articles[slot] = article;
    next[term] = slot + 1;
  }
  const lexicon = { features, rarities, unseenRarity };
  return { articleCount, ...lexicon, offsets, articles, weights: new Float32Array(articles.length) };
}

/** Each pair once, the articles ascending. One and the same object, with other numbers each time. */
function* pairsOf({
  articleCount,
  features,
  examples,
  labels,
}: Corpus): Generator<{ readonly term: number; readonly article: number }> {
  /** Per term the last article that says it, counted from 1. */
  const lastArticle = new Uint32Array(features.length);
  const pair = { term: 0, article: 0 };
  for (const index of byLabel(labels, articleCount)) {
    pair.article = labels[index] ?? 0;
    for (const term of examples.at(index)) {
      if (lastArticle[term] === pair.article + 1) continue;
      lastArticle[term] = pair.article + 1;
      pair.term = term;
      yield pair;
    }
  }
}

/** The numbers of the examples, those of the first article first. */
function byLabel(labels: Uint32Array, articleCount: number): Uint32Array {
  const next = listOffsets(labels, articleCount);
  const order = new Uint32Array(labels.length);
  labels.forEach((label, index) => {
    const place = next[label] ?? 0;
    order[place] = index;
    next[label] = place + 1;
  });
  return order;
}

/**
 * One example at a time: chances of all articles, then a step against the error on the weights that took part. Articles
 * that no feature of the example speaks of all have the same chance and no weight to move: they are only counted.
 */
class TrainingStep {
  readonly #learned: LearnedWeights;
  readonly #errors: Float32Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #touchedCount = 0;

  constructor(learned: LearnedWeights) {
    this.#learned = learned;
    this.#errors = new Float32Array(learned.articleCount);
    this.#touched = new Uint32Array(learned.articleCount);
    this.#isTouched = new Uint8Array(learned.articleCount);
  }

  learn(vector: FeatureVector, label: number, rate: number): void {
    this.#sum(vector);
    this.#toErrors(label);
    this.#move(vector, rate);
  }

  #sum({ terms, shares }: FeatureVector): void {
    const { offsets, articles, weights } = this.#learned;
    this.#touchedCount = 0;
    terms.forEach((term, at) => {
      const share = shares[at] ?? 0;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const article = articles[slot] ?? 0;
        if (this.#isTouched[article] === 0) this.#touch(article);
        this.#errors[article] = (this.#errors[article] ?? 0) + share * (weights[slot] ?? 0);
      }
    });
  }

  #touch(article: number): void {
    this.#isTouched[article] = 1;
    this.#errors[article] = 0;
    this.#touched[this.#touchedCount] = article;
    this.#touchedCount += 1;
  }

  /** Turns sums into chances, and chances into errors. */
  #toErrors(label: number): void {
    const touched = this.#touched.subarray(0, this.#touchedCount);
    let top = 0;
    for (const article of touched) top = Math.max(top, this.#errors[article] ?? 0);
    let total = (this.#learned.articleCount - touched.length) * Math.exp(-top);
    for (const article of touched) {
      const share = Math.exp((this.#errors[article] ?? 0) - top);
      this.#errors[article] = share;
      total += share;
    }
    for (const article of touched) {
      const chance = (this.#errors[article] ?? 0) / total;
      this.#errors[article] = article === label ? chance - 1 : chance < MIN_GRADIENT ? 0 : chance;
      this.#isTouched[article] = 0;
    }
  }

  #move({ terms, shares }: FeatureVector, rate: number): void {
    const { offsets, articles, weights } = this.#learned;
    terms.forEach((term, at) => {
      const step = (shares[at] ?? 0) * rate;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const error = this.#errors[articles[slot] ?? 0] ?? 0;
        if (error !== 0) weights[slot] = (weights[slot] ?? 0) - step * error;
      }
    });
  }
}
