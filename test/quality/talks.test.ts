// Talks that go on, talks that change the subject, and messages that hold two questions, against the shipped articles and
// the real matcher. Measured on the test half alone: see README.md.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import { buildMatchIndex, type MatchIndex } from '../../src/matching/match-index.js';
import { readQuestions, type AskedQuestions } from '../../src/matching/read-questions.js';
import { readQuestionSets } from './question-sets.js';
import { readTalkSets, type MessageRow, type TalkSets } from './talk-sets.js';

/** Some seconds on a machine at rest. */
const PATIENCE_MS = 180_000;
/** Other articles of the same category after which every citizen's question is asked. */
const OTHER_CONTEXTS = 5;

let index: MatchIndex;
let talks: TalkSets;

beforeAll(async () => {
  const { articles } = await readArticles(path.resolve('knowledge-base'));
  const { intents } = await readIntents(path.resolve('intents'));
  index = buildMatchIndex({
    articles: articles.map(({ content }) => ({ ...content, version: 1 })),
    intents,
    revision: 1,
  });
  talks = readTalkSets('test', articleIds());
}, PATIENCE_MS);

const articleIds = (): ReadonlySet<string> => new Set(index.articles.map(({ id }) => id));

const readAfter = (articleId: string, question: string): AskedQuestions =>
  readQuestions(question, { topics: [{ articleId, atMs: 1 }], nowMs: 2, index });

const saidOf = ({ whole: { followUp } }: AskedQuestions): string =>
  followUp?.kind === 'told' ? followUp.passages.map(({ text }) => text).join('\n') : (followUp?.kind ?? '-');

/** Empty where enough rows are right; otherwise the share and what was wrong. */
function shortfall<Row>(rows: readonly Row[], atLeast: number, isRight: (row: Row) => boolean): string {
  const wrong = rows.filter((row) => !isRight(row));
  const reached = (100 * (rows.length - wrong.length)) / rows.length;
  // Written so that a share of nothing falls short too.
  return reached >= atLeast
    ? ''
    : [reached.toFixed(1), ...wrong.map((row) => JSON.stringify(row))].join('\n');
}

describe('questions about what was said before', () => {
  it('are told the sentence that answers them', () => {
    const told = talks.followUps.flatMap(({ told: piece, ...row }) =>
      piece === null ? [] : [{ ...row, piece }],
    );

    expect(shortfall(told, 80, (row) => saidOf(readAfter(row.after, row.question)).includes(row.piece))).toBe(
      '',
    );
  });

  it('are told honestly where the article does not say', () => {
    const untold = talks.followUps.filter(({ told }) => told === null);

    expect(shortfall(untold, 75, (row) => saidOf(readAfter(row.after, row.question)) === 'untold')).toBe('');
  });
});

describe('another subject', () => {
  it('is not read in the light of the last one', () => {
    expect(shortfall(talks.changes, 95, (row) => saidOf(readAfter(row.after, row.question)) === '-')).toBe(
      '',
    );
  });

  it('is heard as what it is', () => {
    const known = talks.changes.flatMap(({ change, also = [], ...row }) =>
      change === null ? [] : [{ ...row, right: [change, ...also] }],
    );

    expect(
      shortfall(known, 90, ({ after, question, right }) => {
        const { matches } = readAfter(after, question).whole.result;
        return matches.slice(0, 3).some(({ articleId }) => right.includes(articleId));
      }),
    ).toBe('');
  });

  it(
    'is heard among all citizens’ questions, each asked after other articles of its own category',
    () => {
      const { citizens } = readQuestionSets('test', articleIds());
      const asked = citizens.flatMap(({ question, right }) =>
        neighboursOf(right).map((after) => ({ question, after })),
      );

      expect(asked.length).toBeGreaterThan(1_000);
      expect(
        shortfall(asked, 99.5, ({ after, question }) => saidOf(readAfter(after, question)) === '-'),
      ).toBe('');
    },
    PATIENCE_MS,
  );
});

/** Spread over the category. */
function neighboursOf(right: readonly string[]): string[] {
  const category = index.articles.find(({ id }) => right.includes(id))?.category;
  const others = index.articles.filter(
    (article) => article.category === category && !right.includes(article.id),
  );
  const step = Math.max(1, Math.floor(others.length / OTHER_CONTEXTS));
  return others
    .filter((_, place) => place % step === 0)
    .slice(0, OTHER_CONTEXTS)
    .map(({ id }) => id);
}

describe('a message', () => {
  const partsOf = ({ message }: MessageRow) => readQuestions(message, { topics: [], nowMs: 0, index }).parts;

  it('that holds several questions gets each of them answered or offered, in order', () => {
    const several = talks.messages.filter(({ asks }) => asks.length > 1);

    expect(
      shortfall(several, 90, (row) => {
        const reached = partsOf(row).map(({ result: { band, matches } }) =>
          matches.slice(0, band === 'answer' ? 1 : 3).map(({ articleId }) => articleId),
        );
        return (
          reached.length === row.asks.length && row.asks.every((id, place) => reached[place]?.includes(id))
        );
      }),
    ).toBe('');
  });

  it('that is one question stays one', () => {
    const single = talks.messages.filter(({ asks }) => asks.length === 1);

    expect(shortfall(single, 95, (row) => partsOf(row).length === 0)).toBe('');
  });

  it('of those that citizens, chatter and near-domain questions hold is hardly ever cut', () => {
    const { citizens, nearDomain, chatter } = readQuestionSets('test', articleIds());
    const all = [...citizens, ...nearDomain, ...chatter].map(({ question }) => ({
      message: question,
      asks: [question] as [string],
    }));

    expect(shortfall(all, 99, (row) => partsOf(row).length === 0)).toBe('');
  });
});
