// Shared words: tells apart what shares characters only by accident.

import { pooledSignal, questionsAndKeywords } from './pooled-signal.js';

/** k1 and b: the same grid as for characters chose the same point. */
export const wordSignal = pooledSignal({
  name: 'words',
  bm25: { k1: 2.5, b: 0.5 },
  featuresOf: ({ words }) => words.map(({ feature }) => feature),
  fieldsOf: questionsAndKeywords,
  hitsOf: ({ words }) => words,
});
