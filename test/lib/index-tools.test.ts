import fc from 'fast-check';

import { GrowingNumbers } from '../../src/lib/growing-numbers.js';
import { NumberTable } from '../../src/lib/number-table.js';
import { listOffsets, lowerBound } from '../../src/lib/sorted-numbers.js';
import { hashPair, hashPart, hashText } from '../../src/lib/text-hash.js';
import { topIndexes } from '../../src/lib/top-k.js';

const uint32 = fc.nat({ max: 0xffffffff });

describe('hashText', () => {
  it('keeps ten thousand different texts apart', () => {
    const hashes = Array.from({ length: 10_000 }, (_, index) => hashText(`字${index}`));

    expect(new Set(hashes).size).toBe(10_000);
  });

  it('keeps kinds apart by their salt', () => {
    expect(hashText('戶', 1)).not.toBe(hashText('戶', 2));
  });

  it('is never zero', () => {
    fc.assert(fc.property(fc.string(), uint32, (text, salt) => hashText(text, salt) > 0));
  });

  it('is the same for a part of a text as for that part alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(9),
        fc.nat(9),
        uint32,
        (text, start, length, salt) => {
          expect(
            hashPart(`門${text}口`, 1 + start, Math.min(1 + start + length, text.length + 1), salt),
          ).toBe(hashText(text.slice(start, start + length), salt));
        },
      ),
    );
  });

  it('is the same for two units as for the text of both', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xffff), uint32, (first, second, salt) => {
        expect(hashPair(first, second, salt)).toBe(hashText(String.fromCharCode(first, second), salt));
      }),
    );
  });
});

describe('GrowingNumbers', () => {
  it('gives back what was pushed, however much', () => {
    fc.assert(
      fc.property(fc.array(uint32, { maxLength: 3000 }), (numbers) => {
        const list = new GrowingNumbers(Uint32Array);
        for (const number of numbers) list.push(number);

        expect([...list.toArray()]).toEqual(numbers);
      }),
      { numRuns: 20 },
    );
  });
});

describe('NumberTable', () => {
  it('numbers keys in the order of their first appearance', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 0xffffffff }), { maxLength: 2500 }), (keys) => {
        const table = new NumberTable();
        const expected = [...new Set(keys)];

        for (const key of keys) table.intern(key);

        expect(expected.map((key) => table.find(key))).toEqual(expected.map((_, index) => index));
        expect(table.size).toBe(expected.length);
      }),
      { numRuns: 20 },
    );
  });

  it('does not find what it never saw', () => {
    const table = new NumberTable();

    table.intern(7);

    expect(table.find(8)).toBe(-1);
  });
});

describe('topIndexes', () => {
  it('agrees with sorting everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 20 })),
        fc.integer({ min: 1, max: 12 }),
        (scores, count) => {
          const sorted = scores
            .map((score, index) => ({ score, index }))
            .filter(({ score }) => score > 0)
            .sort((a, b) => b.score - a.score || a.index - b.index);

          expect(topIndexes(scores, count)).toEqual(sorted.slice(0, count).map(({ index }) => index));
        },
      ),
    );
  });
});

describe('lowerBound', () => {
  it('finds the first number that is not below', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, value) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const place = sorted.findIndex((number) => number >= value);

        const found = lowerBound(sorted, value, { low: 0, high: sorted.length });

        expect(found).toBe(place === -1 ? sorted.length : place);
      }),
    );
  });
});

describe('listOffsets', () => {
  it('says where each key begins', () => {
    expect([...listOffsets([2, 0, 2, 2], 4)]).toEqual([0, 1, 1, 4, 4]);
  });
});
