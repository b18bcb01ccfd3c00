// How near an utterance is in meaning to each article, where an optional helper gave vectors: one more signal and more
// candidates. It may bring an article into the choice or change the order; it never makes an answer by itself.

import type { Ranked } from './rank.js';

/** One number a position in the index, in [0, 1]; 0: no nearer than any other article, or unknown. */
export type Closeness = Float32Array;

/** Candidates found by meaning alone. */
const MEANT_CANDIDATES = 10;
/** Share of meaning in the score. No labels of ours speak for a number; this one lets clear words win. Ours. */
const MEANING_SHARE = 0.25;
/** From here on an article that shares no words is worth offering. Ours. */
const OFFER_AT_CLOSENESS = 0.5;

/** An article's vector, of length 1; undefined where it is not known yet. */
export type ArticleVector = Float32Array | undefined;

/**
 * The cosine of each article's vector with the utterance's, above what this utterance has with articles on average: models
 * differ in how near everything lies to everything. Vectors of another length count as unknown.
 */
export function closenessOf(utterance: Float32Array, articles: readonly ArticleVector[]): Closeness {
  const cosines = articles.map((vector) =>
    vector?.length === utterance.length ? cosineOf(utterance, vector) : undefined,
  );
  const known = cosines.filter((cosine) => cosine !== undefined);
  const mean = known.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, known.length);
  return Float32Array.from(cosines, (cosine) =>
    cosine === undefined || mean >= 1 ? 0 : Math.min(1, Math.max(0, (cosine - mean) / (1 - mean))),
  );
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place += 1) sum += (a[place] ?? 0) * (b[place] ?? 0);
  return sum;
}

/** Positions that are nearest, of those that are near at all. */
export function nearest(closeness: Closeness): number[] {
  return [...closeness.keys()]
    .filter((position) => (closeness[position] ?? 0) > 0)
    .sort((a, b) => (closeness[b] ?? 0) - (closeness[a] ?? 0) || a - b)
    .slice(0, MEANT_CANDIDATES);
}

/** The ranking with meaning counted in, best first. */
export function weighMeaning(ranked: readonly Ranked[], closeness: Closeness): Ranked[] {
  return ranked
    .map((each) => ({
      ...each,
      score: (1 - MEANING_SHARE) * each.score + MEANING_SHARE * (closeness[each.article] ?? 0),
    }))
    .sort((a, b) => b.score - a.score || a.article - b.article);
}

/** An article that meaning alone speaks for is worth a choice. */
export function isWorthOffering(closeness: Closeness, article: number): boolean {
  return (closeness[article] ?? 0) >= OFFER_AT_CLOSENESS;
}
