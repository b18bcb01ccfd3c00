// What is filled into the blanks of a word. Pure.

import type { Fill } from './say.js';

/** A blank that nothing is known for stays as it is. @example fillIn('第 {n} 版', { n: 3 }) // '第 3 版' */
export const fillIn = (words: string, fill?: Fill): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(fill?.[name] ?? whole));
