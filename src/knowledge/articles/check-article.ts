// Whether an article could go live: field by field, by the very rules that a sheet's row passes. Pure.

import { readFaqRows } from '../../content/faq-rows.js';
import { toFaqRow } from '../../content/sheets/write-sheet.js';
import type { ArticleContent } from '../../domain/article.js';

export interface ArticleFault {
  /** As a sheet names it: `question`, `answer`, `questions[2]`. */
  readonly field: string;
  /** Chinese, a slash, English. */
  readonly reason: string;
}

export type CheckedArticle =
  | { readonly kind: 'fit'; readonly content: ArticleContent }
  | { readonly kind: 'faults'; readonly faults: readonly ArticleFault[] };

/** Trims what a sheet's import would trim. */
export function checkArticle(content: ArticleContent): CheckedArticle {
  const { articles, faults } = readFaqRows([{ row: 1, value: toFaqRow(content) }]);
  const [article] = articles;
  return article === undefined
    ? { kind: 'faults', faults: faults.map(({ field, reason }) => ({ field, reason })) }
    : { kind: 'fit', content: article };
}
