// Articles that say the same to whoever asks: to a citizen they are one, so they are never held against each other.

import type { Article } from '../domain/article.js';
import { hashText } from '../lib/text-hash.js';

/** For each article the position of the first with the same answer, most often its own. Those without any all differ. */
export function firstWithAnswer(articles: readonly Article[]): Uint32Array {
  const first = new Map<number, number>();
  return Uint32Array.from(articles, (article, position) => {
    const key = hashText(article.answer === '' ? article.id : article.answer);
    const known = first.get(key);
    if (known !== undefined) return known;
    first.set(key, position);
    return position;
  });
}
