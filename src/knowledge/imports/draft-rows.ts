// The rows of a sheet as drafts, which nobody is answered from: given to a second pair of eyes, one by one or many at once.

import type { ArticleContent } from '../../domain/article.js';
import type { Clock } from '../../lib/clock.js';
import type { DraftState, DraftStore } from '../articles/draft-store.js';
import type { Keeper } from '../knowledge-store.js';

export interface DraftRow {
  readonly content: ArticleContent;
  /** Live now; 0: none. */
  readonly baseVersion: number;
  /** The sheet does not hold it any more: to be taken off. */
  readonly ends?: true;
}

export interface DraftRowsOrder {
  /** All of them are taken back by it. */
  readonly importId: string;
  readonly state: Extract<DraftState, 'draft' | 'review'>;
  /** Absent: a command. */
  readonly by?: Keeper;
  readonly why?: string;
  readonly onRow?: (doneCount: number, total: number) => void;
}

/** Rows a write: a few milliseconds of ours each. */
const BATCH_ROWS = 200;

/** A draft that a sheet made before is replaced; an editor's is not: the ids where one stood. */
export async function keepAsDrafts(
  { drafts, clock }: { readonly drafts: Pick<DraftStore, 'addAll'>; readonly clock: Clock },
  rows: readonly DraftRow[],
  { importId, state, by, why, onRow }: DraftRowsOrder,
): Promise<readonly string[]> {
  const leftIds: string[] = [];
  const said = {
    ...(by === undefined ? {} : { savedBy: by }),
    ...(by === undefined || state === 'draft' ? {} : { askedBy: by }),
    ...(why === undefined ? {} : { why }),
  };
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const atMs = clock();
    const batch = rows.slice(from, from + BATCH_ROWS).map((row) => ({
      ...{ ...row, ...said, articleId: row.content.id, importId, state },
      ...{ rev: atMs, savedAtMs: atMs },
    }));
    const kept = await drafts.addAll(batch, { replacesImported: true });
    leftIds.push(...batch.flatMap(({ articleId }) => (kept.has(articleId) ? [] : [articleId])));
    onRow?.(Math.min(rows.length, from + BATCH_ROWS), rows.length);
  }
  return leftIds;
}
