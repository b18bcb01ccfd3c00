// The ordered rules: the first that has something to say decides. A new rule is one entry here and one row in its table test.

import { decideFollowUp, decideSeveral } from './follow-up-rules.js';
import { decideNotHelped, intentRules } from './intent-rules.js';
import { decideAnswer, decideOffer } from './article-words.js';
import { handoff, intentOf, resultOf, sayIntent } from './intent-words.js';
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
    decide: (situation) =>
      resultOf(situation)?.isExact === true ? decideAnswer(situation, resultOf(situation)) : undefined,
  },
  { name: 'person', decide: decidePerson },
  { name: 'several', decide: decideSeveral },
  { name: 'follow-up', decide: decideFollowUp },
  ...intentRules,
  {
    name: 'answer',
    decide: (situation) =>
      resultOf(situation)?.band === 'answer' ? decideAnswer(situation, resultOf(situation)) : undefined,
  },
  // Only where nothing is sure: whoever swears and asks something real gets the answer.
  { name: 'abusive', decide: decideAbusive },
  {
    name: 'offer',
    decide: (situation) =>
      resultOf(situation)?.band === 'offer' ? decideOffer(situation, resultOf(situation)) : undefined,
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
