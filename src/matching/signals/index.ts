// The registry: every signal with its weight in the final score. A new signal is a file here and a line below.

import { answerSignal } from './answer-signal.js';
import { characterSignal } from './character-signal.js';
import type { Signal } from './signal.js';
import { variantSignal } from './variant-signal.js';
import { wordSignal } from './word-signal.js';

export interface WeightedSignal {
  readonly signal: Signal;
  /** Share of the final score; the shares add up to 1. */
  readonly weight: number;
}

export const SIGNALS: readonly WeightedSignal[] = [
  { signal: characterSignal, weight: 0.4 },
  { signal: wordSignal, weight: 0.25 },
  { signal: variantSignal, weight: 0.25 },
  { signal: answerSignal, weight: 0.1 },
];
