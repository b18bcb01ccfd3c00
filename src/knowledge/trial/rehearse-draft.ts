// All test questions that have anything to do with a text that is being written, asked of what is live and of what would be: which
// would be answered better, and which worse. Turns go on meanwhile.

import type { ArticleContent } from '../../domain/article.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { withArticle, withoutLearned, type MatchIndex } from '../../matching/match-index.js';
import { isRelatedTo } from '../articles/find-stolen.js';
import { pairsOf } from '../text-likeness.js';
import type { QuestionTest } from '../check-questions.js';
import { askTwice, type AskedTwice } from '../imports/rehearse.js';

/**
 * `lost`: found its article, and would not. `weaker`: still would, but as a choice where it was said for sure. `missed`: one of the
 * text's own that neither finds it nor would. `stronger` and `gained` are the better sides of the first two.
 */
export const DRAFT_CHANGES = ['lost', 'weaker', 'missed', 'gained', 'stronger'] as const;
export type DraftChangeKind = (typeof DRAFT_CHANGES)[number];

export interface DraftChange extends QuestionTest {
  readonly kind: DraftChangeKind;
  /** Who would be found; absent: nobody. */
  readonly foundId?: string;
  /** Would the citizen be told the wrong answer for sure? */
  readonly isWrong: boolean;
}

export interface DraftRehearsal {
  readonly questionCount: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** The worst first. */
  readonly changes: readonly DraftChange[];
}

/** While somebody waits for it. */
export interface RehearsalWatch {
  /** Called often; must be quick. */
  readonly onQuestion?: (doneCount: number, total: number) => void;
  /** False: nobody waits any more, the rest is not asked. */
  readonly isWanted?: () => boolean;
}

export interface RehearsalOrder extends RehearsalWatch {
  /** Of all valid articles. */
  readonly tests: readonly QuestionTest[];
  /** The text's questions, as they would be. */
  readonly own: readonly string[];
}

/** @param live as it answers now */
export function rehearseDraft(
  live: MatchIndex,
  draft: ArticleContent,
  order: RehearsalOrder,
): Promise<DraftRehearsal> {
  return runBesideOthers(rehearseInSteps(live, draft, order));
}

function* rehearseInSteps(
  live: MatchIndex,
  draft: ArticleContent,
  { tests, own, onQuestion, isWanted = () => true }: RehearsalOrder,
): Generator<undefined, DraftRehearsal> {
  // What was learned from the live articles would not fit the changed ones: the two shall differ in the text alone.
  const before = withoutLearned(live);
  const after = withArticle(before, { ...draft, version: 0 });
  yield;
  const now = before.articles.find(({ id }) => id === draft.id);
  const related = [draft, ...(now === undefined ? [] : [now])].map(isRelatedTo);
  const others = tests.filter(({ articleId, question }) => {
    const pairs = pairsOf(question);
    return articleId !== draft.id && related.some((isRelated) => isRelated(pairs));
  });
  const asked: AskedTwice[] = [];
  const all = [...own.map((question) => ({ articleId: draft.id, question })), ...others];
  for (const twice of askTwice({ before, after }, all)) {
    if (!isWanted()) break;
    if (twice !== undefined) {
      asked.push(twice);
      onQuestion?.(asked.length, all.length);
    }
    yield;
  }
  return {
    questionCount: asked.length,
    rightBefore: asked.filter(({ wasRight }) => wasRight).length,
    rightAfter: asked.filter(({ isRight }) => isRight).length,
    changes: changesOf(asked, draft.id),
  };
}

function changesOf(asked: readonly AskedTwice[], draftId: string): readonly DraftChange[] {
  const changes = asked.flatMap((twice): DraftChange[] => {
    const kind = kindOf(twice, draftId);
    if (kind === undefined) return [];
    const { test, foundId, isRight, bandAfter } = twice;
    const found = foundId === undefined ? {} : { foundId };
    return [{ kind, ...test, ...found, isWrong: !isRight && bandAfter === 'answer' }];
  });
  return changes.sort((left, right) => worth(left) - worth(right));
}

const worth = ({ kind, isWrong }: DraftChange): number => 2 * DRAFT_CHANGES.indexOf(kind) - Number(isWrong);

function kindOf(twice: AskedTwice, draftId: string): DraftChangeKind | undefined {
  const { test, wasRight, isRight, bandBefore, bandAfter } = twice;
  if (wasRight !== isRight) return isRight ? 'gained' : 'lost';
  if (!isRight) return test.articleId === draftId ? 'missed' : undefined;
  if (bandBefore === bandAfter) return undefined;
  return bandBefore === 'answer' ? 'weaker' : bandAfter === 'answer' ? 'stronger' : undefined;
}
