// What was learned from all wordings together: which words speak for an article rather than for its neighbours. Silent
// until the worker has learned.

import type { Signal } from './signal.js';

/** Sums of the learned index lie between about -2 and 12. */
const SUM_SCALE = 12;

export const learnedSignal: Signal = {
  name: 'learned',
  score: ({ candidates, learned }) =>
    candidates.map((article) => Math.min(1, Math.max(0, (learned?.[article] ?? 0) / SUM_SCALE))),
};
