import fc from 'fast-check';

import { wordFeatures, wordsOf } from '../../src/matching/features.js';
import { normalize } from '../../src/matching/normalize.js';

describe('wordFeatures', () => {
  it('are those of the words with their places, in whatever order', () => {
    const parts = fc.constantFrom(
      '垃圾車',
      '幾點來',
      ' ',
      'iPhone',
      '3C',
      'ㄅ',
      '𠮷',
      'ビル',
      '敬老卡',
      '-',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (said) => {
        const text = normalize(said.join(''));

        expect(wordFeatures(text).sort((a, b) => a - b)).toEqual(
          wordsOf(text)
            .map(({ feature }) => feature)
            .sort((a, b) => a - b),
        );
      }),
    );
  });
});
