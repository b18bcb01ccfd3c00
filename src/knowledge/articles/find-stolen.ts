// Would a changed article take other articles' questions? All test questions that have anything to do with its words, and the
// wordings of the articles nearest to it, are asked with the change; what it wins is asked without. Turns go on meanwhile.

import type { Article, ArticleContent, Intent } from '../../domain/article.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { buildMatchIndexInSteps, withoutLearned, type MatchIndex } from '../../matching/match-index.js';
import { match } from '../../matching/matcher.js';
import type { QuestionTest } from '../check-questions.js';
import type { KnowledgeSnapshot } from '../live-knowledge.js';
import { ask, damagedWordings } from '../regression-set.js';
import { likeness, pairsOf } from '../text-likeness.js';
import { findOwner } from '../wording-rules.js';

/** A question that finds its article today and would find the changed one instead. */
export interface Theft extends QuestionTest {
  /** Would the citizen be told the changed article's answer for sure? Else it would stand first among choices. */
  readonly isWrong: boolean;
}

/** One of its own questions that would not find it first. */
export interface MissedQuestion {
  readonly question: string;
  /** Who would be found instead; absent: nobody. */
  readonly foundId?: string;
}

export interface ChangeFindings {
  /** Test questions that were weighed, its own among them. */
  readonly askedCount: number;
  readonly thefts: readonly Theft[];
  readonly missed: readonly MissedQuestion[];
}

/** Wordings of neighbours that are asked too, the most like the change first. */
const MOST_NEIGHBOUR_QUESTIONS = 150;
/** Wordings of the changed article by which its neighbours are found. */
const MOST_PROBES = 40;

/**
 * @param tests of all valid articles
 * @param own the changed article's questions, as they would be
 */
export function findStolen(
  snapshot: KnowledgeSnapshot,
  changed: ArticleContent,
  { tests, own }: { readonly tests: readonly QuestionTest[]; readonly own: readonly string[] },
): Promise<ChangeFindings> {
  return runBesideOthers(findInSteps(snapshot, changed, { tests, own }));
}

function* findInSteps(
  { index, intents }: KnowledgeSnapshot,
  changed: ArticleContent,
  { tests, own }: { readonly tests: readonly QuestionTest[]; readonly own: readonly string[] },
): Generator<undefined, ChangeFindings> {
  // What was learned from the live articles would not fit the changed ones: the two shall differ in the change alone.
  const before = withoutLearned(index);
  const after = yield* indexWith(before, changed, [...intents.values()]);
  const related = tests.filter(isRelatedTo(changed));
  const neighbours = yield* neighbourQuestions(after, changed);
  const questions = unique([...related, ...neighbours].filter(({ articleId }) => articleId !== changed.id));
  const thefts: Theft[] = sharedWordings(before, changed);
  for (const test of questions.filter((each) => !thefts.some(isSame(each)))) {
    const is = ask(after, test);
    yield;
    if (is.firstId !== changed.id) continue;
    const was = ask(before, test);
    yield;
    if (was.firstId !== changed.id && (was.place === 1 || is.cost > was.cost))
      thefts.push({ ...test, isWrong: match(test.question, after).band === 'answer' });
    yield;
  }
  const missed: MissedQuestion[] = [];
  for (const question of own) {
    const { place, firstId } = ask(after, { articleId: changed.id, question });
    if (place !== 1) missed.push({ question, ...(firstId === undefined ? {} : { foundId: firstId }) });
    yield;
  }
  return { askedCount: questions.length + own.length, thefts, missed };
}

const isSame =
  ({ articleId, question }: QuestionTest) =>
  (other: QuestionTest): boolean =>
    other.articleId === articleId && other.question === question;

/** Words that another article lists already: between two that say the same the matcher can only guess. What stands in the live
 *  version is no news. */
function sharedWordings(before: MatchIndex, { id, title, variants }: ArticleContent): Theft[] {
  const now = before.articles.find((article) => article.id === id);
  const listed = new Set(now === undefined ? [] : [now.title, ...now.variants]);
  const articles = new Set(before.articles.map((article) => article.id));
  return [title, ...variants]
    .filter((wording) => !listed.has(wording))
    .flatMap((question): Theft[] => {
      const articleId = findOwner(question, id, before);
      return articleId === undefined || !articles.has(articleId)
        ? []
        : [{ articleId, question, isWrong: true }];
    });
}

/** The live articles with the changed one among them; what citizens have taught it stays its own. */
function indexWith(
  { articles, revision, intentHead }: MatchIndex,
  changed: ArticleContent,
  intents: readonly Intent[],
): Generator<undefined, MatchIndex> {
  const put: Article = { ...changed, version: 0 };
  const others = articles.filter(({ id }) => id !== changed.id);
  return buildMatchIndexInSteps({
    ...{ articles: [...others, put], intents, revision },
    ...(intentHead === undefined ? {} : { intentHead }),
  });
}

/** Shares two neighbouring characters with anything that the article is found by. */
function isRelatedTo({ title, variants, keywords, answer, category }: ArticleContent) {
  const said = new Set(
    [title, ...variants, ...keywords, answer, category ?? ''].flatMap((text) => [...pairsOf(text)]),
  );
  return ({ question }: QuestionTest): boolean => {
    for (const pair of pairsOf(question)) if (said.has(pair)) return true;
    return false;
  };
}

/** Titles and variants of the articles that come up for its wordings: as they are, and with a character missing. */
function* neighbourQuestions(
  after: MatchIndex,
  { id, title, variants }: ArticleContent,
): Generator<undefined, readonly QuestionTest[]> {
  const probes = [title, ...variants].slice(0, MOST_PROBES);
  const rivals = new Set<string>();
  for (const probe of probes) {
    for (const { articleId } of match(probe, after).matches) rivals.add(articleId);
    yield;
  }
  rivals.delete(id);
  const near = after.articles.filter((article) => rivals.has(article.id));
  const plain = near.flatMap((article) =>
    [article.title, ...article.variants].map((question) => ({ articleId: article.id, question })),
  );
  const probed = probes.map((probe) => pairsOf(probe));
  const weighed: { readonly test: QuestionTest; readonly alike: number }[] = [];
  for (const test of [...plain, ...damagedWordings(near)]) {
    const pairs = pairsOf(test.question);
    weighed.push({ test, alike: Math.max(...probed.map((probe) => likeness(probe, pairs))) });
    yield;
  }
  return weighed
    .sort((left, right) => right.alike - left.alike)
    .slice(0, MOST_NEIGHBOUR_QUESTIONS)
    .map(({ test }) => test);
}

function unique(tests: readonly QuestionTest[]): readonly QuestionTest[] {
  return [...new Map(tests.map((test) => [`${test.articleId}\n${test.question}`, test])).values()];
}
