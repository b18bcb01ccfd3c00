// Asks the real matcher the questions that editors promise: does each find its own article? And which two articles
// claim the same words? Pure; called by `content:check`.

import type { Article, Intent } from '../domain/article.js';
import { buildMatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { normalize } from '../matching/normalize.js';

export interface QuestionTest {
  readonly articleId: string;
  readonly question: string;
}

/** A question whose own article is not the first. */
export interface QuestionMiss extends QuestionTest {
  /** What the matcher put first. */
  readonly foundId: string | undefined;
  /** Place of the own article, from 1; undefined beyond the tenth. */
  readonly place: number | undefined;
}

export interface QuestionReport {
  readonly testCount: number;
  readonly firstRatio: number;
  readonly topThreeRatio: number;
  readonly misses: readonly QuestionMiss[];
  /** Questions that were taken for small talk or for an emergency. */
  readonly takenByIntent: readonly (QuestionTest & { readonly intentId: string })[];
}

export function checkQuestions(
  articles: readonly Article[],
  intents: readonly Intent[],
  tests: readonly QuestionTest[],
): QuestionReport {
  const index = buildMatchIndex({ articles, intents, revision: 0 });
  const asked = tests.map((test) => ({ test, result: match(test.question, index) }));
  const placed = asked.map(({ test, result }) => {
    const position = result.matches.findIndex(({ articleId }) => articleId === test.articleId);
    return { ...test, foundId: result.matches[0]?.articleId, place: position < 0 ? undefined : position + 1 };
  });
  const ratio = (places: number): number =>
    tests.length === 0 ? 1 : placed.filter(({ place = Infinity }) => place <= places).length / tests.length;
  return {
    testCount: tests.length,
    firstRatio: ratio(1),
    topThreeRatio: ratio(3),
    misses: placed.filter(({ place }) => place !== 1),
    takenByIntent: asked.flatMap(({ test, result: { intent } }) =>
      intent === undefined ? [] : [{ ...test, intentId: intent.id }],
    ),
  };
}

export interface SharedWording {
  readonly wording: string;
  readonly articleId: string;
  /** The article that lists the same words, earlier in the list. */
  readonly otherId: string;
}

/** Titles and variants that, after normalising, stand in two articles: the matcher cannot tell them apart. */
export function findSharedWordings(articles: readonly Article[]): readonly SharedWording[] {
  const owners = new Map<string, string>();
  const shared: SharedWording[] = [];
  for (const { id, title, variants } of articles)
    for (const wording of [title, ...variants]) {
      const key = normalize(wording);
      const otherId = owners.get(key);
      if (otherId === undefined) owners.set(key, id);
      else if (otherId !== id) shared.push({ wording, articleId: id, otherId });
    }
  return shared;
}
