import fc from 'fast-check';

import { editDistance } from '../../src/lib/edit-distance.js';

describe('the distance between two texts', () => {
  it.each([
    ['', '', 0],
    ['請稍候', '請稍候', 0],
    ['請稍候', '請您稍候', 1],
    ['kitten', 'sitting', 3],
    ['', '三個字', 3],
  ])('of %j and %j is %d', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('is the same both ways and never more than the longer text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (left, right) => {
        const distance = editDistance(left, right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(distance === 0).toBe(left === right);
      }),
    );
  });
});
