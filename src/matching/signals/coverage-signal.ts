// Which share of the utterance's single characters the article says at all, by rarity and however often: what is left of a
// question when characters are dropped, swapped or misheard, which break every pair they stand in.

import { singleFeatures } from '../features.js';
import type { Signal } from './signal.js';

export const coverageSignal: Signal = {
  name: 'coverage',
  score: ({ utterance: { text }, candidates, stores: { pools } }) => {
    const { characters } = pools;
    const query = characters.weigh([...singleFeatures(text)]);
    return candidates.map((article) => characters.coverage(query, article));
  },
};
