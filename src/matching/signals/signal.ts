// The contract of one signal: something that scores articles for an utterance. Owned by match-index and matcher,
// which know signals only through this file and the registry.

import type { Word } from '../features.js';

/** One text of an article, or an utterance, cut once for all signals. */
export interface AnalysedText {
  readonly text: string;
  readonly characters: readonly number[];
  readonly words: readonly Word[];
  /** Words and pairs of words. */
  readonly wordFeatures: readonly number[];
}

export interface AnalysedArticle {
  /** The title first, then the variants. */
  readonly questions: readonly [AnalysedText, ...AnalysedText[]];
  readonly keywords: AnalysedText;
  readonly answer: AnalysedText;
}

/** Takes the articles one by one, so that no more than one is held cut at a time. */
export interface SignalBuilder {
  readonly add: (article: AnalysedArticle) => void;
  readonly build: () => PreparedSignal;
}

/** `wide` scores every article and so finds candidates; `narrow` is too costly for that and scores candidates only. */
export type PreparedSignal =
  | { readonly kind: 'wide'; readonly scoreAll: (utterance: AnalysedText) => Float32Array }
  | {
      readonly kind: 'narrow';
      readonly scoreSome: (utterance: AnalysedText, candidates: readonly number[]) => Float32Array;
    };

/** Scores lie in [0, 1]: 1 is the best the utterance could reach. */
export interface Signal {
  readonly name: string;
  readonly begin: () => SignalBuilder;
}
