// Candidates and their order: wide signals find up to 50 articles, every signal scores those, the weighted sum ranks.

import { topIndexes } from '../lib/top-k.js';
import type { MatchIndex } from './match-index.js';
import type { AnalysedText } from './signals/signal.js';

/** Re-ranking costs per candidate; the right article was never found below the 50th place on our sets. */
const MAX_CANDIDATES = 50;

export interface Ranked {
  /** Position in the index. */
  readonly article: number;
  /** Weighted sum of the signals' values, in [0, 1]. */
  readonly score: number;
  /** One value per signal, in the registry's order. */
  readonly values: readonly number[];
}

/** The best candidates for an utterance, best first; equal scores keep the articles' order. */
export function rank(utterance: AnalysedText, index: MatchIndex): Ranked[] {
  const wide = index.signals.map(({ prepared }) => {
    return prepared.kind === 'wide' ? prepared.scoreAll(utterance) : undefined;
  });
  const candidates = topIndexes(weightedSum(wide, index), MAX_CANDIDATES);
  const columns = index.signals.map(({ prepared }, signal) => {
    return prepared.kind === 'narrow'
      ? prepared.scoreSome(utterance, candidates)
      : candidates.map((article) => wide[signal]?.[article] ?? 0);
  });
  return candidates
    .map((article, row) =>
      toRanked(
        article,
        columns.map((column) => column[row] ?? 0),
        index,
      ),
    )
    .sort((a, b) => b.score - a.score || a.article - b.article);
}

/** An article that no signal ranked, for an exact hit whose every feature is worthless. */
export function unranked(article: number, index: MatchIndex): Ranked {
  return toRanked(
    article,
    index.signals.map(() => 0),
    index,
  );
}

function toRanked(article: number, values: readonly number[], { signals }: MatchIndex): Ranked {
  const score = values.reduce((sum, value, signal) => sum + value * (signals[signal]?.weight ?? 0), 0);
  return { article, score: Math.min(1, score), values };
}

function weightedSum(columns: readonly (Float32Array | undefined)[], index: MatchIndex): Float32Array {
  const sum = new Float32Array(index.articles.length);
  columns.forEach((scores, signal) => {
    const weight = index.signals[signal]?.weight ?? 0;
    scores?.forEach((score, article) => {
      sum[article] = (sum[article] ?? 0) + weight * score;
    });
  });
  return sum;
}
