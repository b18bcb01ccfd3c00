// How near an utterance is in meaning to each article, where an optional helper gave vectors: one more signal and more
// candidates for what staff are shown. It answers no citizen.

/** One number a position in the index, in [0, 1]; 0: no nearer than any other article, or unknown. */
export type Closeness = Float32Array;

/** Candidates found by meaning alone. */
const MEANT_CANDIDATES = 10;
/** Share of meaning in the score. No labels of ours speak for a number; this one lets clear words win. Ours. */
const MEANING_SHARE = 0.25;
/** From here on an article that shares no words is worth a look. Ours. */
const WORTH_A_LOOK = 0.5;
/** What meaning alone may claim of a score. Ours. */
const MEANT_ALONE = 0.7;

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

/** Positions that are near enough to be worth a look although they may share no word, the nearest first. */
export function nearest(closeness: Closeness): number[] {
  return [...closeness.keys()]
    .filter((position) => (closeness[position] ?? 0) >= WORTH_A_LOOK)
    .sort((a, b) => (closeness[b] ?? 0) - (closeness[a] ?? 0) || a - b)
    .slice(0, MEANT_CANDIDATES);
}

/** A score with meaning counted in, in [0, 1]. What is near in meaning alone counts by that alone, a little less. */
export function weighMeaning(score: number, closeness: number): number {
  return Math.max((1 - MEANING_SHARE) * score + MEANING_SHARE * closeness, MEANT_ALONE * closeness);
}
