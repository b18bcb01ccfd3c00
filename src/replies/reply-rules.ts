// The ordered rules: the first that has something to say decides. A new rule is one entry here and one row in its table test.

import type { Article, Intent } from '../domain/article.js';
import type { Offer } from '../domain/conversation.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { MatchResult } from '../domain/match.js';
import { pickVariant } from './pick-variant.js';
import { asksForPerson, isAbusive } from './person-words.js';
import type { Language, ReplyDecision, Situation } from './reply-decision.js';

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
  { name: 'none-of-these', decide: decideNoneOfThese },
  { name: 'emergency', decide: decideEmergency },
  {
    name: 'exact',
    decide: (situation) => (resultOf(situation)?.isExact === true ? decideAnswer(situation) : undefined),
  },
  { name: 'person', decide: decidePerson },
  { name: 'small-talk', decide: decideSmallTalk },
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

function handoff(reason: HandoffReason, language: Language): ReplyDecision {
  return { kind: 'handoff', reason, language };
}

/** A second question in a row without an answer goes to a person. */
function decideNoneOfThese({ said, conversation }: Situation): ReplyDecision | undefined {
  if (said.kind !== 'none-of-these') return undefined;
  const { language = 'zh', missesInRow } = conversation;
  return missesInRow > 0
    ? handoff('unanswered-twice', language)
    : { kind: 'rephrase', language, isMiss: true };
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
  const said = intent?.kind === 'emergency' ? decideIntent(situation, intent) : undefined;
  return said?.kind === 'chat' ? { ...said, kind: 'handoff', reason: 'urgent' } : undefined;
}

function decideSmallTalk(situation: Situation): ReplyDecision | undefined {
  const intent = intentOf(situation);
  return intent === undefined ? undefined : decideIntent(situation, intent);
}

function intentOf(situation: Situation): Intent | undefined {
  const id = resultOf(situation)?.intent?.id;
  return id === undefined ? undefined : situation.intent(id);
}

function resultOf({ said }: Situation): MatchResult | undefined {
  return said.kind === 'words' ? said.result : undefined;
}

function decidePick({ said, article }: Situation): ReplyDecision | undefined {
  if (said.kind !== 'pick') return undefined;
  const picked = article(said.articleId);
  // The article was taken down after it was offered.
  if (picked === undefined) return { kind: 'rephrase', language: 'zh', isMiss: false };
  return { kind: 'answer', article: picked, language: 'zh' };
}

function decideIntent(situation: Situation, intent: Intent): ReplyDecision | undefined {
  const result = resultOf(situation);
  if (result === undefined) return undefined;
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
