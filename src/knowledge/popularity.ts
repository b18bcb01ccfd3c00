// How often an article was confirmed as the right one lately, as a share of all confirmations: a small prior for the matcher, and
// a figure for editors. Bounded, so that no crowd makes an article the answer to everything.

import { taipeiDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import type { LearningStore } from './learning-store.js';

export interface PopularityParts {
  readonly store: Pick<LearningStore, 'tally'>;
  readonly clock: Clock;
}

export interface Popularity {
  /** Counts again where the last count is an hour old. */
  readonly refresh: () => Promise<void>;
  /** By article id, in [0, `MOST_SHARE`]; articles that nobody confirmed are absent. As of the last count. */
  readonly shares: () => ReadonlyMap<string, number>;
}

const DAY_MS = 24 * 3_600_000;
/** After a month a choice counts half: seasons change what people want. Unit: days. */
const HALF_LIFE_DAYS = 30;
/** Older choices count for less than a hundredth. Unit: days. */
const LOOK_BACK_DAYS = 200;
/** People that count for one article on one day. */
const MOST_PEOPLE_A_DAY = 20;
/** No article gets more, however many ask. */
export const MOST_SHARE = 0.1;
const COUNT_AGAIN_MS = 3_600_000;

export function createPopularity({ store, clock }: PopularityParts): Popularity {
  let shares: ReadonlyMap<string, number> = new Map();
  let countedAtMs = -Infinity;
  return {
    async refresh() {
      const nowMs = clock();
      if (nowMs - countedAtMs < COUNT_AGAIN_MS) return;
      shares = toShares(await store.tally(taipeiDay(nowMs - LOOK_BACK_DAYS * DAY_MS)), nowMs);
      countedAtMs = nowMs;
    },
    shares: () => shares,
  };
}

function toShares(rows: Awaited<ReturnType<LearningStore['tally']>>, nowMs: number): Map<string, number> {
  const today = Date.parse(taipeiDay(nowMs));
  const weights = new Map<string, number>();
  for (const { articleId, day, count } of rows) {
    const ageDays = Math.max(0, (today - Date.parse(day)) / DAY_MS);
    const weight = Math.min(MOST_PEOPLE_A_DAY, count) * 0.5 ** (ageDays / HALF_LIFE_DAYS);
    weights.set(articleId, (weights.get(articleId) ?? 0) + weight);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([id, weight]) => [id, Math.min(MOST_SHARE, weight / total)]));
}
