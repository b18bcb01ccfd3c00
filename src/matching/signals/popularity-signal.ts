// How often an article was what people wanted, lately: of two that fit a short question alike, the usual one. Silent where
// nobody has counted.

import type { Signal } from './signal.js';

export const popularitySignal: Signal = {
  name: 'popularity',
  score: ({ candidates, articles, popularity }) =>
    candidates.map((position) => {
      const share = popularity?.get(articles[position]?.id ?? '') ?? 0;
      // By its logarithm, as a prior counts; an article that is asked for as often as all others together is at 1.
      return Math.min(1, Math.log1p(Math.max(0, share) * articles.length) / Math.log1p(articles.length));
    }),
};
