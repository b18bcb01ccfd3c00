// The shipped intents and the head that is learned from them: half of their wordings are taken away and asked.

import path from 'node:path';

import { halfOf } from '../../src/cli/match/own-questions.js';
import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import { buildMatchIndex, type MatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { ask, perCent } from './outcomes.js';
import { readQuestionSets } from './question-sets.js';

/** Some seconds on a machine at rest. */
const PATIENCE_MS = 180_000;

let half: MatchIndex;
let whole: MatchIndex;
let unlisted: { readonly text: string; readonly id: string }[];

beforeAll(async () => {
  const read = await readArticles(path.resolve('knowledge-base'));
  const articles = read.articles.map(({ content }) => ({ ...content, version: 1 }));
  const { intents } = await readIntents(path.resolve('intents'));
  const isKept = (text: string): boolean => halfOf(text) === 'development';
  const kept = intents.map((intent) => ({ ...intent, utterances: intent.utterances.filter(isKept) }));
  unlisted = intents.flatMap(({ id, utterances }) =>
    utterances.filter((text) => !isKept(text)).map((text) => ({ text, id })),
  );
  half = buildMatchIndex({ articles, intents: kept, revision: 1 });
  whole = buildMatchIndex({ articles, intents, revision: 1 });
}, PATIENCE_MS);

/** A head that knows no intent hears none. */
const withoutHead = (index: MatchIndex): MatchIndex =>
  index.intentHead === undefined ? index : { ...index, intentHead: { ...index.intentHead, intentIds: [] } };

const heard = (index: MatchIndex): { readonly rightly: number; readonly wrongly: number } => {
  const found = unlisted.map(({ text, id }) => ({ id, intent: match(text, index).intent?.id }));
  const share = (isCounted: (each: (typeof found)[number]) => boolean): number =>
    (100 * found.filter(isCounted).length) / found.length;
  return {
    rightly: share(({ id, intent }) => intent === id),
    wrongly: share(({ id, intent }) => intent !== undefined && intent !== id),
  };
};

describe('small talk in words that no intent lists', () => {
  it('is heard by the head where likeness of wordings alone does not', () => {
    const [learned, alone] = [heard(half), heard(withoutHead(half))];

    expect(learned.rightly).toBeGreaterThan(24);
    expect(learned.rightly).toBeGreaterThan(1.5 * alone.rightly);
    expect(learned.wrongly).toBeLessThan(4);
  });

  it('swallows hardly more of what citizens ask than likeness of wordings does', () => {
    const { citizens, nearDomain } = readQuestionSets('test', new Set(whole.articles.map(({ id }) => id)));
    const questions = [...citizens, ...nearDomain];
    const swallowed = (index: MatchIndex): number =>
      perCent(ask(questions, index), ({ result }) => result.intent !== undefined);

    expect(swallowed(whole)).toBeLessThanOrEqual(swallowed(withoutHead(whole)) + 0.5);
    expect(swallowed(whole)).toBeLessThan(1.5);
  });

  it('hears every wording that an intent lists', () => {
    const missed = whole.intentWordings.filter(({ text }) => match(text, whole).intent === undefined);

    expect(missed.length).toBeLessThan(0.02 * whole.intentWordings.length);
  });
});
