import { InvertedIndexBuilder } from '../../src/matching/inverted-index.js';

const ALPHA = 1;
const BETA = 2;
const GAMMA = 3;
const UNSEEN = 99;

function build(k1 = 1.2, b = 0.75) {
  const builder = new InvertedIndexBuilder();
  builder.add([{ features: [ALPHA, ALPHA, BETA], weight: 1 }]);
  builder.add([
    { features: [BETA], weight: 1 },
    { features: [GAMMA], weight: 2 },
  ]);
  return builder.build({ k1, b });
}

/** Robertson and Zaragoza 2009, eq. 3.15, as a share of its maximum. */
const bm25 = (frequency: number, length: number): number =>
  frequency / (frequency + 1.2 * (1 - 0.75 + (0.75 * length) / 3));

describe('InvertedIndex', () => {
  it('weighs by rarity, and what nobody says most', () => {
    const index = build();

    const [rare, common, unseen] = [ALPHA, BETA, UNSEEN].map((feature) => index.idf(feature));

    expect(rare).toBeCloseTo(Math.log(1 + 1.5 / 1.5));
    expect(common).toBeCloseTo(Math.log(1 + 0.5 / 2.5));
    expect(unseen).toBeCloseTo(Math.log(1 + 2.5 / 0.5));
  });

  it.each([
    ['a repeated feature', [ALPHA], [bm25(2, 3), 0]],
    ['a weighted field', [GAMMA], [0, bm25(2, 3)]],
    ['a feature of both', [BETA], [bm25(1, 3), bm25(1, 3)]],
    ['nothing known', [UNSEEN], [0, 0]],
    ['nothing', [], [0, 0]],
  ])('scores %s as BM25', (_name, query, expected) => {
    const index = build();

    const scores = [...index.scoreAll(index.weigh(query))];

    scores.forEach((score, document) => {
      expect(score).toBeCloseTo(expected[document] ?? NaN, 3);
    });
  });

  it('counts beyond a byte, built so or grown so', () => {
    const said = (count: number) => {
      const builder = new InvertedIndexBuilder();
      builder.add([{ features: [...Array.from({ length: count }, () => ALPHA), BETA], weight: 1 }]);
      builder.add([{ features: [BETA], weight: 1 }]);
      return builder.build({ k1: 500, b: 0 });
    };
    const grown = said(200);
    grown.addTo(0, [{ features: Array.from({ length: 200 }, () => ALPHA), weight: 1 }]);

    const scores = [said(400), grown].map((index) => index.scoreAll(index.weigh([ALPHA]))[0]);

    expect(scores).toEqual([expect.closeTo(400 / 900, 5), expect.closeTo(400 / 900, 5)]);
  });

  it('covers the share of the query that an article holds', () => {
    const index = build();
    const query = index.weigh([ALPHA, UNSEEN, ALPHA]);

    expect(index.coverage(query, 0)).toBeCloseTo(index.idf(ALPHA) / (index.idf(ALPHA) + index.idf(UNSEEN)));
    expect(index.coverage(query, 1)).toBe(0);
    expect(index.coverage([], 0)).toBe(0);
  });

  it.each([
    [ALPHA, 0, true],
    [ALPHA, 1, false],
    [BETA, 1, true],
    [UNSEEN, 0, false],
  ])('knows whether feature %i stands in article %i: %s', (feature, document, isHeld) => {
    expect(build().holds(feature, document)).toBe(isHeld);
  });
});
