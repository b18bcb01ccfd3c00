import type { Band } from '../../src/domain/match.js';
import {
  areaUnderRoc,
  calibrationError,
  confusion,
  isAnsweredRightly,
  isAnsweredWrongly,
  isReached,
  perCent,
  type Outcome,
} from './outcomes.js';

const anOutcome = ({
  confidence = 0.5,
  place = 1,
  band = 'answer',
}: { confidence?: number; place?: number; band?: Band } = {}): Outcome => ({
  question: '路燈壞了',
  right: ['street-light'],
  place,
  result: {
    band,
    confidence,
    matches: ['street-light', 'pothole'].map((articleId, at) => {
      return {
        articleId: place === 1 ? articleId : `other-${at}`,
        articleVersion: 1,
        score: 0.4,
        signals: [],
        hits: [],
      };
    }),
    isExact: false,
    language: 'zh',
    knowledgeRevision: 1,
  },
});

describe('what a citizen got', () => {
  it.each([
    { band: 'answer', place: 1, got: { reached: true, rightly: true, wrongly: false } },
    { band: 'answer', place: 2, got: { reached: true, rightly: false, wrongly: true } },
    { band: 'answer', place: Infinity, got: { reached: false, rightly: false, wrongly: true } },
    { band: 'offer', place: 3, got: { reached: true, rightly: false, wrongly: false } },
    { band: 'offer', place: 4, got: { reached: false, rightly: false, wrongly: false } },
    { band: 'handoff', place: 1, got: { reached: false, rightly: false, wrongly: false } },
  ] as const)('$band with the right article at $place', ({ band, place, got }) => {
    const outcome = anOutcome({ band, place });

    expect({
      reached: isReached(outcome),
      rightly: isAnsweredRightly(outcome),
      wrongly: isAnsweredWrongly(outcome),
    }).toEqual(got);
  });

  it('is counted in per cent', () => {
    const outcomes = [1, 1, 2, Infinity].map((place) => anOutcome({ place }));

    expect(perCent(outcomes, isAnsweredRightly)).toBe(50);
  });
});

describe('the area under the ROC curve', () => {
  it.each([
    { name: 'all above', higher: [0.9, 0.8], lower: [0.7, 0.1], area: 100 },
    { name: 'all below', higher: [0.1], lower: [0.7, 0.2], area: 0 },
    { name: 'all alike', higher: [0.5, 0.5], lower: [0.5], area: 50 },
    { name: 'three of four pairs', higher: [0.9, 0.4], lower: [0.6, 0.1], area: 75 },
  ])('$name: $area', ({ higher, lower, area }) => {
    expect(areaUnderRoc(higher, lower)).toBeCloseTo(area);
  });
});

describe('the calibration error', () => {
  it.each([
    { name: 'as sure as right', confidence: 0.75, right: 3, wrong: 1, error: 0 },
    { name: 'sure and wrong', confidence: 1, right: 0, wrong: 4, error: 100 },
    { name: 'right and unsure', confidence: 0.25, right: 4, wrong: 0, error: 75 },
  ])('$name: $error points', ({ confidence, right, wrong, error }) => {
    const outcomes = [
      ...Array.from({ length: right }, () => anOutcome({ confidence, place: 1 })),
      ...Array.from({ length: wrong }, () => anOutcome({ confidence, place: Infinity })),
    ];

    expect(calibrationError(outcomes)).toBeCloseTo(error);
  });

  it('weighs each step of confidence by how many fall into it, and lets none make up for another', () => {
    const outcomes = [
      ...Array.from({ length: 3 }, () => anOutcome({ confidence: 0.55, place: 1 })),
      anOutcome({ confidence: 0.95, place: Infinity }),
    ];

    expect(calibrationError(outcomes)).toBeCloseTo((3 * 45 + 95) / 4);
  });
});

describe('the list of what went where', () => {
  it('names the question, what is right and where it stood, and what came first', () => {
    expect(confusion([anOutcome({ confidence: 0.31, band: 'offer' })])).toBe(
      '路燈壞了: street-light #1 0.40 → street-light 0.40 (offer 0.31)',
    );
  });

  it('says that a right article was not found', () => {
    expect(confusion([anOutcome({ place: Infinity })])).toBe(
      '路燈壞了: street-light → other-0 0.40 (answer 0.50)',
    );
  });
});
