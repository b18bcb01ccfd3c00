import type { Article } from '../../src/domain/article.js';
import { analyse } from '../../src/matching/analyse.js';
import { learnedFrom, learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { addByteRow, toByteRows } from '../../src/matching/learned/byte-rows.js';
import { buildMatchIndex, withLearned } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { normalize } from '../../src/matching/normalize.js';
import { OUR_ARTICLES } from '../quality/our-articles.js';

/** What three offices are asked for, each in three words; asked for in many frames. */
const THINGS = {
  library: ['library card', 'reading card', 'loan of a book'],
  parking: ['parking permit', 'parking space', 'car park ticket'],
  water: ['water bill', 'water meter', 'leaking water pipe'],
};
const FRAMES = [
  ...[
    'how do i ask about my',
    'i need help with a',
    'who can tell me about the',
    'what is the matter with my',
  ],
  ...['please look at my', 'i have a question about the', 'where do i go for a', 'my neighbour wants a'],
  ...['it is about the', 'can you check my'],
];
/** Frames that no article lists. */
const NEW_FRAMES = ['we have trouble because of our', 'tell us everything about this'];

const FEW_WITH_MANY = Object.entries(THINGS).map(([id, things]): Article => {
  const [title = '', ...variants] = FRAMES.flatMap((frame) => things.map((thing) => `${frame} ${thing}`));
  return { id, version: 1, title, variants, answer: `Answer about ${id}`, keywords: [], risk: 'general' };
});
const QUESTIONS = Object.entries(THINGS).flatMap(([id, things]) =>
  NEW_FRAMES.flatMap((frame) => things.map((thing) => ({ id, text: `${frame} ${thing}` }))),
);

describe('the learned heads', () => {
  it.each([
    ['heads', 'few articles with many wordings', FEW_WITH_MANY],
    ['index', 'many articles with few wordings', OUR_ARTICLES],
    ['index', 'one article', FEW_WITH_MANY.slice(0, 1)],
    ['index', 'nothing', []],
  ])('are learned, or an index is (%s), from %s', (kind, _name, articles) => {
    expect(learnKnowledge(articles).kind).toBe(kind);
  });

  it.each(QUESTIONS)('find $id by themselves for $text', ({ id, text }) => {
    const sums = learnedFrom(learnKnowledge(FEW_WITH_MANY)).scoreAll(analyse(normalize(text)));

    const best = sums.indexOf(Math.max(...sums));
    expect(FEW_WITH_MANY[best]?.id).toBe(id);
  });

  it.each(QUESTIONS)('let the matcher find $id for $text', ({ id, text }) => {
    const built = buildMatchIndex({ articles: FEW_WITH_MANY, intents: [], revision: 1 });

    const { matches } = match(text, withLearned(built, learnKnowledge(FEW_WITH_MANY)));

    expect(matches[0]?.articleId).toBe(id);
  });

  it('learn the same from the same articles', () => {
    expect(learnKnowledge(FEW_WITH_MANY)).toEqual(learnKnowledge(FEW_WITH_MANY));
  });

  it('score the same after they have crossed to another thread', () => {
    const learned = learnKnowledge(FEW_WITH_MANY);
    const asked = analyse(normalize('is my library card ready'));

    const crossed = learnedFrom(structuredClone(learned)).scoreAll(asked);

    expect(crossed).toEqual(learnedFrom(learned).scoreAll(asked));
  });

  it('say nothing of nothing', () => {
    const sums = learnedFrom(learnKnowledge(FEW_WITH_MANY)).scoreAll(analyse(''));

    expect(sums).toHaveLength(FEW_WITH_MANY.length);
    expect(sums.every(Number.isFinite)).toBe(true);
  });
});

describe('weights in bytes', () => {
  it('are off by half a step at most', () => {
    const weights = Float32Array.from([0.5, -2, 1.27, 0.003, 0, 0]);
    const rows = toByteRows(weights, 2);

    const read = [0, 1, 2].flatMap((row) => {
      const sums = new Float32Array(2);
      addByteRow(rows, row, 1, sums);
      return [...sums];
    });

    read.forEach((weight, at) => {
      const step = (rows.scales[Math.floor(at / 2)] ?? 0) / 2;
      expect(Math.abs(weight - (weights[at] ?? NaN))).toBeLessThanOrEqual(step + 1e-6);
    });
  });
});
