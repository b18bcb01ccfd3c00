// Candidates and their order: the pooled indexes find up to 50 articles, every signal scores those, the weighted sum
// ranks.

import { topIndexes } from '../lib/top-k.js';
import type { AnalysedText } from './analyse.js';
import { detectLanguage } from './language.js';
import type { MatchIndex } from './match-index.js';
import { comparedFeatures, poolFeatures, type Pool } from './match-stores.js';
import { weighing } from './signal-weights.js';
import { SIGNALS } from './signals/index.js';
import type { Popularity, SignalContext } from './signals/signal.js';

/** Re-ranking costs per candidate; the right article was never found below the 50th place on our sets. */
const MAX_CANDIDATES = 50;
/** What finds candidates: characters find most, a long answer says many words by accident. */
const POOL_SHARES: Readonly<Record<Pool, number>> = { characters: 0.4, words: 0.3, pairs: 0.1, answers: 0.2 };
/** The learned index finds so many candidates of its own. */
const LEARNED_CANDIDATES = 10;

export interface Ranked {
  /** Position in the index. */
  readonly article: number;
  /** Weighted sum of the signals' values, in [0, 1]. */
  readonly score: number;
  /** One value per signal, in the registry's order. */
  readonly values: readonly number[];
}

/** The best candidates for an utterance, best first; equal scores keep the articles' order. */
export function rank(utterance: AnalysedText, index: MatchIndex, popularity?: Popularity): Ranked[] {
  const context = contextOf(utterance, index, popularity);
  const columns = SIGNALS.map((signal) => signal.score(context));
  const { weights } = weighing(index, detectLanguage(utterance.text));
  return context.candidates
    .map((article, row) =>
      toRanked(
        article,
        columns.map((column) => column[row] ?? 0),
        weights,
      ),
    )
    .sort((a, b) => b.score - a.score || a.article - b.article);
}

/** An article that no signal ranked, for an exact hit whose every feature is worthless. */
export function unranked(article: number): Ranked {
  return { article, score: 0, values: SIGNALS.map(() => 0) };
}

export function contextOf(
  utterance: AnalysedText,
  index: MatchIndex,
  popularity?: Popularity,
): SignalContext {
  const { stores, articles } = index;
  const scoreAll = (pool: Pool): Float32Array => {
    const store = stores.pools[pool];
    return store.scoreAll(store.weigh(poolFeatures(pool, utterance)));
  };
  const pooled = {
    ...{ characters: scoreAll('characters'), words: scoreAll('words') },
    ...{ pairs: scoreAll('pairs'), answers: scoreAll('answers') },
  };
  const features = comparedFeatures(utterance);
  const learned = learnedOf(utterance, index);
  const found = [
    ...topIndexes(pooledSum(pooled, index.articles.length), MAX_CANDIDATES - LEARNED_CANDIDATES),
    ...(learned === undefined ? [] : topIndexes(learned, LEARNED_CANDIDATES)),
  ];
  const candidates = [...new Set(found)];
  return {
    ...{ utterance, candidates, pooled, stores, articles },
    likest: stores.wordings.likest(features, candidates),
    ...(learned === undefined ? {} : { learned }),
    ...(popularity === undefined ? {} : { popularity }),
  };
}

/** Articles with the same answer were learned as one, under the first of them. */
function learnedOf(utterance: AnalysedText, { learned, answers }: MatchIndex): Float32Array | undefined {
  const sums = learned?.scoreAll(utterance);
  return sums?.map((sum, article) => sums[answers[article] ?? article] ?? sum);
}

function toRanked(article: number, values: readonly number[], weights: readonly number[]): Ranked {
  const score = values.reduce((sum, value, signal) => sum + value * (weights[signal] ?? 0), 0);
  return { article, score: Math.min(1, score), values };
}

function pooledSum(pooled: SignalContext['pooled'], articleCount: number): Float32Array {
  const { characters, words, pairs, answers } = pooled;
  const sum = new Float32Array(articleCount);
  for (let article = 0; article < articleCount; article += 1) {
    sum[article] =
      POOL_SHARES.characters * (characters[article] ?? 0) +
      POOL_SHARES.words * (words[article] ?? 0) +
      POOL_SHARES.pairs * (pairs[article] ?? 0) +
      POOL_SHARES.answers * (answers[article] ?? 0);
  }
  return sum;
}
