// The ordered rules: the first that has something to say decides. A new rule is one entry here and one row in its table test.

import type { Article } from '../domain/article.js';
import type { MatchResult } from '../domain/match.js';
import { decideNotHelped, intentRules } from './intent-rules.js';
import { handoff, intentOf, MOST_OFFERS, offerOf, resultOf, sayIntent } from './intent-words.js';
import { asksForPerson, isAbusive } from './person-words.js';
import type { ReplyDecision, ReplyRule, Situation } from './reply-decision.js';

export const replyRules: readonly ReplyRule[] = [
  { name: 'arrival', decide: ({ said }) => (said.kind === 'arrival' ? { kind: 'welcome' } : undefined) },
  {
    name: 'wordless',
    decide: ({ said }) => (said.kind === 'wordless' ? { kind: 'ask-for-words' } : undefined),
  },
  { name: 'pick', decide: decidePick },
  { name: 'none-of-these', decide: decideNoneOfThese },
  { name: 'emergency', decide: decideEmergency },
  {
    name: 'exact',
    decide: (situation) => (resultOf(situation)?.isExact === true ? decideAnswer(situation) : undefined),
  },
  { name: 'person', decide: decidePerson },
  ...intentRules,
  {
    name: 'answer',
    decide: (situation) => (resultOf(situation)?.band === 'answer' ? decideAnswer(situation) : undefined),
  },
  // Only where nothing is sure: whoever swears and asks something real gets the answer.
  { name: 'abusive', decide: decideAbusive },
  {
    name: 'offer',
    decide: (situation) => (resultOf(situation)?.band === 'offer' ? decideOffer(situation) : undefined),
  },
  { name: 'unanswered-twice', decide: decideUnanswered },
];

function decideNoneOfThese(situation: Situation): ReplyDecision | undefined {
  if (situation.said.kind !== 'none-of-these') return undefined;
  return decideNotHelped(situation, situation.conversation.language ?? 'zh');
}

function decideUnanswered(situation: Situation): ReplyDecision | undefined {
  const result = resultOf(situation);
  if (result === undefined || situation.conversation.missesInRow === 0) return undefined;
  return handoff('unanswered-twice', result.language);
}

function decidePerson(situation: Situation): ReplyDecision | undefined {
  const { said, conversation } = situation;
  if (said.kind === 'person') return handoff('asked', conversation.language ?? 'zh');
  if (said.kind !== 'words') return undefined;
  const isAsked = intentOf(situation)?.kind === 'person' || asksForPerson(said.text);
  return isAsked ? handoff('asked', said.result.language) : undefined;
}

function decideAbusive({ said }: Situation): ReplyDecision | undefined {
  if (said.kind !== 'words' || !isAbusive(said.text)) return undefined;
  return handoff('abusive', said.result.language);
}

/** The number at once, and a person too. */
function decideEmergency(situation: Situation): ReplyDecision | undefined {
  const intent = intentOf(situation);
  if (intent?.kind !== 'emergency') return undefined;
  const { text, language } = sayIntent(situation, intent);
  return { kind: 'handoff', reason: 'urgent', text, language };
}

function decidePick({ said, article, conversation }: Situation): ReplyDecision | undefined {
  if (said.kind !== 'pick') return undefined;
  const picked = article(said.articleId);
  const { language = 'zh' } = conversation;
  // The article was taken down after it was offered.
  if (picked === undefined) return { kind: 'rephrase', language, isMiss: false };
  return { kind: 'answer', article: picked, language };
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
    .map((each) => offerOf(each, result.language));
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
