// Words of the utterance that stand in the answer: helps when the title says it in other words.

import type { Signal } from './signal.js';

export const answerSignal: Signal = {
  name: 'answer',
  score: ({ candidates, pooled }) => candidates.map((article) => pooled.answers[article] ?? 0),
};
