// Builds what `match` searches: one immutable index per published revision of the knowledge base.

import type { Article, Intent } from '../domain/article.js';
import { hashText } from '../lib/text-hash.js';
import { characterFeatures, wordFeatures, wordsOf } from './features.js';
import { normalize } from './normalize.js';
import { SIGNALS } from './signals/index.js';
import type { AnalysedArticle, AnalysedText, PreparedSignal } from './signals/signal.js';

export interface IndexedSignal {
  readonly name: string;
  readonly weight: number;
  readonly prepared: PreparedSignal;
}

export interface MatchIndex {
  readonly revision: number;
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly signals: readonly IndexedSignal[];
  /** Fingerprint of a normalised title or variant → the articles that list it, by position. */
  readonly wordings: ReadonlyMap<number, readonly number[]>;
  /** Fingerprint of each article's answer: articles that say the same are no rivals. */
  readonly answers: Uint32Array;
}

/** Of a long answer only the beginning is read. Unit: characters. */
const ANSWER_CHARS = 600;

/**
 * Cuts and indexes every article. Pure, synchronous and deterministic: the same articles give the same index.
 *
 * @example
 * const index = buildMatchIndex({ articles, intents, revision: 7 });
 * match('垃圾車幾點來', index).matches[0]?.articleId;
 */
export function buildMatchIndex(input: {
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly revision: number;
}): MatchIndex {
  const building = SIGNALS.map(({ signal, weight }) => ({
    name: signal.name,
    weight,
    builder: signal.begin(),
  }));
  const wordings = new Map<number, number[]>();
  input.articles.forEach((article, position) => {
    const analysed = analyseArticle(article);
    for (const { builder } of building) builder.add(analysed);
    for (const { text } of analysed.questions) addWording(wordings, hashText(text), position);
  });
  return {
    ...input,
    signals: building.map(({ name, weight, builder }) => ({ name, weight, prepared: builder.build() })),
    wordings,
    answers: Uint32Array.from(input.articles, ({ answer }) => hashText(answer)),
  };
}

/** Cuts one text for all signals. `text` is normalised already. */
export function analyse(text: string): AnalysedText {
  const words = wordsOf(text);
  return { text, characters: characterFeatures(text), words, wordFeatures: wordFeatures(words) };
}

/** Every wording of an article: title, variants, and the approved English question. */
export function wordingsOf(article: Article): [string, ...string[]] {
  const english = article.english === undefined ? [] : [article.english.question];
  return [article.title, ...article.variants, ...english];
}

function analyseArticle(article: Article): AnalysedArticle {
  const [title, ...others] = wordingsOf(article);
  const answer = `${article.answer.slice(0, ANSWER_CHARS)}\n${article.english?.answer.slice(0, ANSWER_CHARS) ?? ''}`;
  return {
    questions: [analyse(normalize(title)), ...others.map((other) => analyse(normalize(other)))],
    keywords: analyse(normalize(article.keywords.join(' '))),
    answer: { ...analyse(''), words: wordsOf(normalize(answer)) },
  };
}

function addWording(wordings: Map<number, number[]>, key: number, position: number): void {
  const known = wordings.get(key);
  if (known === undefined) wordings.set(key, [position]);
  else if (!known.includes(position)) known.push(position);
}
