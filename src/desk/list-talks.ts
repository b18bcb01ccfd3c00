// Which talks a list shows, and how many it has.

import type { Clock } from '../lib/clock.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import { createCountTalks } from './count-talks.js';
import type { DeskStore, TalkList, Wanted } from './desk-store.js';
import type { Queue } from './queue.js';
import type { Rows } from './rows.js';

/** Lines of a list that a screen gets. */
const MOST_ROWS = 500;

/** `total`: all of them, however many come at once. */
export type ListTalks = (
  list: TalkList,
  wanted?: Wanted & { readonly isCountOnly?: true },
) => Promise<{ readonly rows: readonly ConversationRow[]; readonly total: number }>;

export interface ListingParts {
  readonly lists: DeskStore;
  readonly queue: Pick<Queue, 'list'>;
  readonly rows: Pick<Rows, 'ofAll'>;
  readonly clock: Clock;
}

export function createListing({ lists, queue, rows, clock }: ListingParts): ListTalks {
  const countTalks = createCountTalks(lists, clock);
  return async (list, { isCountOnly, ...wanted } = {}) => {
    if (isCountOnly === true) return { rows: [], total: await countTalks(list, wanted.filter) };
    const isWhole = list.tab === 'waiting' && wanted.filter === undefined;
    const [talks, total] = await Promise.all([
      isWhole ? queue.list() : lists.list(list, MOST_ROWS, wanted),
      lists.count(list, wanted.filter),
    ]);
    return { rows: await rows.ofAll(talks), total };
  };
}
