// "Reviewed, no change": who read a live version again and when it is due next. Kept beside the versions, since nothing of the
// article changes. Implemented by `storage/review-marks.ts`.

import type { Keeper } from '../knowledge-store.js';

export interface ReviewMark {
  readonly articleId: string;
  /** The version that was read: a later one goes by what its editor wrote. */
  readonly version: number;
  readonly atMs: number;
  readonly by: Keeper;
  /** Calendar day, Asia/Taipei. */
  readonly nextBy: string;
}

export interface ReviewMarkStore {
  readonly list: () => Promise<readonly ReviewMark[]>;
  readonly find: (articleId: string) => Promise<ReviewMark | undefined>;
  /** The newest wins; the one before is kept for `takeBack`. */
  readonly put: (marks: readonly ReviewMark[]) => Promise<void>;
  /** Takes this person's marks back where they are still the latest: the ones before count again. */
  readonly takeBack: (articleIds: readonly string[], by: Keeper) => Promise<void>;
}
