import fc from 'fast-check';

import { longestCommonRun } from '../../src/lib/common-run.js';

const text = fc.string({ unit: fc.constantFrom('垃', '圾', '車', 'a'), maxLength: 12 });

/** By trying every piece. */
function slowly(left: string, right: string): number {
  const pieces = Array.from(left, (_, start) =>
    Array.from({ length: left.length - start }, (__, more) => left.slice(start, start + more + 1)),
  ).flat();
  return Math.max(0, ...pieces.filter((piece) => right.includes(piece)).map(({ length }) => length));
}

describe('longestCommonRun', () => {
  it('finds the longest piece that stands in both', () => {
    fc.assert(
      fc.property(text, text, (left, right) => longestCommonRun(left, right) === slowly(left, right)),
    );
  });
});
