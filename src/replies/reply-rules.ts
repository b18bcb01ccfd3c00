// The ordered rules: the first that has something to say decides. A new rule is one entry here and one row in its table test.

import type { Article } from '../domain/article.js';
import type { Offer } from '../domain/conversation.js';
import type { MatchResult } from '../domain/match.js';
import { pickVariant } from './pick-variant.js';
import type { ReplyDecision, Situation } from './reply-decision.js';

export interface ReplyRule {
  /** Goes into the transcript. */
  readonly name: string;
  readonly decide: (situation: Situation) => ReplyDecision | undefined;
}

/** Choices shown at once: more do not fit beside each other on a phone. */
const MOST_OFFERS = 3;

export const replyRules: readonly ReplyRule[] = [
  { name: 'arrival', decide: ({ said }) => (said.kind === 'arrival' ? { kind: 'welcome' } : undefined) },
  {
    name: 'wordless',
    decide: ({ said }) => (said.kind === 'wordless' ? { kind: 'ask-for-words' } : undefined),
  },
  { name: 'pick', decide: decidePick },
  {
    name: 'none-of-these',
    decide: ({ said }) => (said.kind === 'none-of-these' ? { kind: 'rephrase', language: 'zh' } : undefined),
  },
  { name: 'emergency', decide: (situation) => decideIntent(situation, true) },
  {
    name: 'exact',
    decide: (situation) => (resultOf(situation)?.isExact === true ? decideAnswer(situation) : undefined),
  },
  { name: 'small-talk', decide: (situation) => decideIntent(situation, false) },
  {
    name: 'answer',
    decide: (situation) => (resultOf(situation)?.band === 'answer' ? decideAnswer(situation) : undefined),
  },
  {
    name: 'offer',
    decide: (situation) => (resultOf(situation)?.band === 'offer' ? decideOffer(situation) : undefined),
  },
];

function resultOf({ said }: Situation): MatchResult | undefined {
  return said.kind === 'words' ? said.result : undefined;
}

function decidePick({ said, article }: Situation): ReplyDecision | undefined {
  if (said.kind !== 'pick') return undefined;
  const picked = article(said.articleId);
  // The article was taken down after it was offered.
  if (picked === undefined) return { kind: 'rephrase', language: 'zh' };
  return { kind: 'answer', article: picked, language: 'zh' };
}

function decideIntent(situation: Situation, isEmergency: boolean): ReplyDecision | undefined {
  const result = resultOf(situation);
  const intent = result?.intent === undefined ? undefined : situation.intent(result.intent.id);
  if (result === undefined || intent === undefined || (intent.kind === 'emergency') !== isEmergency)
    return undefined;
  const { zh, en } = intent.replies;
  const wordings = result.language === 'en' && en.length > 0 ? en : zh;
  return { kind: 'chat', text: pickVariant(wordings, situation.seed), language: result.language };
}

function decideAnswer(situation: Situation): ReplyDecision | undefined {
  const result = resultOf(situation);
  const found = topArticle(situation, result);
  return found === undefined
    ? undefined
    : { kind: 'answer', article: found, language: result?.language ?? 'zh' };
}

function topArticle(situation: Situation, result: MatchResult | undefined): Article | undefined {
  const [top] = result?.matches ?? [];
  return top === undefined ? undefined : situation.article(top.articleId);
}

function decideOffer(situation: Situation): ReplyDecision | undefined {
  const result = resultOf(situation);
  if (result === undefined) return undefined;
  const offers = firstOfEachAnswer(situation, result)
    .slice(0, MOST_OFFERS)
    .map(({ id, title, english }): Offer => {
      return { articleId: id, title: result.language === 'en' ? (english?.question ?? title) : title };
    });
  return offers.length === 0 ? undefined : { kind: 'clarify', offers, language: result.language };
}

/** Articles that say the same are one choice: the first of them. */
function firstOfEachAnswer({ article }: Situation, { matches }: MatchResult): Article[] {
  const byAnswer = new Map<string, Article>();
  for (const { articleId } of matches) {
    const found = article(articleId);
    if (found !== undefined && !byAnswer.has(found.answer)) byAnswer.set(found.answer, found);
  }
  return [...byAnswer.values()];
}
