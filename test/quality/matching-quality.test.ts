import { buildMatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { OFF_TOPIC } from '../support/off-topic.js';
import { reword, seededRandom, type RewordingKind } from '../support/rewordings.js';
import { ask, confusion, isAnsweredWrongly, isFirst, isReached, perCent, type Outcome } from './outcomes.js';
import { OUR_ARTICLES, OUR_INTENTS, OUR_QUESTIONS } from './our-articles.js';

/** Shares of the questions, in per cent. They only ever rise. */
interface Floor {
  readonly noise: RewordingKind | 'clean';
  readonly top1: number;
  readonly offered: number;
  /** Band `answer` with the wrong article: a ceiling. */
  readonly maxWrong: number;
}

const FLOORS: readonly Floor[] = [
  { noise: 'clean', top1: 98, offered: 98, maxWrong: 0 },
  { noise: 'simplified', top1: 98, offered: 98, maxWrong: 0 },
  { noise: 'full-width', top1: 98, offered: 98, maxWrong: 0 },
  { noise: 'polite', top1: 98, offered: 98, maxWrong: 0 },
  { noise: 'dropped-characters', top1: 94, offered: 94, maxWrong: 0 },
  { noise: 'swapped-characters', top1: 94, offered: 94, maxWrong: 0 },
  { noise: 'dropped-word', top1: 80, offered: 80, maxWrong: 0 },
  { noise: 'swapped-words', top1: 94, offered: 94, maxWrong: 0 },
];

const SEED = 1999;
const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 1 });

function askReworded(noise: Floor['noise']): Outcome[] {
  const random = seededRandom(SEED);
  const questions = OUR_QUESTIONS.map(({ text, articleId }) => {
    return { question: noise === 'clean' ? text : reword(text, noise, random), right: [articleId] };
  });
  return ask(questions, index);
}

const isLost = (outcome: Outcome): boolean => !isFirst(outcome) || !isReached(outcome);

describe('matching quality on our own articles', () => {
  it('asks nothing that an article lists word for word', () => {
    const listed = new Set(OUR_ARTICLES.flatMap(({ title, variants }) => [title, ...variants]));

    expect(OUR_QUESTIONS.filter(({ text }) => listed.has(text))).toEqual([]);
  });

  it.each(FLOORS)('stays above its floor with $noise questions', ({ noise, top1, offered, maxWrong }) => {
    const outcomes = askReworded(noise);

    const reached = {
      top1: perCent(outcomes, isFirst),
      offered: perCent(outcomes, isReached),
      wrong: perCent(outcomes, isAnsweredWrongly),
    };
    const isAbove = reached.top1 >= top1 && reached.offered >= offered && reached.wrong <= maxWrong;
    expect(isAbove ? '' : `${JSON.stringify(reached)}\n${confusion(outcomes.filter(isLost))}`).toBe('');
  });

  it.each(OFF_TOPIC)('does not answer %s', (question) => {
    const { band } = match(question, index);

    expect(band).not.toBe('answer');
  });

  it.each(
    OUR_ARTICLES.flatMap(({ id, title, variants }) => [title, ...variants].map((text) => ({ id, text }))),
  )('answers $text, which $id lists', ({ id, text }) => {
    const result = match(text, index);

    expect(result).toMatchObject({ band: 'answer', isExact: true });
    expect(result.matches[0]?.articleId).toBe(id);
  });
});
