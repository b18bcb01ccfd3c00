// Learns both heads from every wording of every article. Pure and deterministic, in seconds.

import type { HeadFeatures, HeadWeights } from './learned-heads.js';
import { readCorpus } from './lessons.js';
import { trainLinearHead } from './linear-head.js';
import { trainHiddenHead } from './train-hidden-head.js';

export interface HeadExample extends HeadFeatures {
  readonly article: number;
}

/** What only one wording says cannot be learned from: without it the tables are a third as large and no figure falls. */
const MIN_COUNT = 2;

export function trainLearnedHeads(examples: readonly HeadExample[], articleCount: number): HeadWeights {
  const phrases = examples.map(({ phrase, article }) => ({ features: phrase, article }));
  const linear = trainLinearHead(readCorpus(phrases, articleCount, MIN_COUNT));
  const words = examples.map(({ together, article }) => ({ features: together, article }));
  const hidden = trainHiddenHead(readCorpus(words, articleCount, MIN_COUNT));
  return { linear, hidden };
}
