// What the routes of articles have in common: who may call them, and with what they work.

import type { Articles } from '../knowledge/articles/articles.js';
import type { Clock } from '../lib/clock.js';
import type { AuditLog } from '../staff/audit-log.js';

export interface ArticleRouteParts {
  readonly articles: Articles;
  readonly audit: Pick<AuditLog, 'record' | 'list'>;
  readonly clock: Clock;
}

/** Who keeps the knowledge base. */
export const EDITORS = ['editor', 'admin'] as const;
/** They, and who answers for them. */
export const KEEPERS = ['editor', 'supervisor', 'admin'] as const;
/** A whole article with its English and its cards. Unit: bytes. */
export const MOST_ARTICLE_BYTES = 1_500_000;

export const idOf = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';
