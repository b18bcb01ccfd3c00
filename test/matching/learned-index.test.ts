import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { LearnedIndex } from '../../src/matching/learned/learned-index.js';
import { trainLearnedIndex } from '../../src/matching/learned/train-learned-index.js';
import { buildMatchIndex, withLearned } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';

const SHARED = 10;
const [ALPHA, BETA, UNSEEN] = [11, 12, 99];
const EXAMPLES = [
  { features: [SHARED, ALPHA], article: 0 },
  { features: [SHARED, BETA], article: 1 },
];

describe('the learned index', () => {
  it('learns which features speak for which article', () => {
    const index = new LearnedIndex(trainLearnedIndex(EXAMPLES, 2));

    const [first = NaN, second = NaN] = index.scoreAll([SHARED, ALPHA]);

    expect(first).toBeGreaterThan(second);
  });

  it('holds weights only for pairs that occur', () => {
    const { articles, features } = trainLearnedIndex(EXAMPLES, 2);

    expect(features).toHaveLength(3);
    expect(articles).toHaveLength(4);
  });

  it.each([
    ['nothing', []],
    ['what no wording says', [UNSEEN]],
  ])('is silent about %s', (_name, features) => {
    const index = new LearnedIndex(trainLearnedIndex(EXAMPLES, 2));

    expect([...index.scoreAll(features)]).toEqual([0, 0]);
  });

  it('learns the same from the same articles', () => {
    expect(learnKnowledge(OUR_ARTICLES)).toEqual(learnKnowledge(OUR_ARTICLES));
  });

  it('learns nothing from nothing', () => {
    expect(trainLearnedIndex([], 0).weights).toHaveLength(0);
  });

  it('puts the right article first at least as often as without', () => {
    const built = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });
    const learned = withLearned(built, learnKnowledge(OUR_ARTICLES));

    const [without = NaN, withIt = NaN] = [built, learned].map(
      (index) =>
        OUR_QUESTIONS.filter(({ text, articleId }) => match(text, index).matches[0]?.articleId === articleId)
          .length,
    );

    expect(withIt).toBeGreaterThanOrEqual(without - 1);
  });
});
