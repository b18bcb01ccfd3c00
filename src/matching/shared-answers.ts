// An answer takes longer to read than the questions of its article, and a city gives the same one to several: each is read once.

import type { Article } from '../domain/article.js';
import { readAnswer } from './analyse.js';

export class SharedAnswers {
  /** Answer → how many articles with it are still to come; of those that several give. */
  readonly #toCome = new Map<string, number>();
  /** Kept as long as another article with this answer is to come. */
  readonly #read = new Map<string, readonly number[]>();

  constructor(articles: readonly Article[]) {
    const counts = this.#toCome;
    for (const { answer, english } of articles)
      if (english === undefined) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    for (const [answer, count] of counts) if (count === 1) counts.delete(answer);
  }

  /** The words of an article's answer. Asked once for each article; one with an English answer has its own. */
  wordsOf(article: Article): readonly number[] {
    const { answer, english } = article;
    const left = (this.#toCome.get(answer) ?? 0) - 1;
    if (english !== undefined || left < 0) return readAnswer(article);
    const words = this.#read.get(answer) ?? readAnswer(article);
    this.#toCome.set(answer, left);
    if (left > 0) this.#read.set(answer, words);
    else this.#read.delete(answer);
    return words;
  }
}
