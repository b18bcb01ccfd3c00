// Tells whether an article changed: a digest of everything an editor can write, whatever the order of the fields.

import { createHash } from 'node:crypto';

import type { ArticleContent } from '../domain/article.js';

/** @example contentDigest(article) // 'b1946ac9…', 64 hex digits */
export function contentDigest(content: ArticleContent): string {
  const { id, title, variants, answer, keywords, category, department, risk, source, validFrom, reviewBy } =
    content;
  const english = content.english && [content.english.question, content.english.answer];
  const parts = [
    id,
    title,
    variants,
    answer,
    keywords,
    category,
    department,
    risk,
    source,
    validFrom,
    reviewBy,
  ];
  return createHash('sha256')
    .update(JSON.stringify([...parts, english].map((part) => part ?? null)))
    .digest('hex');
}
