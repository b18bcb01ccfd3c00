// Cuts texts for all signals at once. Called for each article when an index is built and for each utterance.

import type { Article } from '../domain/article.js';
import { characterFeatures, pairFeatures, wordFeatures, wordsOf, type Word } from './features.js';
import { normalize } from './normalize.js';
import { officeNames } from './office-names.js';

/** One text of an article, or an utterance, cut once for all signals. */
export interface AnalysedText {
  readonly text: string;
  readonly characters: readonly number[];
  readonly words: readonly Word[];
  readonly pairs: readonly number[];
}

export interface AnalysedArticle {
  /** The title first, then the variants. */
  readonly questions: readonly [AnalysedText, ...AnalysedText[]];
  readonly keywords: readonly AnalysedText[];
  /** How people name the office that it belongs to, normalised. */
  readonly offices: readonly string[];
  /** Answers are long: only their words are counted. */
  readonly answer: readonly number[];
}

/** Of a long answer only the beginning is read. Unit: characters. */
const ANSWER_CHARS = 600;

/** Cuts one text. `text` is normalised already. */
export function analyse(text: string): AnalysedText {
  const words = wordsOf(text);
  return { text, characters: characterFeatures(text), words, pairs: pairFeatures(words) };
}

/** Every wording of an article: title, variants, and the approved English question. */
export function wordingsOf(article: Article): [string, ...string[]] {
  const english = article.english === undefined ? [] : [article.english.question];
  return [article.title, ...article.variants, ...english];
}

/** `answer`: its words, where they are known already. */
export function analyseArticle(
  article: Article,
  answer: readonly number[] = readAnswer(article),
): AnalysedArticle {
  const [title, ...others] = wordingsOf(article);
  return {
    questions: [analyse(normalize(title)), ...others.map((other) => analyse(normalize(other)))],
    keywords: article.keywords.map((keyword) => analyse(normalize(keyword))),
    offices: officeNames(normalize(article.department ?? '')),
    answer,
  };
}

/** The words of an article's answer, and of its approved English one. */
export function readAnswer({ answer, english }: Article): number[] {
  const translated = english?.answer.slice(0, ANSWER_CHARS) ?? '';
  return wordFeatures(normalize(`${answer.slice(0, ANSWER_CHARS)}\n${translated}`));
}
