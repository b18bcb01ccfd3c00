// The shipped articles and the test half of our citizens' questions, mistyped: how many points of top-1 each kind of
// noise costs. The repair of src/matching/repair is what holds these ceilings; without it most of them break.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { noised, type TypingNoise } from '../support/typing-noise.js';
import { ask, confusion, isAnsweredWrongly, isFirst, perCent, type Outcome } from './outcomes.js';
import { readQuestionSets } from './question-sets.js';

interface Ceiling {
  readonly noise: TypingNoise;
  /** Points of top-1 that it may cost beside the same questions typed well. */
  readonly loss: number;
  /** Per cent answered with a wrong article. */
  readonly wrong: number;
}

const CEILINGS: readonly Ceiling[] = [
  { noise: 'simplified', loss: 0, wrong: 3 },
  { noise: 'full-width', loss: 0, wrong: 3 },
  { noise: 'homophones', loss: 5, wrong: 3 },
  { noise: 'dropped-characters', loss: 7, wrong: 3 },
  { noise: 'swapped-characters', loss: 3, wrong: 3 },
  { noise: 'polite', loss: 3, wrong: 3 },
  { noise: 'zhuyin-keyboard', loss: 7, wrong: 3 },
  { noise: 'zhuyin-half', loss: 7, wrong: 3 },
  { noise: 'zhuyin-letters', loss: 4, wrong: 3 },
];

const SEED = 1999;
/** Some seconds on a machine at rest. */
const PATIENCE_MS = 180_000;

let clean: readonly Outcome[];
let mistyped: ReadonlyMap<TypingNoise, readonly Outcome[]>;

beforeAll(async () => {
  const { articles } = await readArticles(path.resolve('knowledge-base'));
  const { intents } = await readIntents(path.resolve('intents'));
  const index = buildMatchIndex({
    articles: articles.map(({ content }) => ({ ...content, version: 1 })),
    intents,
    revision: 1,
  });
  const { citizens } = readQuestionSets('test', new Set(index.articles.map(({ id }) => id)));
  clean = ask(citizens, index);
  mistyped = new Map(
    CEILINGS.map(({ noise }) => [
      noise,
      ask(
        citizens.map(({ question, right }) => ({ question: noised(question, noise, SEED), right })),
        index,
      ),
    ]),
  );
}, PATIENCE_MS);

describe('mistyped questions against the shipped articles', () => {
  it.each(CEILINGS)('$noise costs at most $loss points of top-1', ({ noise, loss, wrong }) => {
    const outcomes = mistyped.get(noise) ?? [];

    const lost = perCent(clean, isFirst) - perCent(outcomes, isFirst);
    const answeredWrongly = perCent(outcomes, isAnsweredWrongly);
    // Written so that a number that cannot be drawn (an empty set) fails too.
    const isWithin = lost <= loss && answeredWrongly <= wrong;
    const missed = outcomes.filter((outcome) => !isFirst(outcome));
    expect(
      isWithin ? '' : `lost ${lost.toFixed(1)}, wrong ${answeredWrongly.toFixed(1)}\n${confusion(missed)}`,
    ).toBe('');
  });
});
