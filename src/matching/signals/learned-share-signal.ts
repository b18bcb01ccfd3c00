// The learned index's own verdict: the article's share among all articles, each given its chance by a softmax.

import type { Signal } from './signal.js';

export const learnedShareSignal: Signal = {
  name: 'learned-share',
  score: ({ candidates, learned }) => {
    if (learned === undefined) return candidates.map(() => 0);
    const top = learned.reduce((max, sum) => Math.max(max, sum), -Infinity);
    const total = learned.reduce((sum, value) => sum + Math.exp(value - top), 0);
    return candidates.map((article) => Math.exp((learned[article] ?? 0) - top) / total);
  },
};
