// What an intent says: one of its wordings in the citizen's language, its blanks filled in, its articles as choices.

import type { Article, Intent } from '../domain/article.js';
import { fillBlanks } from '../domain/blanks.js';
import type { Offer } from '../domain/conversation.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { MatchResult } from '../domain/match.js';
import { pickVariant } from './pick-variant.js';
import type { Language, ReplyDecision, Situation } from './reply-decision.js';

/** Choices shown at once: more do not fit beside each other on a phone. */
export const MOST_OFFERS = 3;

type Chat = Extract<ReplyDecision, { kind: 'chat' }>;

/** The intent's own words and whatever hangs on them. */
export function sayIntent(situation: Situation, intent: Intent, prefers?: Language): Chat {
  const language = prefers ?? resultOf(situation)?.language ?? 'zh';
  const offers = (intent.articles ?? [])
    .map((id) => situation.article(id))
    .filter((article) => article !== undefined)
    .slice(0, MOST_OFFERS)
    .map((article) => offerOf(article, language));
  return {
    kind: 'chat',
    text: fillBlanks(wordingOf(intent, language, situation.seed), situation.known[language]),
    language,
    ...(offers.length === 0 ? {} : { offers }),
    ...(intent.offersPerson === true ? { offersPerson: true } : {}),
    ...(prefers === undefined ? {} : { prefers }),
  };
}

/** One of the intent's replies, the same for the same seed. */
export function wordingOf({ replies: { zh, en } }: Intent, language: Language, seed: string): string {
  return pickVariant(language === 'en' && en.length > 0 ? en : zh, seed);
}

export function offerOf({ id, title, english }: Article, language: Language): Offer {
  return { articleId: id, title: language === 'en' ? (english?.question ?? title) : title };
}

export function handoff(reason: HandoffReason, language: Language): ReplyDecision {
  return { kind: 'handoff', reason, language };
}

export function intentOf(situation: Situation): Intent | undefined {
  const id = resultOf(situation)?.intent?.id;
  return id === undefined ? undefined : situation.intent(id);
}

export function resultOf({ said }: Situation): MatchResult | undefined {
  return said.kind === 'words' ? said.result : undefined;
}
