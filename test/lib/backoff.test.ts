import fc from 'fast-check';

import { backoffMs } from '../../src/lib/backoff.js';

describe('backoffMs', () => {
  const rule = { firstMs: 500, maxMs: 15_000 };

  it.each([
    [1, 0, 250],
    [1, 0.999999, 500],
    [2, 0, 500],
    [3, 0, 1_000],
    [10, 0, 7_500],
    [1_000, 0.999999, 15_000],
  ])('waits after try %i with chance %f for %i ms', (attempt, chance, expected) => {
    expect(backoffMs(attempt, rule, () => chance)).toBe(expected);
  });

  it('never waits longer than its cap nor less than half the first step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, chance) => {
          const waitMs = backoffMs(attempt, rule, () => chance);
          return waitMs >= 250 && waitMs <= 15_000;
        },
      ),
    );
  });
});
