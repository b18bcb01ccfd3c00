// Shared words: tells apart what shares characters only by accident.

import type { Signal } from './signal.js';

export const wordSignal: Signal = {
  name: 'words',
  score: ({ candidates, pooled }) => candidates.map((article) => pooled.words[article] ?? 0),
};
