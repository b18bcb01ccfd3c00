// What the list of articles asks of the turns and suggestions on record: where an article did not help. What counts as a miss:
// `domain/article-miss.ts`. Implemented by `storage/article-miss-store.ts`.

import type { ArticleMissKind } from '../../domain/article-miss.js';

export interface ArticleMiss {
  readonly kind: ArticleMissKind;
  readonly atMs: number;
  /** What had been asked, in the citizen's own words as they stand now; absent: taken back, or without words. */
  readonly question?: string;
  /** Why an agent threw it away, if they said so. */
  readonly reason?: string;
}

/** Throws StoreUnavailableError. Both read the same rows: the number of an article is the length of its list. */
export interface ArticleMissStore {
  /** Since then, by article. */
  readonly count: (fromMs: number) => Promise<ReadonlyMap<string, number>>;
  /** Of one article since then, the latest first. */
  readonly list: (articleId: string, fromMs: number) => Promise<readonly ArticleMiss[]>;
}
