// Shared characters and pairs of characters: the strongest single signal for Chinese, blind to word boundaries.

import { pooledSignal, questionsAndKeywords } from './pooled-signal.js';

/** k1 and b: grid {0.6, 1.2, 2.5, 5} × {0, .25, .5, .75}, chosen by mean top-1 over six public sets;
 *  `npm run bench:match` measures the chosen ones. */
export const characterSignal = pooledSignal({
  name: 'characters',
  bm25: { k1: 2.5, b: 0.5 },
  featuresOf: ({ characters }) => characters,
  fieldsOf: questionsAndKeywords,
});
