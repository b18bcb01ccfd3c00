// Would a new wording take another article's questions? The frozen questions of the articles nearest to it are asked with the
// wording and without, a few at a stretch: turns go on between the stretches and never see it.

import { setImmediate as letOthersRun } from 'node:timers/promises';

import { addVariant, removeVariant, type MatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import type { QuestionTest } from './check-questions.js';
import { ask, damagedWordings } from './regression-set.js';
import { likeness, pairsOf } from './text-likeness.js';

/** Further questions are too little like the wording to be taken by it. */
const MOST_REPLAYED = 80;
/** Questions a stretch: two matches each, a few milliseconds together. */
const AT_A_STRETCH = 3;

interface NewWording {
  readonly articleId: string;
  readonly wording: string;
}

/**
 * The first frozen question, the most alike first, that the wording's article would take. `index` is asked for anew at each
 * stretch, since a publish may swap it; `tests`: what editors wrote to be found.
 */
export async function findVictim(
  index: () => MatchIndex,
  added: NewWording,
  tests: readonly QuestionTest[],
): Promise<QuestionTest | undefined> {
  const near = nearestQuestions(index(), added, tests);
  for (let at = 0; at < near.length; at += AT_A_STRETCH) {
    const victim = findAmong(index(), added, near.slice(at, at + AT_A_STRETCH));
    if (victim !== undefined) return victim;
    await letOthersRun();
  }
  return undefined;
}

function nearestQuestions(
  index: MatchIndex,
  { articleId, wording }: NewWording,
  tests: readonly QuestionTest[],
): readonly QuestionTest[] {
  const rivals = new Set(match(wording, index).matches.map((each) => each.articleId));
  rivals.delete(articleId);
  const pairs = pairsOf(wording);
  const own = damagedWordings(index.articles.filter(({ id }) => rivals.has(id)));
  return [...tests.filter((test) => rivals.has(test.articleId)), ...own]
    .map((test) => ({ test, alike: likeness(pairs, pairsOf(test.question)) }))
    .sort((left, right) => right.alike - left.alike)
    .slice(0, MOST_REPLAYED)
    .map(({ test }) => test);
}

function findAmong(
  index: MatchIndex,
  { articleId, wording }: NewWording,
  tests: readonly QuestionTest[],
): QuestionTest | undefined {
  const before = tests.map((test) => ask(index, test));
  if (!addVariant(index, articleId, wording)) return undefined;
  try {
    return tests.find((test, place) => {
      const [was, is] = [before[place], ask(index, test)];
      if (was === undefined || is.firstId !== articleId) return false;
      return was.place === 1 || is.cost > was.cost;
    });
  } finally {
    removeVariant(index, articleId, wording);
  }
}
