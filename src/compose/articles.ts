// The life of articles: their drafts, what is done to them, and the clock that publishes what is due.

import { setTimeout as wait } from 'node:timers/promises';

import { DAY_MS, plusDays, taipeiDay } from '../domain/taipei-time.js';
import { createArticles, type Articles } from '../knowledge/articles/articles.js';
import { createArticleMisses } from '../knowledge/articles/article-misses.js';
import type { ArticleUse, ShelfParts } from '../knowledge/articles/list-articles.js';
import { createMissingFiles, type FileLooker } from '../knowledge/articles/what-it-names.js';
import type { QuestionTest } from '../knowledge/check-questions.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { ShippedTests } from '../knowledge/question-tests.js';
import type { Clock } from '../lib/clock.js';
import { createFreshMemo } from '../lib/fresh-memo.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { createKnowledgeImports } from './imports.js';
import { createLinks } from './links.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

/** How often it is looked for drafts whose time has come. Unit: ms. */
const DUE_PAUSE_MS = 2_000;
/** What is counted of the last days is counted again after so long. Unit: ms. */
const COUNT_FRESH_MS = 300_000;
/** Unit: days. */
const COUNT_DAYS = 30;

/** What the editors' doors work on: articles, and sheets of them. */
export function createEditorsSide(
  stores: Stores,
  parts: Parts & { readonly shippedTests: ShippedTests },
  { knowledge: live, tests }: { readonly knowledge: LiveKnowledge; readonly tests: Tests },
) {
  const { shippedTests } = parts;
  const { links, linkWatch } = createLinks(stores, parts, live);
  const known = { live, tests, missingFiles: createMissingFiles(stores.articleFiles.find) };
  const { articles, due } = createArticleLife(stores, parts, { ...known, shippedTests, links });
  return {
    ...{ articles, links, jobs: [due, linkWatch] },
    imports: createKnowledgeImports(stores, parts, known),
  };
}

type Tests = () => readonly QuestionTest[];

function createArticleLife(
  stores: Stores,
  { config, deps: { clock }, events }: Parts,
  known: {
    readonly live: LiveKnowledge;
    readonly tests: Tests;
    readonly shippedTests: ShippedTests;
    readonly links: ShelfParts['links'];
    readonly missingFiles: FileLooker['missingFiles'];
  },
): { readonly articles: Articles; readonly due: Repeating } {
  const { knowledge: store, drafts, reviewMarks: marks, articleHistory: history } = stores;
  const { hits, used } = createUse(stores, clock);
  const misses = createArticleMisses(stores.articleMisses, clock);
  const { needsSecondPerson } = config.knowledge;
  const articles = createArticles({
    ...{ ...known, store, drafts, marks, history, hits, used, misses, needsSecondPerson, clock, wait },
  });
  const onError = (error: unknown): void => {
    events.jobFailed('scheduled articles', error);
  };
  const publishDue = (): Promise<void> =>
    articles.publishDue((facts) => {
      events.articleDue(facts);
    });
  return { articles, due: createRepeating(publishDue, { pauseMs: DUE_PAUSE_MS, onError }) };
}

/** How articles have done lately, for the list of them. */
function createUse({ learning, digests }: Pick<Stores, 'learning' | 'digests'>, clock: Clock) {
  const howFresh = { freshMs: COUNT_FRESH_MS, mostKept: 1, clock };
  const confirmed = createFreshMemo<ReadonlyMap<string, number>>(howFresh);
  const answered = createFreshMemo<ReadonlyMap<string, ArticleUse>>(howFresh);
  return {
    hits: () =>
      confirmed('hits', async () => {
        const counts = new Map<string, number>();
        for (const { articleId, count } of await learning.tally(plusDays(taipeiDay(clock()), -COUNT_DAYS)))
          counts.set(articleId, (counts.get(articleId) ?? 0) + count);
        return counts;
      }),
    used: () =>
      answered('used', async () => {
        const nowMs = clock();
        const rows = await digests.countAnswers({ fromMs: nowMs - COUNT_DAYS * DAY_MS, untilMs: nowMs });
        return new Map(rows.map(({ articleId, ...use }) => [articleId, use]));
      }),
  };
}
