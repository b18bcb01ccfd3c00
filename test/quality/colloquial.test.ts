// The shipped articles and intents, and the real matcher, against questions written by people who had seen only the
// articles' titles: as the index answers at once, and as it does once it has learned. Measured on the test half alone: see
// README.md.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../../src/matching/match-index.js';
import {
  areaUnderRoc,
  ask,
  calibrationError,
  confusion,
  isAmongThree,
  isAnswered,
  isAnsweredRightly,
  isAnsweredWrongly,
  isFirst,
  isReached,
  perCent,
  type Outcome,
} from './outcomes.js';
import { readQuestionSets } from './question-sets.js';

interface Outcomes {
  readonly citizens: readonly Outcome[];
  readonly nearDomain: readonly Outcome[];
  readonly chatter: readonly Outcome[];
}

interface Floor {
  readonly measure: string;
  /** In per cent or percentage points. Exactly one bound: a floor only ever rises, a ceiling only ever falls. */
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly of: (outcomes: Outcomes) => number;
  /** What counts against it. */
  readonly against: (outcomes: Outcomes) => readonly Outcome[];
}

const isNotFirst = (outcome: Outcome): boolean => !isFirst(outcome);
const confidences = (outcomes: readonly Outcome[]): number[] =>
  outcomes.map(({ result }) => result.confidence);

const FLOORS: readonly Floor[] = [
  {
    measure: 'a right article comes first (top-1)',
    atLeast: 88,
    of: ({ citizens }) => perCent(citizens, isFirst),
    against: ({ citizens }) => citizens.filter(isNotFirst),
  },
  {
    measure: 'a right article is among the first three (recall@3)',
    atLeast: 96,
    of: ({ citizens }) => perCent(citizens, isAmongThree),
    against: ({ citizens }) => citizens.filter((each) => !isAmongThree(each)),
  },
  {
    measure: 'a right article is said or among the choices shown',
    atLeast: 93,
    of: ({ citizens }) => perCent(citizens, isReached),
    against: ({ citizens }) => citizens.filter((each) => !isReached(each)),
  },
  {
    // Beside the ceilings: a matcher that never answers would keep all of those.
    measure: 'citizens answered with a right article',
    atLeast: 62,
    of: ({ citizens }) => perCent(citizens, isAnsweredRightly),
    against: ({ citizens }) => citizens.filter((each) => !isAnsweredRightly(each)),
  },
  {
    measure: 'citizens answered with a wrong article',
    atMost: 2.5,
    of: ({ citizens }) => perCent(citizens, isAnsweredWrongly),
    against: ({ citizens }) => citizens.filter(isAnsweredWrongly),
  },
  {
    measure: 'near-domain questions answered',
    atMost: 8.5,
    of: ({ nearDomain }) => perCent(nearDomain, isAnswered),
    against: ({ nearDomain }) => nearDomain.filter(isAnswered),
  },
  {
    measure: 'chatter answered',
    atMost: 2,
    of: ({ chatter }) => perCent(chatter, isAnswered),
    against: ({ chatter }) => chatter.filter(isAnswered),
  },
  {
    measure: 'confidence tells what an article answers from what none does (AUROC)',
    atLeast: 89,
    of: ({ citizens, nearDomain }) => areaUnderRoc(confidences(citizens), confidences(nearDomain)),
    against: ({ nearDomain }) => nearDomain,
  },
  {
    measure: 'confidence tells a right first article from a wrong one (AUROC)',
    atLeast: 90.5,
    of: ({ citizens, nearDomain }) => {
      const wrong = [...citizens.filter(isNotFirst), ...nearDomain];
      return areaUnderRoc(confidences(citizens.filter(isFirst)), confidences(wrong));
    },
    against: ({ citizens }) => citizens.filter(isNotFirst),
  },
  {
    measure: 'confidence is off by (ECE, citizens and near-domain together)',
    atMost: 5,
    of: ({ citizens, nearDomain }) => calibrationError([...citizens, ...nearDomain]),
    against: ({ citizens, nearDomain }) => [...citizens.filter(isNotFirst), ...nearDomain],
  },
  {
    // More of them than chance: somebody copied the set into the articles, and it measures nothing any more.
    measure: 'citizens ask word for word what an article lists',
    atMost: 2,
    of: ({ citizens }) => perCent(citizens, ({ result }) => result.isExact),
    against: ({ citizens }) => citizens.filter(({ result }) => result.isExact),
  },
];

/** Some seconds on a machine at rest, most of them for learning. */
const PATIENCE_MS = 180_000;

const STATES = ['built', 'learned'] as const;

let outcomes: Record<(typeof STATES)[number], Outcomes>;

beforeAll(async () => {
  const { articles: files } = await readArticles(path.resolve('knowledge-base'));
  const { intents } = await readIntents(path.resolve('intents'));
  const articles = files.map(({ content }) => ({ ...content, version: 1 }));
  const built = buildMatchIndex({ articles, intents, revision: 1 });
  const { citizens, nearDomain, chatter } = readQuestionSets('test', new Set(articles.map(({ id }) => id)));
  const askAll = (index: MatchIndex): Outcomes => ({
    citizens: ask(citizens, index),
    nearDomain: ask(nearDomain, index),
    chatter: ask(chatter, index),
  });
  outcomes = { built: askAll(built), learned: askAll(withLearned(built, learnKnowledge(articles))) };
}, PATIENCE_MS);

describe.each(STATES)('questions as citizens type them, against the shipped articles, %s', (state) => {
  it.each(FLOORS)('$measure', ({ atLeast = -Infinity, atMost = Infinity, of, against }) => {
    const reached = of(outcomes[state]);

    const isWithin = reached >= atLeast && reached <= atMost;
    // Written so that a number that cannot be drawn (an empty set) fails too.
    expect(isWithin ? '' : `${reached.toFixed(1)}\n${confusion(against(outcomes[state]))}`).toBe('');
  });
});
