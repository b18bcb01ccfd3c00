// What is learned from a knowledge base beyond indexing it. Pure and deterministic, but it takes seconds: called in a
// thread of its own by the hub, and by commands before they answer.

import type { Article } from '../domain/article.js';
import { analyse, wordingsOf, type AnalysedText } from './analyse.js';
import { phraseFeatures, togetherFeatures } from './learned-features.js';
import { LearnedHeads, type HeadWeights } from './learned/learned-heads.js';
import { LearnedIndex, type LearnedWeights } from './learned/learned-index.js';
import { trainLearnedHeads } from './learned/train-learned-heads.js';
import { trainLearnedIndex } from './learned/train-learned-index.js';
import { comparedFeatures } from './match-stores.js';
import { normalize } from './normalize.js';
import { firstWithAnswer } from './same-answer.js';

/** Plain data, so that it can cross from thread to thread. Fits only an index of the same articles in the same order. */
export type LearnedKnowledge =
  | { readonly kind: 'heads'; readonly heads: HeadWeights }
  | { readonly kind: 'index'; readonly index: LearnedWeights };

/** What was learned, ready to be asked. */
export interface Learned {
  readonly kind: LearnedKnowledge['kind'];
  /** A sum for every article, by position: the higher, the likelier. */
  readonly scoreAll: (utterance: AnalysedText) => Float32Array;
}

/**
 * Few articles with many wordings each: there is enough to learn a weight for every feature and every article, and time
 * for it. (BANKING77 has 77 with 130, CLINC150 150 with 100.) Everything else learns weights only where an article says
 * a feature: with ten wordings an article the others are guesswork, and with thousands of articles they are too many.
 */
const MIN_WORDINGS_PER_ARTICLE = 25;
/** Articles times wordings: 20,000 wordings of 200 articles take about 20 s on one core. */
const MAX_PAIRS = 4_000_000;

export function learnKnowledge(articles: readonly Article[]): LearnedKnowledge {
  if (isForHeads(countWordings(articles), articles.length)) {
    return {
      kind: 'heads',
      heads: trainLearnedHeads([...examplesOf(articles, headFeatures)], articles.length),
    };
  }
  const toFeatures = (text: AnalysedText) => ({ features: comparedFeatures(text) });
  return { kind: 'index', index: trainLearnedIndex(examplesOf(articles, toFeatures), articles.length) };
}

export function learnedFrom(learned: LearnedKnowledge): Learned {
  if (learned.kind === 'heads') {
    const heads = new LearnedHeads(learned.heads);
    return { kind: 'heads', scoreAll: (utterance) => heads.scoreAll(headFeatures(utterance)) };
  }
  const index = new LearnedIndex(learned.index);
  return { kind: 'index', scoreAll: (utterance) => index.scoreAll(comparedFeatures(utterance)) };
}

function isForHeads(wordingCount: number, articleCount: number): boolean {
  return (
    articleCount > 1 &&
    wordingCount >= MIN_WORDINGS_PER_ARTICLE * articleCount &&
    wordingCount * articleCount <= MAX_PAIRS
  );
}

const headFeatures = (text: AnalysedText): { phrase: Set<number>; together: Set<number> } => ({
  phrase: phraseFeatures(text),
  together: togetherFeatures(text),
});

function countWordings(articles: readonly Article[]): number {
  return articles.reduce((sum, article) => sum + learnedWordingsOf(article).length, 0);
}

/** One after the other: a text in all its pieces takes kilobytes, what is learned from it a tenth of that. */
function* examplesOf<Features>(
  articles: readonly Article[],
  toFeatures: (text: AnalysedText) => Features,
): Generator<Features & { readonly article: number }> {
  // Articles with the same answer are learned as one: nothing should tell them apart.
  const first = firstWithAnswer(articles);
  for (const [place, article] of articles.entries()) {
    for (const wording of learnedWordingsOf(article))
      yield { ...toFeatures(analyse(normalize(wording))), article: first[place] ?? place };
  }
}

/** An editor's keywords together are one more way to name the article (top-1 of our own articles +2 points). */
const learnedWordingsOf = (article: Article): readonly string[] =>
  article.keywords.length > 0 ? [...wordingsOf(article), article.keywords.join(' ')] : wordingsOf(article);
