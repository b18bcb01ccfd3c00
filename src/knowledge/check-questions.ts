// Asks the real matcher the questions that editors promise: does each find its own article, and if not, who took it and by
// which words? And who else claims the same words? Pure; called by `content:check`.

import type { Article, Intent } from '../domain/article.js';
import type { MatchResult } from '../domain/match.js';
import { buildMatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { normalize } from '../matching/normalize.js';
import { likeness, pairsOf } from './text-likeness.js';

export interface QuestionTest {
  readonly articleId: string;
  readonly question: string;
}

/** A question whose own article is not the first. */
export interface StolenQuestion extends QuestionTest {
  /** Undefined where nothing was found. */
  readonly thief: Thief | undefined;
  /** Place of the own article, from 1; undefined beyond the tenth. */
  readonly place: number | undefined;
  /** `answer`: the citizen would be told the wrong thing. `offer`: they would see choices. `handoff`: nothing. */
  readonly band: MatchResult['band'];
}

export interface Thief {
  readonly articleId: string;
  /** Of its title and variants, the one most like the question. */
  readonly wording: string;
  /** The question's words that it says too. */
  readonly hits: readonly string[];
}

export interface QuestionReport {
  readonly testCount: number;
  readonly firstRatio: number;
  readonly topThreeRatio: number;
  /** Share of the questions that another article would answer for sure. */
  readonly wrongRatio: number;
  readonly stolen: readonly StolenQuestion[];
  /** Questions that were taken for small talk or for an emergency. */
  readonly takenByIntent: readonly (QuestionTest & { readonly intentId: string })[];
}

export function checkQuestions(
  articles: readonly Article[],
  intents: readonly Intent[],
  tests: readonly QuestionTest[],
): QuestionReport {
  const index = buildMatchIndex({ articles, intents, revision: 0 });
  const byId = new Map(articles.map((article) => [article.id, article]));
  const asked = tests.map((test) => ({ test, result: match(test.question, index) }));
  const placed = asked.map(({ test, result }) => ({ test, result, place: placeOf(test, result) }));
  const share = (isCounted: (each: (typeof placed)[number]) => boolean): number =>
    placed.filter(isCounted).length / Math.max(1, tests.length);
  return {
    testCount: tests.length,
    firstRatio: tests.length === 0 ? 1 : share(({ place }) => place === 1),
    topThreeRatio: tests.length === 0 ? 1 : share(({ place = Infinity }) => place <= 3),
    wrongRatio: share(({ place, result }) => place !== 1 && result.band === 'answer'),
    stolen: placed
      .filter(({ place }) => place !== 1)
      .map(({ test, result, place }) => ({
        ...test,
        place,
        band: result.band,
        thief: findThief(test, result, byId),
      })),
    takenByIntent: asked.flatMap(({ test, result: { intent } }) =>
      intent === undefined ? [] : [{ ...test, intentId: intent.id }],
    ),
  };
}

function placeOf({ articleId }: QuestionTest, { matches }: MatchResult): number | undefined {
  const position = matches.findIndex((each) => each.articleId === articleId);
  return position < 0 ? undefined : position + 1;
}

function findThief(
  { question }: QuestionTest,
  { matches }: MatchResult,
  byId: ReadonlyMap<string, Article>,
): Thief | undefined {
  const [first] = matches;
  const article = first === undefined ? undefined : byId.get(first.articleId);
  if (first === undefined || article === undefined) return undefined;
  const asked = pairsOf(question);
  const [nearest] = [article.title, ...article.variants]
    .map((wording) => ({ wording, alike: likeness(asked, pairsOf(wording)) }))
    .sort((left, right) => right.alike - left.alike);
  return { articleId: article.id, wording: nearest?.wording ?? article.title, hits: first.hits };
}

/** An article or an intent, as the owner of a wording. */
export interface Owner {
  readonly kind: 'article' | 'intent';
  readonly id: string;
}

export interface SharedWording {
  readonly wording: string;
  readonly owner: Owner;
  /** Which of the owner's wordings: 0 is an article's title. */
  readonly position: number;
  /** Who lists the same words, earlier. */
  readonly other: Owner;
}

/**
 * Wordings that, after normalising, stand in two places: between two articles, or two intents, the matcher can only guess;
 * an article takes its own wording from every intent, an emergency too.
 */
export function findSharedWordings(
  articles: readonly Article[],
  intents: readonly Intent[],
): readonly SharedWording[] {
  const listed = [
    ...articles.map(({ id, title, variants }) => ({
      owner: { kind: 'article' as const, id },
      wordings: [title, ...variants],
    })),
    ...intents.map(({ id, utterances }) => ({
      owner: { kind: 'intent' as const, id },
      wordings: utterances,
    })),
  ];
  const owners = new Map<string, Owner>();
  return listed.flatMap(({ owner, wordings }) =>
    wordings.flatMap((wording, position): SharedWording[] => {
      const key = normalize(wording);
      const other = owners.get(key);
      if (other === undefined) owners.set(key, owner);
      return other === undefined || other === owner ? [] : [{ wording, owner, position, other }];
    }),
  );
}
