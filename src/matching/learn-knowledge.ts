// What is learned from a knowledge base beyond indexing it. Pure and deterministic, but it takes seconds: called in a
// thread of its own by the hub, and by commands before they answer.

import type { Article } from '../domain/article.js';
import { analyse, wordingsOf } from './analyse.js';
import type { LearnedWeights } from './learned/learned-index.js';
import { trainLearnedIndex, type Example } from './learned/train-learned-index.js';
import { comparedFeatures } from './match-stores.js';
import { normalize } from './normalize.js';
import { firstWithAnswer } from './same-answer.js';

/** Plain data, so that it can cross from thread to thread. Fits only an index of the same articles in the same order. */
export interface LearnedKnowledge {
  readonly index: LearnedWeights;
}

export function learnKnowledge(articles: readonly Article[]): LearnedKnowledge {
  return { index: trainLearnedIndex(examplesOf(articles), articles.length) };
}

/** Articles with the same answer are learned as one: nothing should tell them apart. */
function* examplesOf(articles: readonly Article[]): Generator<Example> {
  const first = firstWithAnswer(articles);
  for (const [place, article] of articles.entries()) {
    const position = first[place] ?? place;
    for (const wording of wordingsOf(article)) {
      yield { features: comparedFeatures(analyse(normalize(wording))), article: position };
    }
    // An editor's keywords together are one more way to name the article (top-1 of our own articles +2 points).
    if (article.keywords.length > 0) {
      const features = comparedFeatures(analyse(normalize(article.keywords.join(' '))));
      yield { features, article: position };
    }
  }
}
