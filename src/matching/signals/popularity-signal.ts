// How often an article was what people wanted, lately: of two that fit a short question alike, the usual one. Silent where
// nobody has counted.

import type { Signal } from './signal.js';

export const popularitySignal: Signal = {
  name: 'popularity',
  score: ({ candidates, articles, popularity }) =>
    candidates.map((position) => {
      const share = popularity?.get(articles[position]?.id ?? '') ?? 0;
      // By its logarithm, as a prior counts: 0 for what nobody wanted, 1 for what everybody did.
      const counted = share > 0 ? Math.min(1, share) : 0;
      return Math.log1p(counted * articles.length) / Math.log1p(articles.length);
    }),
};
