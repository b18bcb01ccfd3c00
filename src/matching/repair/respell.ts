// A question whose English was mistyped ("helth card"), word by word as the articles spell it. What they say stays as it is.

import type { Retyped } from './retype.js';
import type { WordBook } from './word-book.js';

/** Not part of a longer code. */
const WORD = /(?<![A-Za-z0-9])[A-Za-z]+(?![A-Za-z0-9])/g;
/** The question has been asked by then: the rest stays as it is. Unit: words. */
const MAX_WORDS = 40;

/** The question as it was probably meant; undefined where nothing is to be mended. */
export function respell(text: string, words: WordBook): Retyped | undefined {
  let read = 0;
  let changed = 0;
  const respelled = text.replace(WORD, (typed) => {
    read += 1;
    const meant = read > MAX_WORDS ? undefined : words.meantBy(typed.toLowerCase());
    if (meant === undefined) return typed;
    changed += 1;
    return meant;
  });
  return changed === 0 ? undefined : { text: respelled, changedShare: changed / read };
}
