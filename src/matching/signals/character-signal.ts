// Shared characters and pairs of characters: the strongest single signal for Chinese, blind to word boundaries.

import type { Signal } from './signal.js';

export const characterSignal: Signal = {
  name: 'characters',
  score: ({ candidates, pooled }) => candidates.map((article) => pooled.characters[article] ?? 0),
};
