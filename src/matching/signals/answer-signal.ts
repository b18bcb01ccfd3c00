// Words of the utterance that stand in the answer: helps when the title says it in other words.

import { pooledSignal } from './pooled-signal.js';

export const answerSignal = pooledSignal({
  name: 'answer',
  bm25: { k1: 1.2, b: 0.5 },
  featuresOf: ({ words }) => words.map(({ feature }) => feature),
  fieldsOf: ({ questions, keywords, answer }) =>
    [...questions, keywords, answer].map((text) => ({ text, weight: 1 })),
});
