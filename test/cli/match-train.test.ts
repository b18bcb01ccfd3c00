import { ablate } from '../../src/cli/match/ablate.js';
import { auroc, calibrationError } from '../../src/cli/match/figures.js';
import { fitConfidence, type ConfidenceExample } from '../../src/cli/match/fit-confidence.js';
import { askSet, learnWeighing, measure } from '../../src/cli/match/learn-weights.js';
import { makeTrainingSets, type TrainingData } from '../../src/cli/match/training-sets.js';
import { confidenceOf, NO_EVIDENCE } from '../../src/matching/confidence.js';
import { wordingsOf } from '../../src/matching/analyse.js';
import { seededRandom } from '../support/rewordings.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';

const DATA: TrainingData = {
  own: OUR_ARTICLES.map((article) => ({
    article,
    tests: OUR_QUESTIONS.filter(({ articleId }) => articleId === article.id).map(({ text }) => text),
  })),
  citizens: OUR_QUESTIONS.map(({ text, articleId }) => ({ text, right: [articleId] })),
  city: OUR_ARTICLES.map(({ id, title, ...rest }) => {
    return { ...rest, id: `city-${id}`, title: `外縣市的${title}`, variants: [] };
  }),
  banking: [],
  intents: [],
};

/** Right as often as a logistic of coverage says. */
function examplesOf(count: number, { bias, slope }: { bias: number; slope: number }): ConfidenceExample[] {
  const random = seededRandom(1999);
  return Array.from({ length: count }, () => {
    const coverage = random();
    const isRight = random() < 1 / (1 + Math.exp(-(bias + slope * coverage)));
    return { evidence: { ...NO_EVIDENCE, coverage }, isRight, share: 1 };
  });
}

describe('fitConfidence', () => {
  it('finds the chances that the examples were drawn by', () => {
    const examples = examplesOf(4000, { bias: -2, slope: 5 });

    const weights = fitConfidence(examples, 1e-6);

    const judged = examples.map(({ evidence, isRight }) => {
      return { confidence: confidenceOf(evidence, weights), isRight };
    });
    expect(calibrationError(judged)).toBeLessThan(0.03);
    expect(weights.coverage).toBeGreaterThan(4);
    expect(weights.coverage).toBeLessThan(6);
  });

  it('stays finite where evidence tells right from wrong without fail', () => {
    const examples = [0, 1].map((coverage) => {
      return { evidence: { ...NO_EVIDENCE, coverage }, isRight: coverage === 1, share: 1 };
    });

    const weights = fitConfidence(examples, 1e-3);

    expect(Object.values(weights).every(Number.isFinite)).toBe(true);
  });
});

describe('makeTrainingSets', () => {
  const sets = makeTrainingSets(DATA);

  it('makes several kinds of knowledge bases', () => {
    expect(new Set(sets.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(7);
  });

  it.each(sets.filter(({ articles }) => articles.length > 0))(
    'asks nothing in $name that an article lists, and knows each right article',
    ({ articles, questions }) => {
      const ids = new Set(articles.map(({ id }) => id));
      const listed = new Set(articles.flatMap(wordingsOf));

      expect(questions.filter(({ text }) => listed.has(text))).toEqual([]);
      expect(questions.filter(({ right }) => right.some((id) => !ids.has(id)))).toEqual([]);
    },
  );
});

describe('learnWeighing', () => {
  it('learns the same twice, and what ranks our questions', () => {
    const [set] = makeTrainingSets(DATA);
    const { built } = askSet(set ?? { name: '', kind: 'warm', articles: [], questions: [] });
    const ridges = { signals: 2e-4, evidence: 1e-3 };

    const learned = learnWeighing(built, ridges);

    expect(learnWeighing(built, ridges)).toEqual(learned);
    expect(measure(built, learned).top1).toBeGreaterThan(0.9);
  });
});

describe('ablate', () => {
  it('finds that characters bring what only they can, and leaves the questions as they were', () => {
    const asked = makeTrainingSets(DATA).flatMap((set) => askSet(set, true).built);
    const ridges = { signals: 2e-4, evidence: 1e-3 };
    const learned = learnWeighing(asked, ridges);
    const before = measure(asked, learned);

    const ablated = ablate(asked, ridges, learned);

    expect(ablated.map(({ signal }) => signal).sort()).toEqual(Object.keys(learned.weights).sort());
    expect(ablated.map(({ top1 }) => top1)).toEqual(ablated.map(({ top1 }) => top1).sort((a, b) => b - a));
    expect(ablated[0]?.top1).toBeGreaterThan(0);
    expect(measure(asked, learned)).toEqual(before);
  });
});

describe('auroc', () => {
  it.each([
    [[2, 3], [0, 1], 1],
    [[0, 1], [2, 3], 0],
    [[1], [1], 0.5],
    [[], [1], NaN],
  ])('of %j over %j is %d', (higher, lower, expected) => {
    expect(auroc(higher, lower)).toBe(expected);
  });
});
