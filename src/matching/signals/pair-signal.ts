// Shared pairs of neighbouring words: they separate articles that use the same words in another order.

import type { Signal } from './signal.js';

export const pairSignal: Signal = {
  name: 'pairs',
  score: ({ candidates, pooled }) => candidates.map((article) => pooled.pairs[article] ?? 0),
};
