// From what was matched to the articles that are said or offered. Called by the rules.

import type { Article } from '../domain/article.js';
import type { MatchResult } from '../domain/match.js';
import { MOST_OFFERS, offerOf } from './intent-words.js';
import type { Answer, Clarify, Situation } from './reply-decision.js';

/** The first match, where it is still published. */
export function decideAnswer({ article }: Situation, result: MatchResult | undefined): Answer | undefined {
  const [top] = result?.matches ?? [];
  const found = top === undefined ? undefined : article(top.articleId);
  return found === undefined || result === undefined
    ? undefined
    : { kind: 'answer', article: found, language: result.language };
}

/** The first matches as choices; articles that say the same are one choice. */
export function decideOffer(situation: Situation, result: MatchResult | undefined): Clarify | undefined {
  if (result === undefined) return undefined;
  const offers = firstOfEachAnswer(situation, result)
    .slice(0, MOST_OFFERS)
    .map((each) => offerOf(each, result.language));
  return offers.length === 0 ? undefined : { kind: 'clarify', offers, language: result.language };
}

function firstOfEachAnswer({ article }: Situation, { matches }: MatchResult): Article[] {
  const byAnswer = new Map<string, Article>();
  for (const { articleId } of matches) {
    const found = article(articleId);
    if (found !== undefined && !byAnswer.has(found.answer)) byAnswer.set(found.answer, found);
  }
  return [...byAnswer.values()];
}
