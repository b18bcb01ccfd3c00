// Learns the weights of a learned index from every wording of every article. Pure and deterministic: the same wordings
// give the same weights. Takes seconds, so it runs in a worker; nothing here knows of one.

import { NumberTable } from '../../lib/number-table.js';
import { VECTOR_LENGTH, type LearnedWeights } from './learned-index.js';
import { seededNumbers } from './seeded-numbers.js';

/** One wording: its distinct features and the article that it stands for. */
export interface Example {
  readonly features: Iterable<number>;
  readonly article: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** Step at the start; it falls to nothing in a straight line. */
  readonly rate: number;
  /** Share of a wording's features that each pass leaves out, so that no single word decides. */
  readonly dropRatio: number;
}

/**
 * Of 6 to 40 epochs, rates 0.5 to 2, AdaGrad or plain steps, and drop ratios 0 to 0.5: leaving features out brings about
 * a point on BANKING77 and CLINC150; beyond 15 epochs and 0.3 nothing more.
 */
const TRAINING_OPTIONS: TrainingOptions = { epochs: 15, rate: 1, dropRatio: 0.3 };

/** Chances below this move nothing. */
const MIN_GRADIENT = 1e-4;
const SEED = 1999;
/** Wordings times passes: about half a minute on one core. */
const MAX_LESSONS = 400_000;
const MIN_EPOCHS = 3;
/**
 * A feature that more articles say ("的", "申請") tells them apart too little to be worth its time: with it, learning a
 * large knowledge base takes three times as long. Small ones learn from everything.
 */
const MAX_ARTICLES_PER_FEATURE = 300;

interface Corpus {
  readonly articleCount: number;
  readonly features: Uint32Array;
  /** Term numbers of each example. */
  readonly examples: readonly Uint32Array[];
  readonly labels: Uint32Array;
}

export function trainLearnedIndex(
  examples: Iterable<Example>,
  articleCount: number,
  options: TrainingOptions = TRAINING_OPTIONS,
): LearnedWeights {
  const corpus = readCorpus(examples, articleCount);
  const learned = emptyWeights(corpus);
  const step = new TrainingStep(learned, options.dropRatio);
  const order = Uint32Array.from(corpus.examples, (_, index) => index);
  const random = seededNumbers(SEED);
  const epochs = epochsFor(order.length, options);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.rate * (1 - epoch / epochs);
    for (const index of order) {
      const terms = corpus.examples[index];
      if (terms !== undefined) step.learn(terms, corpus.labels[index] ?? 0, { rate, random });
    }
  }
  return learned;
}

/** By the number of wordings and not by a clock, so that the same knowledge always gives the same weights. */
function epochsFor(wordingCount: number, { epochs }: TrainingOptions): number {
  return Math.max(MIN_EPOCHS, Math.min(epochs, Math.floor(MAX_LESSONS / Math.max(1, wordingCount))));
}

function readCorpus(examples: Iterable<Example>, articleCount: number): Corpus {
  const table = new NumberTable();
  const features: number[] = [];
  const labels: number[] = [];
  const lists = Array.from(examples, ({ features: own, article }) => {
    labels.push(article);
    return Uint32Array.from(own, (feature) => {
      const term = table.intern(feature);
      features[term] = feature;
      return term;
    });
  });
  return {
    articleCount,
    features: Uint32Array.from(features),
    examples: lists,
    labels: Uint32Array.from(labels),
  };
}

/** Every pair of feature and article that occurs gets a place, its weight 0. */
function emptyWeights({ articleCount, features, examples, labels }: Corpus): LearnedWeights {
  const frequencies = new Uint32Array(features.length);
  const pairs = new Set<number>();
  examples.forEach((terms, index) => {
    for (const term of terms) {
      frequencies[term] = (frequencies[term] ?? 0) + 1;
      pairs.add(term * articleCount + (labels[index] ?? 0));
    }
  });
  const sorted = withoutCommon(Float64Array.from(pairs).sort(), articleCount);
  const offsets = new Uint32Array(features.length + 1);
  const articles = new Uint32Array(sorted.length);
  sorted.forEach((pair, slot) => {
    const term = Math.floor(pair / articleCount);
    articles[slot] = pair - term * articleCount;
    offsets[term + 1] = slot + 1;
  });
  for (let term = 1; term < offsets.length; term += 1) {
    offsets[term] = Math.max(offsets[term] ?? 0, offsets[term - 1] ?? 0);
  }
  const rarity = (frequency: number): number => Math.sqrt(Math.log(1 + examples.length / frequency));
  return {
    ...{ articleCount, features, offsets, articles },
    rarities: Float32Array.from(frequencies, rarity),
    unseenRarity: rarity(1),
    weights: new Float32Array(sorted.length),
  };
}

/** `pairs` ascend, so that the articles of one feature stand together. */
function withoutCommon(pairs: Float64Array, articleCount: number): Float64Array {
  const counts = new Map<number, number>();
  const featureOf = (pair: number): number => Math.floor(pair / articleCount);
  for (const pair of pairs) counts.set(featureOf(pair), (counts.get(featureOf(pair)) ?? 0) + 1);
  return pairs.filter((pair) => (counts.get(featureOf(pair)) ?? 0) <= MAX_ARTICLES_PER_FEATURE);
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

/**
 * One example at a time: chances of all articles, then a step against the error on the weights that took part. Articles
 * that no feature of the example speaks of all have the same chance and no weight to move: they are only counted.
 */
class TrainingStep {
  readonly #learned: LearnedWeights;
  readonly #dropRatio: number;
  readonly #errors: Float32Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #touchedCount = 0;

  constructor(learned: LearnedWeights, dropRatio: number) {
    this.#learned = learned;
    this.#dropRatio = dropRatio;
    this.#errors = new Float32Array(learned.articleCount);
    this.#touched = new Uint32Array(learned.articleCount);
    this.#isTouched = new Uint8Array(learned.articleCount);
  }

  learn(
    terms: Uint32Array,
    label: number,
    { rate, random }: { readonly rate: number; readonly random: () => number },
  ): void {
    const kept = terms.filter(() => random() >= this.#dropRatio);
    if (kept.length === 0) return;
    const { rarities } = this.#learned;
    const squares = kept.reduce((sum, term) => sum + (rarities[term] ?? 0) ** 2, 0);
    const scale = VECTOR_LENGTH / Math.sqrt(squares);
    this.#sum(kept, scale);
    this.#toErrors(label);
    this.#move(kept, scale * rate);
  }

  #sum(terms: Uint32Array, scale: number): void {
    const { offsets, articles, weights, rarities } = this.#learned;
    this.#touchedCount = 0;
    for (const term of terms) {
      const share = (rarities[term] ?? 0) * scale;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const article = articles[slot] ?? 0;
        if (this.#isTouched[article] === 0) this.#touch(article);
        this.#errors[article] = (this.#errors[article] ?? 0) + share * (weights[slot] ?? 0);
      }
    }
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

  #move(terms: Uint32Array, scaledRate: number): void {
    const { offsets, articles, weights, rarities } = this.#learned;
    for (const term of terms) {
      const step = (rarities[term] ?? 0) * scaledRate;
      const end = offsets[term + 1] ?? 0;
      for (let slot = offsets[term] ?? 0; slot < end; slot += 1) {
        const error = this.#errors[articles[slot] ?? 0] ?? 0;
        if (error !== 0) weights[slot] = (weights[slot] ?? 0) - step * error;
      }
    }
  }
}
