// The registry: every signal, in the order in which explanations show them. A new signal is a file here, a line below,
// and a run of `npm run match:train`, which writes its weight.

import { answerSignal } from './answer-signal.js';
import { characterSignal } from './character-signal.js';
import { editSignal } from './edit-signal.js';
import { keywordSignal } from './keyword-signal.js';
import { learnedShareSignal } from './learned-share-signal.js';
import { learnedSignal } from './learned-signal.js';
import { overlapSignal } from './overlap-signal.js';
import { pairSignal } from './pair-signal.js';
import { popularitySignal } from './popularity-signal.js';
import type { Signal } from './signal.js';
import { wordSignal } from './word-signal.js';

export const SIGNALS: readonly Signal[] = [
  characterSignal,
  wordSignal,
  pairSignal,
  overlapSignal,
  editSignal,
  answerSignal,
  keywordSignal,
  learnedSignal,
  learnedShareSignal,
  popularitySignal,
];
