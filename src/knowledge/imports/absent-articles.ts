// Which articles a sheet does not hold. Pure.

import type { FaqRowFault } from '../../content/faq-rows.js';
import type { ArticleContent } from '../../domain/article.js';
import type { ArticleHead } from '../knowledge-store.js';

/**
 * Of what was imported once: shipped articles are looked after by the files of this repository, and would be back at the next
 * start. None where a row is bad: nobody knows which article it was meant to be.
 */
export function absentIn(
  heads: readonly ArticleHead[],
  wanted: readonly ArticleContent[],
  faults: readonly FaqRowFault[],
): readonly string[] {
  if (faults.length > 0) return [];
  const there = new Set(wanted.map(({ id }) => id));
  return heads.flatMap(({ articleId, origin }) =>
    origin === 'import' && !there.has(articleId) ? [articleId] : [],
  );
}
