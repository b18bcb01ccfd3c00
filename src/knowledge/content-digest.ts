// Tells whether an article changed: a digest of everything an editor can write, whatever the order of the fields.

import { createHash } from 'node:crypto';

import type { ArticleContent } from '../domain/article.js';
import { canonicalJson } from '../lib/json-reading.js';

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
    english,
  ].map((part) => part ?? null);
  // What came later, only where there is any: the digests of all other articles stay what they were.
  const cards = [content.card, content.english?.card];
  const shown = cards.every((card) => card === undefined)
    ? []
    : cards.map((card) => canonicalJson(card ?? null));
  const { validUntil, tests, related } = content;
  const isLater = [validUntil, tests, related].some((part) => part !== undefined);
  const later = isLater ? [{ validUntil, tests, related }] : [];
  return createHash('sha256')
    .update(JSON.stringify([...parts, ...shown, ...later]))
    .digest('hex');
}
