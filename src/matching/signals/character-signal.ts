// Shared characters and pairs of characters: the strongest single signal for Chinese, blind to word boundaries.

import { InvertedIndexBuilder, type Bm25Options } from '../inverted-index.js';
import type { Signal } from './signal.js';

const BM25: Bm25Options = { k1: 1.2, b: 0.5 };
const KEYWORD_WEIGHT = 1;

export const characterSignal: Signal = {
  name: 'characters',
  begin: () => {
    const builder = new InvertedIndexBuilder();
    return {
      add: ({ questions, keywords }) => {
        builder.add([
          ...questions.map(({ characters }) => ({ features: characters, weight: 1 })),
          { features: keywords.characters, weight: KEYWORD_WEIGHT },
        ]);
      },
      build: () => {
        const index = builder.build(BM25);
        return { kind: 'wide', scoreAll: ({ characters }) => index.scoreAll(index.weigh(characters)) };
      },
    };
  },
};
