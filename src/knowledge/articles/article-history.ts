// Every version that an article ever had, and what was taken off. Implemented by `storage/article-history.ts`.

import type { Article } from '../../domain/article.js';
import type { ArticleOrigin, VersionNote } from '../knowledge-store.js';

export interface PastVersion {
  readonly version: number;
  readonly title: string;
  readonly origin: ArticleOrigin;
  /** The revision that made it live. */
  readonly revision: number;
  /** Absent in versions from before there were notes. */
  readonly note?: VersionNote;
  readonly isLive: boolean;
  /** Taken off, not replaced. */
  readonly ended?: VersionNote;
}

export interface ArchivedArticle {
  /** As it was last. */
  readonly article: Article;
  readonly origin: ArticleOrigin;
  readonly ended: VersionNote;
}

export interface ArticleHistory {
  /** The newest first. */
  readonly list: (articleId: string) => Promise<readonly PastVersion[]>;
  readonly read: (articleId: string, version: number) => Promise<Article | undefined>;
  /** What somebody took off and nobody brought back, the latest first. */
  readonly listArchived: () => Promise<readonly ArchivedArticle[]>;
}
