// The contract of one signal: something that scores candidates for an utterance. The ranking knows signals only through
// this file and the registry.

import type { Article } from '../../domain/article.js';
import type { AnalysedText } from '../analyse.js';
import type { MatchStores, Pool } from '../match-stores.js';
import type { LikestWording } from '../wording-store.js';

/** Which share of the contacts of late wanted an article, by its id; together at most 1. Missing articles count as 0. */
export type Popularity = ReadonlyMap<string, number>;

/** One utterance against one index; what several signals read is worked out once. */
export interface SignalContext {
  readonly utterance: AnalysedText;
  /** Positions of the articles to score. */
  readonly candidates: readonly number[];
  /** BM25 of every article, by position. */
  readonly pooled: Readonly<Record<Pool, Float32Array>>;
  /** Raw sums of the learned index for every article, by position; absent until it has been learned. */
  readonly learned?: Float32Array;
  /** Each candidate's likest wording. */
  readonly likest: readonly LikestWording[];
  readonly stores: MatchStores;
  /** By position. */
  readonly articles: readonly Article[];
  readonly popularity?: Popularity;
}

export interface Signal {
  readonly name: string;
  /** One value per candidate, in [0, 1]: 1 is the best the utterance could reach. */
  readonly score: (context: SignalContext) => readonly number[];
}
