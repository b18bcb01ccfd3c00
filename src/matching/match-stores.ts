// What signals read: four pooled indexes over articles and the list of every wording. Built once per revision and
// grown by single wordings; owned by match-index.

import { NumberTable } from '../lib/number-table.js';
import { InvertedIndexBuilder, type Bm25Options, type Field, type InvertedIndex } from './inverted-index.js';
import { skipPairFeatures } from './features.js';
import { WordingStoreBuilder, type Wording, type WordingStore } from './wording-store.js';
import type { AnalysedArticle, AnalysedText } from './analyse.js';

/**
 * Pooling an article's wordings into one document, instead of taking its best one, was the largest single gain we
 * measured (12 points of top-1 on a colloquial set).
 */
export const POOLS = ['characters', 'words', 'pairs', 'answers'] as const;
export type Pool = (typeof POOLS)[number];

export interface MatchStores {
  readonly pools: Readonly<Record<Pool, InvertedIndex>>;
  readonly wordings: WordingStore;
  /** What names an article besides its questions, one a line: the editor's keywords and the office that it belongs to. */
  readonly keywords: readonly string[];
}

/** k1 and b: grid {0.6, 1.2, 2.5, 5} × {0, .25, .5, .75}, chosen by mean top-1 over six public sets. */
const WORDINGS_BM25: Bm25Options = { k1: 2.5, b: 0.5 };
const ANSWERS_BM25: Bm25Options = { k1: 1.2, b: 0.5 };

/** What each pool asks of an utterance. */
const ASKED: Readonly<Record<Pool, (text: AnalysedText) => readonly number[]>> = {
  characters: ({ characters }) => characters,
  words: ({ words }) => words.map(({ feature }) => feature),
  pairs: ({ pairs }) => pairs,
  answers: ({ words }) => words.map(({ feature }) => feature),
};

/**
 * What each pool holds of a wording. Pairs across one character are held and not asked for: with 12 % of the characters dropped top-1
 * falls by 0.4 to 0.6 points less, and nothing else moves; asked for as well they cost more than they bring.
 */
const HELD: typeof ASKED = {
  ...ASKED,
  characters: ({ text, characters }) => [...characters, ...skipPairFeatures(text)],
};

export class MatchStoresBuilder {
  /** Also of whatever else wordings are compared by: numbered apart it takes twice the memory. */
  readonly #characters = new NumberTable();
  /** Of questions and of answers. A tenth as many as characters: numbered among those, each would lie far from the next. */
  readonly #words = new NumberTable();
  readonly #pools = {
    characters: new InvertedIndexBuilder(this.#characters),
    words: new InvertedIndexBuilder(this.#words),
    pairs: new InvertedIndexBuilder(),
    answers: new InvertedIndexBuilder(this.#words),
  };
  readonly #wordings = new WordingStoreBuilder(this.#characters);
  readonly #keywords: string[] = [];

  add(article: AnalysedArticle): void {
    for (const pool of POOLS) this.#pools[pool].add(fieldsOf(article, pool));
    this.#wordings.add(
      article.questions.map(({ text, characters, words }) => {
        return { text, features: [...characters, ...words.map(({ feature }) => feature)] };
      }),
    );
    this.#keywords.push(namesOf(article));
  }

  /** One store at a time, so that a caller may breathe between them. */
  *build(): Generator<undefined, MatchStores> {
    const characters = this.#pools.characters.build(WORDINGS_BM25);
    yield;
    const words = this.#pools.words.build(WORDINGS_BM25);
    yield;
    const pairs = this.#pools.pairs.build(WORDINGS_BM25);
    yield;
    const answers = this.#pools.answers.build(ANSWERS_BM25);
    yield;
    const wordings = this.#wordings.build();
    return { pools: { characters, words, pairs, answers }, wordings, keywords: this.#keywords };
  }
}

/** A keyword is an editor's word for the article: it counts like a second mention in a title. */
function fieldsOf({ questions, keywords, answer }: AnalysedArticle, pool: Pool): Field[] {
  const fields = [...questions, ...keywords].map((text) => ({ features: HELD[pool](text), weight: 1 }));
  return pool === 'answers' ? [...fields, { features: answer, weight: 1 }] : fields;
}

const namesOf = ({ keywords, offices }: AnalysedArticle): string =>
  [...keywords.map(({ text }) => text), ...offices].join('\n');

/** Adds one wording to an article in every store: the next utterance is held against it. */
export function addToStores(stores: MatchStores, article: number, wording: AnalysedText): void {
  for (const pool of POOLS) {
    stores.pools[pool].addTo(article, [{ features: HELD[pool](wording), weight: 1 }]);
  }
  stores.wordings.addTo(article, toWording(wording));
}

const toWording = (text: AnalysedText): Wording => ({ text: text.text, features: comparedFeatures(text) });

/** Takes one wording of an article back from every store. */
export function removeFromStores(stores: MatchStores, article: number, wording: AnalysedText): void {
  for (const pool of POOLS) {
    stores.pools[pool].removeFrom(article, [{ features: HELD[pool](wording), weight: 1 }]);
  }
  stores.wordings.removeFrom(article, comparedFeatures(wording));
}

/** The same stores with another article at a position, or a new one behind the last; the given ones stay as they are. */
export function storesWith(
  { pools, wordings, keywords }: MatchStores,
  position: number,
  { before, after }: { readonly before: AnalysedArticle | undefined; readonly after: AnalysedArticle },
): MatchStores {
  const changed = (pool: Pool): InvertedIndex => {
    const store = pools[pool].copy(before === undefined ? 1 : 0);
    if (before !== undefined) store.removeFrom(position, fieldsOf(before, pool));
    store.addTo(position, fieldsOf(after, pool));
    return store;
  };
  const compared = wordings.copy();
  for (const question of before?.questions ?? []) compared.removeFrom(position, comparedFeatures(question));
  for (const question of after.questions) compared.addTo(position, toWording(question));
  const named = [...keywords];
  named[position] = namesOf(after);
  return {
    pools: {
      ...{ characters: changed('characters'), words: changed('words') },
      ...{ pairs: changed('pairs'), answers: changed('answers') },
    },
    wordings: compared,
    keywords: named,
  };
}

export function poolFeatures(pool: Pool, text: AnalysedText): readonly number[] {
  return ASKED[pool](text);
}

/**
 * What wordings are compared by and what is learned. Not pairs of words: of a colloquial Chinese question most are new
 * (learned index alone on our own articles: 68.4 with them, 69.7 without; BANKING77 92.5 and 92.3).
 */
export function comparedFeatures({ characters, words }: AnalysedText): Set<number> {
  return new Set([...characters, ...words.map(({ feature }) => feature)]);
}
