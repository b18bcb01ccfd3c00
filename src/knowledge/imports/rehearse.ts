// Asks the editors' test questions twice, of what is live and of what would be: which would be answered worse, and by whom.

import type { Article, Intent } from '../../domain/article.js';
import type { MatchResult } from '../../domain/match.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { buildMatchIndexInSteps, withoutLearned, type MatchIndex } from '../../matching/match-index.js';
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
  /** They miss their article today and would find it. */
  readonly gained: readonly QuestionTest[];
}

export interface Wanted {
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
}

/** Takes seconds for thousands of articles, in short stretches. */
export function rehearse(
  now: MatchIndex,
  wanted: Wanted,
  { tests, onQuestion }: { readonly tests: readonly QuestionTest[]; readonly onQuestion?: OnQuestion },
): Promise<Rehearsal> {
  return runBesideOthers(rehearseInSteps(now, wanted, { tests, onQuestion }));
}

type OnQuestion = (doneCount: number, total: number) => void;

function* rehearseInSteps(
  now: MatchIndex,
  { articles, intents }: Wanted,
  {
    tests,
    onQuestion,
  }: { readonly tests: readonly QuestionTest[]; readonly onQuestion: OnQuestion | undefined },
): Generator<undefined, Rehearsal> {
  // The live index without what was learned: the new one has nothing of it either, and the two shall differ in articles alone.
  const before = withoutLearned(now);
  const after = yield* buildMatchIndexInSteps({ articles, intents, revision: 0 });
  const [there, stays] = [now.articles, articles].map((list) => new Set(list.map(({ id }) => id)));
  const asked = tests.filter(
    ({ articleId }) => there?.has(articleId) === true && stays?.has(articleId) === true,
  );
  const lost: LostQuestion[] = [];
  const gained: QuestionTest[] = [];
  let rightBefore = 0;
  for (const [place, test] of asked.entries()) {
    const wasRight = match(test.question, before).matches[0]?.articleId === test.articleId;
    yield;
    const result = match(test.question, after);
    yield;
    onQuestion?.(place + 1, asked.length);
    const foundId = result.matches[0]?.articleId;
    if (wasRight) rightBefore += 1;
    if (wasRight && foundId !== test.articleId) lost.push(lostQuestion(test, result));
    if (!wasRight && foundId === test.articleId) gained.push(test);
  }
  const rightAfter = rightBefore - lost.length + gained.length;
  return { questionCount: asked.length, rightBefore, rightAfter, lost, gained };
}

function lostQuestion(test: QuestionTest, { matches, band }: MatchResult): LostQuestion {
  const foundId = matches[0]?.articleId;
  return { ...test, ...(foundId === undefined ? {} : { foundId }), isWrong: band === 'answer' };
}
