// The contract of one signal: something that scores articles for an utterance. Owned by match-index and matcher,
// which know signals only through this file and the registry.

import type { Word } from '../features.js';

/** One text of an article, or an utterance, cut once for all signals. */
export interface AnalysedText {
  readonly text: string;
  readonly characters: readonly number[];
  readonly words: readonly Word[];
  readonly pairs: readonly number[];
}

export interface AnalysedArticle {
  /** The title first, then the variants. */
  readonly questions: readonly [AnalysedText, ...AnalysedText[]];
  readonly keywords: AnalysedText;
  readonly answer: AnalysedText;
}

/** Takes the articles one by one, so that no more than one is held cut at a time. */
interface SignalBuilder {
  readonly add: (article: AnalysedArticle) => void;
  readonly build: () => PreparedSignal;
}

/** Why a signal gave an article its score. */
interface Explanation {
  /** Share of what the utterance says, weighed by rarity, that the article says too. In [0, 1]. */
  readonly coverage: number;
  /** The words that both say. */
  readonly hits: readonly Word[];
}

/** Scores every article, and so finds candidates. */
export interface WideSignal {
  readonly kind: 'wide';
  readonly scoreAll: (utterance: AnalysedText) => Float32Array;
  readonly explain: (utterance: AnalysedText, article: number) => Explanation;
}

/** Too costly for every article: scores the candidates that wide signals found. */
interface NarrowSignal {
  readonly kind: 'narrow';
  readonly scoreSome: (utterance: AnalysedText, candidates: readonly number[]) => Float32Array;
  /** How alike the utterance and the article's likest wording are, each feature counting the same: 1 is the same. */
  readonly likeness: (utterance: AnalysedText, article: number) => number;
}

export type PreparedSignal = WideSignal | NarrowSignal;

/** Scores lie in [0, 1]: 1 is the best the utterance could reach. */
export interface Signal {
  readonly name: string;
  readonly begin: () => SignalBuilder;
}
