// How many talks a list has. Fifty screens ask for the same numbers: one answer serves them for a second.

import type { Clock } from '../lib/clock.js';
import type { DeskStore, TalkFilter, TalkList } from './desk-store.js';

/** Unit: ms. */
const FRESH_MS = 1_000;
/** Lists and filters that are asked for at once; more make the oldest go. */
const MOST_KEPT = 200;

export function createCountTalks(
  lists: Pick<DeskStore, 'count'>,
  clock: Clock,
): (list: TalkList, filter?: TalkFilter) => Promise<number> {
  const known = new Map<string, { readonly atMs: number; readonly count: Promise<number> }>();
  return (list, filter = {}) => {
    const nowMs = clock();
    const owner = list.tab === 'mine' ? list.agentId : '';
    const key = JSON.stringify([list.tab, owner, filter]);
    const last = known.get(key);
    if (last !== undefined && nowMs - last.atMs < FRESH_MS) return last.count;
    const count = lists.count(list, filter);
    known.delete(key);
    known.set(key, { atMs: nowMs, count });
    const [oldest] = known.keys();
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
    return count;
  };
}
