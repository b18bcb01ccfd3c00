// Signals: written by `npm run match:train -- --data DIR`. Confidence: fitted by the same regression over the same sets, with
// these signals held fixed, and with our citizens' questions (development half) asked of five shapes of our articles: as
// they are, a third of them, three variants each, none, and beside a city's 1,345 others. A run writes both anew, from fewer shapes.

import type { StoredWeighings } from './weighing-shape.js';

export const LEARNED_WEIGHTS: StoredWeighings = {
  builtZh: {
    weights: {
      characters: 0.5053,
      words: 0.0099,
      overlap: 0.1107,
      answer: 0.1936,
      keyword: 0.1805,
    },
    sharpness: 47.091,
    confidence: {
      ...{ spread: 0, characters: 0, characterLead: 0, edit: 0, run: 0, learnedShare: 0 },
      bias: -3.936,
      chance: 2.5619,
      lead: 2.6159,
      score: 0.9046,
      coverage: 2.5503,
      likeness: -1.0953,
      agreement: 0.3904,
      unseen: -0.4899,
      length: 2.3115,
    },
  },
  builtEn: {
    weights: {
      pairs: 0.1103,
      overlap: 0.2343,
      answer: 0.4781,
      keyword: 0.1773,
    },
    sharpness: 34.2189,
    confidence: {
      ...{ spread: 0, characters: 0, characterLead: 0, edit: 0, run: 0, learnedShare: 0 },
      bias: -4.0277,
      chance: 2.0134,
      lead: 4.4722,
      score: 0.6013,
      coverage: -0.4359,
      likeness: 1.3188,
      agreement: 2.7357,
      unseen: 0.587,
      length: 0.7733,
    },
  },
  learnedZh: {
    weights: {
      characters: 0.4104,
      overlap: 0.0061,
      answer: 0.1621,
      keyword: 0.1741,
      learned: 0.2472,
    },
    sharpness: 38.0789,
    confidence: {
      ...{ spread: 0, characters: 0, characterLead: 0, edit: 0, run: 0, learnedShare: 0 },
      bias: -4.1463,
      chance: 2.5856,
      lead: 2.448,
      score: 0.9971,
      coverage: 2.5989,
      likeness: -0.6535,
      agreement: 0.2322,
      unseen: -0.0558,
      length: 1.8794,
    },
  },
  learnedEn: {
    weights: {
      pairs: 0.1008,
      overlap: 0.0219,
      answer: 0.5443,
      keyword: 0.0233,
      learned: 0.2722,
      'learned-share': 0.0376,
    },
    sharpness: 25.5192,
    confidence: {
      ...{ spread: 0, characters: 0, characterLead: 0, edit: 0, run: 0, learnedShare: 0 },
      bias: -3.7565,
      chance: 1.5069,
      lead: 3.8478,
      score: 0.9163,
      coverage: -0.4616,
      likeness: 1.734,
      agreement: 1.6263,
      unseen: 0.3309,
      length: 0.7376,
    },
  },
};
