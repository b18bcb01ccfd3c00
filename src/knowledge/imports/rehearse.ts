// Asks the editors' test questions twice, of what is live and of what would be: which would be answered worse, and by whom.

import type { Article, Intent } from '../../domain/article.js';
import type { Band } from '../../domain/match.js';
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
  /** Is it what is live already? Then nothing is built, and each question is asked once. */
  readonly isSame: boolean;
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
  { articles, intents, isSame }: Wanted,
  {
    tests,
    onQuestion,
  }: { readonly tests: readonly QuestionTest[]; readonly onQuestion: OnQuestion | undefined },
): Generator<undefined, Rehearsal> {
  // The live index without what was learned: the new one has nothing of it either, and the two shall differ in articles alone.
  const before = withoutLearned(now);
  const after = isSame ? before : yield* buildMatchIndexInSteps({ articles, intents, revision: 0 });
  const [there, stays] = [now.articles, articles].map((list) => new Set(list.map(({ id }) => id)));
  const wanted = tests.filter(
    ({ articleId }) => there?.has(articleId) === true && stays?.has(articleId) === true,
  );
  const asked: AskedTwice[] = [];
  for (const twice of askTwice({ before, after }, wanted)) {
    if (twice !== undefined) {
      asked.push(twice);
      onQuestion?.(asked.length, wanted.length);
    }
    yield;
  }
  const rightBefore = asked.filter(({ wasRight }) => wasRight).length;
  const rightAfter = asked.filter(({ isRight }) => isRight).length;
  return {
    ...{ questionCount: asked.length, rightBefore, rightAfter },
    lost: asked.filter(({ wasRight, isRight }) => wasRight && !isRight).map(lostQuestion),
    gained: asked.filter(({ wasRight, isRight }) => !wasRight && isRight).map(({ test }) => test),
  };
}

/** What became of a question, and what would. */
export interface AskedTwice {
  readonly test: QuestionTest;
  /** Did it find its article first, and would it? */
  readonly wasRight: boolean;
  readonly isRight: boolean;
  readonly bandBefore: Band;
  readonly bandAfter: Band;
  /** Who would be found; absent: nobody. */
  readonly foundId?: string;
}

/** A step is one question to one index; after the second what it came to. */
export function* askTwice(
  { before, after }: { readonly before: MatchIndex; readonly after: MatchIndex },
  tests: readonly QuestionTest[],
): Generator<AskedTwice | undefined> {
  for (const test of tests) {
    const was = match(test.question, before);
    yield;
    const is = after === before ? was : match(test.question, after);
    const foundId = is.matches[0]?.articleId;
    yield {
      test,
      ...{ wasRight: was.matches[0]?.articleId === test.articleId, isRight: foundId === test.articleId },
      ...{ bandBefore: was.band, bandAfter: is.band },
      ...(foundId === undefined ? {} : { foundId }),
    };
  }
}

function lostQuestion({ test, foundId, bandAfter }: AskedTwice): LostQuestion {
  return { ...test, ...(foundId === undefined ? {} : { foundId }), isWrong: bandAfter === 'answer' };
}
