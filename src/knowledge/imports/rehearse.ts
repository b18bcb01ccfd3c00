// Asks the editors' test questions twice, of what is live and of what would be: which would be answered worse, and by whom.

import type { Article, Intent } from '../../domain/article.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { buildMatchIndexInSteps, type MatchIndex } from '../../matching/match-index.js';
import { match } from '../../matching/matcher.js';
import type { QuestionTest } from '../check-questions.js';

/** A question that finds its article today and would not any more. */
export interface LostQuestion extends QuestionTest {
  /** Who would be found instead; absent: nobody. */
  readonly foundId?: string;
  /** Would the citizen be told the wrong answer for sure? */
  readonly isWrong: boolean;
}

export interface Rehearsal {
  /** Questions whose article is there before and after. */
  readonly questionCount: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly lost: readonly LostQuestion[];
}

/** Takes seconds for thousands of articles, in short stretches. */
export function rehearse(
  now: MatchIndex,
  wanted: { readonly articles: readonly Article[]; readonly intents: readonly Intent[] },
  tests: readonly QuestionTest[],
): Promise<Rehearsal> {
  return runBesideOthers(rehearseInSteps(now, wanted, tests));
}

function* rehearseInSteps(
  now: MatchIndex,
  { articles, intents }: { readonly articles: readonly Article[]; readonly intents: readonly Intent[] },
  tests: readonly QuestionTest[],
): Generator<undefined, Rehearsal> {
  // The live index without what was learned: the new one has nothing of it either, and the two shall differ in articles alone.
  const before = yield* buildMatchIndexInSteps({ articles: now.articles, intents, revision: 0 });
  const after = yield* buildMatchIndexInSteps({ articles, intents, revision: 0 });
  const [there, stays] = [now.articles, articles].map((list) => new Set(list.map(({ id }) => id)));
  const asked = tests.filter(({ articleId }) => there?.has(articleId) === true && stays?.has(articleId) === true);
  const lost: LostQuestion[] = [];
  let rightBefore = 0;
  let rightAfter = 0;
  for (const test of asked) {
    const wasRight = match(test.question, before).matches[0]?.articleId === test.articleId;
    yield;
    const result = match(test.question, after);
    yield;
    const foundId = result.matches[0]?.articleId;
    if (wasRight) rightBefore += 1;
    if (foundId === test.articleId) rightAfter += 1;
    else if (wasRight)
      lost.push({
        ...test,
        ...(foundId === undefined ? {} : { foundId }),
        isWrong: result.band === 'answer',
      });
  }
  return { questionCount: asked.length, rightBefore, rightAfter, lost };
}
