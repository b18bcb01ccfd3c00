// Written by `npm run match:train -- --data DIR`; not by hand.

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
      bias: -4.442,
      chance: 3.3003,
      lead: -0.2842,
      score: 3.2673,
      coverage: 3.296,
      likeness: -0.2175,
      agreement: -1.2649,
      unseen: 0.9577,
      length: 2.1295,
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
      bias: -4.0248,
      chance: 0.4372,
      lead: -0.2738,
      score: 2.1744,
      coverage: -0.073,
      likeness: 2.753,
      agreement: 1.1048,
      unseen: 0.6156,
      length: 2.035,
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
      bias: -5.0885,
      chance: 3.0331,
      lead: -0.9493,
      score: 3.3643,
      coverage: 3.2902,
      likeness: 0.058,
      agreement: 0.1401,
      unseen: 1.4787,
      length: 1.8109,
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
      bias: -4.7337,
      chance: -1.637,
      lead: 0.0422,
      score: 4.3727,
      coverage: -0.6157,
      likeness: 1.6836,
      agreement: 3.9417,
      unseen: 0.024,
      length: 1.7596,
    },
  },
};
