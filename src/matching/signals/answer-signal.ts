// Words of the utterance that stand in the answer: helps when the title says it in other words.

import { InvertedIndexBuilder, type Bm25Options } from '../inverted-index.js';
import type { Signal } from './signal.js';

const BM25: Bm25Options = { k1: 1.2, b: 0.5 };

export const answerSignal: Signal = {
  name: 'answer',
  begin: () => {
    const builder = new InvertedIndexBuilder();
    return {
      add: ({ questions, keywords, answer }) => {
        builder.add(
          [...questions, keywords, answer].map(({ words }) => ({
            features: words.map(({ feature }) => feature),
            weight: 1,
          })),
        );
      },
      build: () => {
        const index = builder.build(BM25);
        return {
          kind: 'wide',
          scoreAll: ({ words }) => index.scoreAll(index.weigh(words.map(({ feature }) => feature))),
        };
      },
    };
  },
};
