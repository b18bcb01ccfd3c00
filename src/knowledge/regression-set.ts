// The frozen questions that whatever was learned must still answer: the articles' own test questions, and their own wordings a
// little damaged. The same articles give the same set for ever. Pure.

import { createHash } from 'node:crypto';

import type { Article } from '../domain/article.js';
import { hashText } from '../lib/text-hash.js';
import type { MatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { normalizeWithSurface } from '../matching/normalize.js';
import type { QuestionTest } from './check-questions.js';

export interface RegressionSet {
  readonly questions: readonly QuestionTest[];
  /** Of the questions, for the record. */
  readonly digest: string;
}

/** Of an article what questions are made of. */
export type AskedArticle = Pick<Article, 'id' | 'title' | 'variants'>;

/** What an index makes of the frozen questions. */
export interface ReplayFigures {
  readonly questionCount: number;
  /** How often the own article is the first. */
  readonly firstCount: number;
  readonly topThreeCount: number;
  /** How often another article would be said for sure. */
  readonly wrongCount: number;
  /** Mean cost of a question in clicks, see `CLICKS`. */
  readonly clicks: number;
}

/** Of the damaged wordings so many at most: a replay is to end within seconds at fifty thousand articles. */
const MOST_DAMAGED = 500;
/** A shorter wording has nothing left once it is damaged. Unit: characters. */
const LEAST_DAMAGED_CHARS = 4;
/** What a question costs the citizen, in clicks, as the policy of the matcher reckons (match-policy.ts): a wrong answer about
 *  5.5, a choice one; asking again or waiting for a person is taken as two. */
const CLICKS = { answered: 0, offered: 1, missed: 2, wrong: 5.5 } as const;

/**
 * `articles`: as published, without what was learned, or poison could vouch for itself. `tests`: questions that editors wrote to be found; those of articles that are not
 * live are left out.
 */
export function freezeQuestions(
  articles: readonly AskedArticle[],
  tests: readonly QuestionTest[],
): RegressionSet {
  const live = new Set(articles.map(({ id }) => id));
  const questions = [
    ...tests.filter(({ articleId }) => live.has(articleId)),
    ...sample(damagedWordings(articles)),
  ];
  const digest = createHash('sha256').update(JSON.stringify(questions)).digest('hex');
  return { questions, digest };
}

/** Of each title and variant, without one character in the middle, so that none is found word for word. */
export function damagedWordings(articles: readonly AskedArticle[]): readonly QuestionTest[] {
  return articles
    .flatMap(({ id, title, variants }) => [title, ...variants].map((wording) => ({ id, wording })))
    .map(({ id, wording }) => ({ articleId: id, question: damage(normalizeWithSurface(wording).surface) }))
    .filter(({ question }) => question.length >= LEAST_DAMAGED_CHARS);
}

function sample(questions: readonly QuestionTest[]): readonly QuestionTest[] {
  return questions
    .map((test) => ({ test, order: hashText(`${test.articleId}\n${test.question}`) }))
    .sort((left, right) => left.order - right.order)
    .slice(0, MOST_DAMAGED)
    .map(({ test }) => test);
}

function damage(wording: string): string {
  const characters = Array.from(wording);
  return characters.toSpliced(Math.floor(characters.length / 2), 1).join('');
}

export function replay(index: MatchIndex, { questions }: RegressionSet): ReplayFigures {
  const answers = questions.map((test) => ask(index, test));
  const clicks = answers.reduce((sum, { cost }) => sum + cost, 0);
  const count = (isIt: (answer: Answer) => boolean): number => answers.filter(isIt).length;
  return {
    questionCount: questions.length,
    firstCount: count(({ place }) => place === 1),
    topThreeCount: count(({ place }) => place <= 3),
    wrongCount: count(({ cost }) => cost === CLICKS.wrong),
    clicks: clicks / Math.max(1, questions.length),
  };
}

export interface Answer {
  /** Of the own article, from 1; Infinity beyond the tenth. */
  readonly place: number;
  readonly firstId: string | undefined;
  readonly cost: number;
}

export function ask(index: MatchIndex, { articleId, question }: QuestionTest): Answer {
  const { matches, band } = match(question, index);
  const found = matches.findIndex((each) => each.articleId === articleId);
  const place = found === -1 ? Infinity : found + 1;
  return { place, firstId: matches[0]?.articleId, cost: costOf(place, band) };
}

function costOf(place: number, band: 'answer' | 'offer' | 'handoff'): number {
  if (band === 'answer') return place === 1 ? CLICKS.answered : CLICKS.wrong;
  return band === 'offer' && place <= 3 ? CLICKS.offered : CLICKS.missed;
}

/** Is `after` worse for citizens than `before`? */
export function isWorse(after: ReplayFigures, before: ReplayFigures): boolean {
  return after.clicks > before.clicks + 1e-9;
}
