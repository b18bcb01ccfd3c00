// Shared pairs of neighbouring words: weak alone, but it separates articles that use the same words in another order,
// above all in English and where an article has many wordings.

import { pooledSignal, questionsAndKeywords } from './pooled-signal.js';

/** k1 and b: flat in the grid for characters; the same point taken. */
export const pairSignal = pooledSignal({
  name: 'pairs',
  bm25: { k1: 2.5, b: 0.5 },
  featuresOf: ({ pairs }) => pairs,
  fieldsOf: questionsAndKeywords,
});
