// The addresses that citizens get with an article: in its words, its card, and in the English of both. Pure.

import type { Card } from '../../domain/card.js';
import type { ArticleContent } from '../../domain/article.js';

/** Ends before blanks, Chinese punctuation, and what closes brackets or quotations. */
const ADDRESS = /https?:\/\/[^\s<>"'「」『』，。、；：！？（）()【】]+/gu;
/** Stands behind an address far more often than it belongs to it. */
const TRAILING = /[.,;:!?*_]+$/u;

/** A text never changes: it is read once, for as long as it is live. Ten thousand of them are read at each look at the list. */
const read = new WeakMap<ArticleContent, readonly string[]>();

/** Each once, as it is asked for: without a fragment, which no server ever sees. */
export function linksOf(content: ArticleContent): readonly string[] {
  const known = read.get(content) ?? readLinks(content);
  read.set(content, known);
  return known;
}

function readLinks({ answer, card, english }: ArticleContent): readonly string[] {
  const written = [answer, english?.answer ?? ''].flatMap((text) => text.match(ADDRESS) ?? []);
  const found = [...written, ...addressesOf(card), ...addressesOf(english?.card)];
  return [...new Set(found.flatMap(toAsked))];
}

function addressesOf(card: Card | undefined): string[] {
  const buttons = (card?.buttons ?? []).flatMap((button) => (button.kind === 'link' ? [button.url] : []));
  return [card?.image?.url ?? '', ...(card?.links ?? []).map(({ url }) => url), ...buttons];
}

/** What is no whole address is named while it is written (`check-references`); our own files are no links. */
function toAsked(written: string): string[] {
  const address = written.replace(TRAILING, '');
  if (!/^https?:/u.test(address) || !URL.canParse(address)) return [];
  const url = new URL(address);
  url.hash = '';
  return [url.href];
}
