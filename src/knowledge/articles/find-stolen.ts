// Would changed articles take other articles' questions? All test questions that have anything to do with its words, and the
// wordings of the articles nearest to it, are asked with the change; what it wins is asked without. Turns go on meanwhile.

import type { Article, ArticleContent, Intent } from '../../domain/article.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import {
  buildMatchIndexInSteps,
  withArticle,
  withoutLearned,
  type MatchIndex,
} from '../../matching/match-index.js';
import { match } from '../../matching/matcher.js';
import type { QuestionTest } from '../check-questions.js';
import type { KnowledgeSnapshot } from '../live-knowledge.js';
import { ask, damagedWordings, type Answer } from '../regression-set.js';
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

/** An article as it would be, and the questions that must find it then. */
export interface WeighedChange {
  readonly content: ArticleContent;
  readonly own: readonly string[];
}

/** What would go live at once. */
export interface WeighedChanges {
  readonly put: readonly WeighedChange[];
  /** To be taken off: nobody can steal from them. */
  readonly endIds: readonly string[];
}

/**
 * @param tests of all valid articles
 * @param own the changed article's questions, as they would be
 */
export async function findStolen(
  snapshot: KnowledgeSnapshot,
  content: ArticleContent,
  { tests, own }: { readonly tests: readonly QuestionTest[]; readonly own: readonly string[] },
): Promise<ChangeFindings> {
  const found = await findStolenTogether(snapshot, { put: [{ content, own }], endIds: [] }, { tests });
  return found.get(content.id) ?? { askedCount: 0, thefts: [], missed: [] };
}

export interface WeighOptions {
  readonly tests: readonly QuestionTest[];
  readonly onChange?: ((doneCount: number, total: number) => void) | undefined;
}

/** By article id. One index is built for all of them; each is held against what is live and against the others. */
export function findStolenTogether(
  snapshot: KnowledgeSnapshot,
  changes: WeighedChanges,
  options: WeighOptions,
): Promise<ReadonlyMap<string, ChangeFindings>> {
  return runBesideOthers(findInSteps(snapshot, changes, options));
}

function* findInSteps(
  { index, intents }: KnowledgeSnapshot,
  changes: WeighedChanges,
  { tests, onChange }: WeighOptions,
): Generator<undefined, ReadonlyMap<string, ChangeFindings>> {
  // What was learned from the live articles would not fit the changed ones: the two shall differ in the change alone.
  const before = withoutLearned(index);
  const after = yield* indexWith(before, changes, [...intents.values()]);
  const sides = { before, after, askBefore: remembered(before), askAfter: remembered(after) };
  const asked = yield* questionsOf(changes, tests);
  const found = new Map<string, ChangeFindings>();
  for (const change of changes.put) {
    found.set(change.content.id, yield* findingsOf(change, sides, asked));
    onChange?.(found.size, changes.put.length);
  }
  return found;
}

interface Sides {
  readonly before: MatchIndex;
  readonly after: MatchIndex;
  readonly askBefore: (test: QuestionTest) => Answer;
  readonly askAfter: (test: QuestionTest) => Answer;
}

/** Articles that change together have neighbours in common. */
function remembered(index: MatchIndex): (test: QuestionTest) => Answer {
  const known = new Map<string, Answer>();
  return (test) => {
    const key = `${test.articleId}\n${test.question}`;
    const answer = known.get(key) ?? ask(index, test);
    known.set(key, answer);
    return answer;
  };
}

interface Asked {
  readonly tests: readonly { readonly test: QuestionTest; readonly pairs: ReadonlySet<string> }[];
  /** Whose question it will be: new words of what goes live beside the change. */
  readonly isNew: (test: QuestionTest) => boolean;
  readonly endIds: ReadonlySet<string>;
}

/** The test questions as they would be. */
function* questionsOf(
  { put, endIds }: WeighedChanges,
  tests: readonly QuestionTest[],
): Generator<undefined, Asked> {
  const gone = new Set(endIds);
  const changed = new Set(put.map(({ content }) => content.id));
  const stay = tests.filter(({ articleId }) => !gone.has(articleId) && !changed.has(articleId));
  const own = put.flatMap(({ content: { id }, own: questions }) =>
    questions.map((question) => ({ articleId: id, question })),
  );
  const all: Asked['tests'][number][] = [];
  for (const test of [...stay, ...own]) {
    all.push({ test, pairs: pairsOf(test.question) });
    yield;
  }
  const fresh = new Set(
    put.flatMap(({ content: { id, title, variants }, own: questions }) =>
      [title, ...variants, ...questions].map((question) => `${id}\n${question}`),
    ),
  );
  const isNew = ({ articleId, question }: QuestionTest) => fresh.has(`${articleId}\n${question}`);
  return { tests: all, isNew, endIds: gone };
}

function* findingsOf(
  { content: changed, own }: WeighedChange,
  { before, after, askBefore, askAfter }: Sides,
  { tests, isNew, endIds }: Asked,
): Generator<undefined, ChangeFindings> {
  const isRelated = isRelatedTo(changed);
  const related = tests.filter(({ pairs }) => isRelated(pairs)).map(({ test }) => test);
  yield;
  const neighbours = yield* neighbourQuestions(after, changed);
  const questions = unique([...related, ...neighbours].filter(({ articleId }) => articleId !== changed.id));
  const thefts = sharedWordings(before, changed).filter(({ articleId }) => !endIds.has(articleId));
  for (const test of questions.filter((each) => !thefts.some(isSame(each)))) {
    const is = askAfter(test);
    yield;
    if (is.firstId !== changed.id) continue;
    const was = askBefore(test);
    yield;
    // Who wins it today already takes nothing from anybody.
    const isTaken = was.place === 1 || is.cost > was.cost || isNew(test);
    if (was.firstId !== changed.id && isTaken)
      thefts.push({ ...test, isWrong: match(test.question, after).band === 'answer' });
    yield;
  }
  const missed: MissedQuestion[] = [];
  for (const question of own) {
    const { place, firstId } = askAfter({ articleId: changed.id, question });
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

/** The live articles with the changed ones among them; what citizens have taught them stays their own. */
function* indexWith(
  live: MatchIndex,
  { put, endIds }: WeighedChanges,
  intents: readonly Intent[],
): Generator<undefined, MatchIndex> {
  const fresh = put.map(({ content }): Article => ({ ...content, version: 0 }));
  const [first] = fresh;
  if (first !== undefined && fresh.length === 1 && endIds.length === 0) return withArticle(live, first);
  const { articles, revision, intentHead } = live;
  const replaced = new Set([...endIds, ...fresh.map(({ id }) => id)]);
  const others = articles.filter(({ id }) => !replaced.has(id));
  return yield* buildMatchIndexInSteps({
    ...{ articles: [...others, ...fresh], intents, revision },
    ...(intentHead === undefined ? {} : { intentHead }),
  });
}

/** Shares two neighbouring characters with anything that the article is found by. */
export function isRelatedTo({ title, variants, keywords, answer, category }: ArticleContent) {
  const said = new Set(
    [title, ...variants, ...keywords, answer, category ?? ''].flatMap((text) => [...pairsOf(text)]),
  );
  return (pairs: ReadonlySet<string>): boolean => {
    for (const pair of pairs) if (said.has(pair)) return true;
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
