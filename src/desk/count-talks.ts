// How many talks a list has. Fifty screens ask for the same numbers: one answer serves them for a second.

import type { Clock } from '../lib/clock.js';
import { createFreshMemo } from '../lib/fresh-memo.js';
import type { DeskStore, TalkFilter, TalkList } from './desk-store.js';

/** Unit: ms. */
const FRESH_MS = 1_000;
/** Lists and filters that are asked for at once. */
const MOST_KEPT = 200;

export function createCountTalks(
  lists: Pick<DeskStore, 'count'>,
  clock: Clock,
): (list: TalkList, filter?: TalkFilter) => Promise<number> {
  const memo = createFreshMemo<number>({ freshMs: FRESH_MS, mostKept: MOST_KEPT, clock });
  return (list, filter = {}) => {
    const owner = list.tab === 'mine' ? list.agentId : '';
    return memo(JSON.stringify([list.tab, owner, filter]), () => lists.count(list, filter));
  };
}
