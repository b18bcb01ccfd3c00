// Where an article did not help, for its editor: the questions without personal data that has a form.

import { DAY_MS } from '../../domain/taipei-time.js';
import { maskPersonalData } from '../../domain/personal-data.js';
import type { Clock } from '../../lib/clock.js';
import type { ArticleMiss, ArticleMissStore } from './miss-store.js';

export interface ArticleMisses {
  /** Of the last thirty days, by article. */
  readonly count: () => Promise<ReadonlyMap<string, number>>;
  /** The rows that `count` counts of one article, the latest first. */
  readonly list: (articleId: string) => Promise<readonly ArticleMiss[]>;
}

/** Unit: days. */
const MISS_DAYS = 30;
/** Of one question. Unit: characters. */
const SHOWN_CHARS = 200;

export function createArticleMisses(store: ArticleMissStore, clock: Clock): ArticleMisses {
  const fromMs = (): number => clock() - MISS_DAYS * DAY_MS;
  return {
    count: () => store.count(fromMs()),
    list: async (articleId) =>
      (await store.list(articleId, fromMs())).map(({ question, ...miss }) =>
        question === undefined ? miss : { ...miss, question: shown(question) },
      ),
  };
}

const shown = (question: string): string =>
  Array.from(maskPersonalData(question).text).slice(0, SHOWN_CHARS).join('');
