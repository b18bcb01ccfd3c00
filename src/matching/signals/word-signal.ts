// Shared words and pairs of words: tells apart what shares characters only by accident.

import { InvertedIndexBuilder, type Bm25Options } from '../inverted-index.js';
import type { Signal } from './signal.js';

const BM25: Bm25Options = { k1: 1.2, b: 0.5 };
const KEYWORD_WEIGHT = 1;

export const wordSignal: Signal = {
  name: 'words',
  begin: () => {
    const builder = new InvertedIndexBuilder();
    return {
      add: ({ questions, keywords }) => {
        builder.add([
          ...questions.map(({ wordFeatures }) => ({ features: wordFeatures, weight: 1 })),
          { features: keywords.wordFeatures, weight: KEYWORD_WEIGHT },
        ]);
      },
      build: () => {
        const index = builder.build(BM25);
        return { kind: 'wide', scoreAll: ({ wordFeatures }) => index.scoreAll(index.weigh(wordFeatures)) };
      },
    };
  },
};
