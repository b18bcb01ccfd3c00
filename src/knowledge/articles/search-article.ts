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

/** `title`: every word stands there. Undefined: some word stands nowhere. */
export function searchArticle(article: Searched, words: readonly string[]): FoundAt | 'title' | undefined {
  const { id, title, variants = [], keywords = [], answer = '' } = article;
  const inTitle = folded(title);
  const missing = words.filter((word) => !inTitle.includes(word));
  const [first] = missing;
  if (first === undefined) return 'title';
  const whole = wholeOf(article);
  if (!missing.every((word) => whole.includes(word))) return undefined;
  const lineWith = (lines: readonly string[]) => lines.find((line) => folded(line).includes(first));
  const variant = lineWith(variants);
  if (variant !== undefined) return { field: 'variants', text: variant };
  const keyword = lineWith(keywords);
  if (keyword !== undefined) return { field: 'keywords', text: keyword };
  const line = lineWith(answer.split('\n'));
  return line === undefined ? { field: 'id', text: id } : { field: 'answer', text: around(line, first) };
}

/** Articles never change once they are published: each is folded once. */
const wholes = new WeakMap<Searched, string>();
function wholeOf(article: Searched): string {
  const { id, variants = [], keywords = [], answer = '' } = article;
  const known =
    wholes.get(article) ?? folded([id, article.title, ...variants, ...keywords, answer].join('\n'));
  wholes.set(article, known);
  return known;
}

function around(line: string, word: string): string {
  const at = folded(line).indexOf(word);
  const from = Math.max(0, at - AROUND_CHARS);
  const to = at + word.length + AROUND_CHARS;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
