// How alike the utterance and an article's likest wording are when every feature counts the same, rare or not.

import type { Signal } from './signal.js';

export const overlapSignal: Signal = {
  name: 'overlap',
  score: ({ likest }) => likest.map(({ likeness }) => likeness),
};
