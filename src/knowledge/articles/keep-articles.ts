// What editors do to what is live: take articles off, bring an old version back, say that nothing has changed. Each may be undone.

import { plusDays, taipeiDay, type LocalDay } from '../../domain/taipei-time.js';
import type { Clock } from '../../lib/clock.js';
import type { Keeper } from '../knowledge-store.js';
import { publish } from '../publish.js';
import type { ArticleHistory } from './article-history.js';
import { goLive, type GoLiveOutcome, type GoLiveParts } from './publish-draft.js';
import type { ReviewMarkStore } from './review-marks.js';

export interface KeepParts extends GoLiveParts {
  readonly history: ArticleHistory;
  readonly marks: ReviewMarkStore;
  readonly clock: Clock;
}

export interface ArchivedLine {
  readonly id: string;
  /** As it was last: `rollBack` brings it back. */
  readonly version: number;
}

/** Takes them off at once, all in one revision. Those that are not live are left out. */
export async function archive(
  parts: KeepParts,
  {
    ids,
    by,
    why,
  }: { readonly ids: readonly string[]; readonly by: Keeper; readonly why?: string | undefined },
): Promise<readonly ArchivedLine[]> {
  let ended: readonly ArchivedLine[] = [];
  await publish(parts, (heads) => {
    ended = [...new Set(ids)].flatMap((id) => {
      const head = heads.get(id);
      return head === undefined ? [] : [{ id, version: head.version }];
    });
    return { put: [], end: ended.map(({ id }) => id), note: { by, ...(why === undefined ? {} : { why }) } };
  });
  await parts.live.refresh();
  return ended;
}

export interface RollBackOrder {
  readonly articleId: string;
  /** To be live again, as a new version with the old words. */
  readonly version: number;
  /** Live when they looked; 0: none. */
  readonly baseVersion: number;
  readonly by: Keeper;
  readonly why?: string | undefined;
}

/** Passes the same checks as a draft. Undefined: there is no such version. */
export async function rollBack(parts: KeepParts, order: RollBackOrder): Promise<GoLiveOutcome | undefined> {
  const { articleId, version, baseVersion, by, why } = order;
  const past = await parts.history.read(articleId, version);
  if (past === undefined) return undefined;
  // The check takes what an article says, and leaves the number that it had.
  return goLive(parts, { content: past, baseVersion, by, ...(why === undefined ? {} : { why }) });
}

/** An agency reads its articles at least once a month. Source: the 1999 service rules, four (4); `rules-1999.md` N02. Unit: days. */
const REVIEW_EVERY_DAYS = 30;

/** Read again, nothing to change. Those that are not live are left out. */
export async function markReviewed(
  { live, marks, clock }: KeepParts,
  { ids, by }: { readonly ids: readonly string[]; readonly by: Keeper },
): Promise<{ readonly ids: readonly string[]; readonly nextBy: LocalDay }> {
  const { published } = live.current();
  const atMs = clock();
  const nextBy = plusDays(taipeiDay(atMs), REVIEW_EVERY_DAYS);
  const rows = [...new Set(ids)].flatMap((articleId) => {
    const version = published.get(articleId)?.version;
    return version === undefined ? [] : [{ articleId, version, atMs, by, nextBy }];
  });
  if (rows.length > 0) await marks.put(rows);
  return { ids: rows.map(({ articleId }) => articleId), nextBy };
}
