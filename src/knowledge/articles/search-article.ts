// Where the words that an editor searches for stand in an article. Plain containment, blind to case and width: an editor looks for
// what is written, not for what is meant. Pure.

import type { ArticleContent } from '../../domain/article.js';

export interface FoundAt {
  readonly field: 'variants' | 'keywords' | 'answer' | 'id';
  /** The line with the word, or the words around it. */
  readonly text: string;
}

type Searched = Pick<ArticleContent, 'id' | 'title'> &
  Partial<Pick<ArticleContent, 'variants' | 'keywords' | 'answer'>>;

/** Characters shown before and after a word inside an answer. */
const AROUND_CHARS = 24;

/** @example wordsOf('路燈 壞了') // ['路燈', '壞了'] */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    folded(text)
      .split(/\s+/u)
      .filter((word) => word !== ''),
  ),
];

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Does every word stand somewhere in it? Fast enough to be asked of ten thousand articles at every key. */
export const holdsWords = (article: Searched, words: readonly string[]): boolean => {
  const { whole } = foldedOf(article);
  return words.every((word) => whole.includes(word));
};

/** Where they stand, for the rows that are shown. `title`: every word stands there. Undefined: some word stands nowhere. */
export function searchArticle(article: Searched, words: readonly string[]): FoundAt | 'title' | undefined {
  const { id, variants = [], keywords = [], answer = '' } = article;
  const { title, whole } = foldedOf(article);
  const missing = words.filter((word) => !title.includes(word));
  const [first] = missing;
  if (first === undefined) return 'title';
  if (!missing.every((word) => whole.includes(word))) return undefined;
  const lineWith = (lines: readonly string[]) => lines.find((line) => folded(line).includes(first));
  const variant = lineWith(variants);
  if (variant !== undefined) return { field: 'variants', text: variant };
  const keyword = lineWith(keywords);
  if (keyword !== undefined) return { field: 'keywords', text: keyword };
  const line = lineWith(answer.split('\n'));
  return line === undefined ? { field: 'id', text: id } : { field: 'answer', text: around(line, first) };
}

interface Folded {
  readonly title: string;
  readonly whole: string;
}

/** Articles never change once they are published: each is folded once. */
const known = new WeakMap<Searched, Folded>();
function foldedOf(article: Searched): Folded {
  const before = known.get(article);
  if (before !== undefined) return before;
  const { id, title, variants = [], keywords = [], answer = '' } = article;
  const fresh = {
    title: folded(title),
    whole: folded([id, title, ...variants, ...keywords, answer].join('\n')),
  };
  known.set(article, fresh);
  return fresh;
}

function around(line: string, word: string): string {
  const at = folded(line).indexOf(word);
  const from = Math.max(0, at - AROUND_CHARS);
  const to = at + word.length + AROUND_CHARS;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
