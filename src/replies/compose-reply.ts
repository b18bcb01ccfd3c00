// A decision becomes bubbles and what the conversation remembers of it. Pure; channels cut and pack the bubbles.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { assertNever } from '../domain/errors.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { NONE_OF_THESE, pickPayload } from './choice-words.js';
import { phrases, plain } from './phrases.js';
import type { Language, ReplyDecision } from './reply-decision.js';

/** After this long without a word of ours the citizen hears again that a program answers. Unit: ms. */
const DISCLOSE_AGAIN_MS = 24 * 3_600_000;

export interface ComposedReply {
  readonly messages: readonly OutboundMessage[];
  readonly remember: Pick<Conversation, 'missesInRow' | 'disclosedAtMs'> & {
    readonly offered: NonNullable<Conversation['offered']>;
  };
}

export function composeReply(
  decision: ReplyDecision,
  context: {
    conversation: Pick<Conversation, 'missesInRow' | 'disclosedAtMs'>;
    cityName: string;
    nowMs: number;
  },
): ComposedReply {
  const { conversation, cityName, nowMs } = context;
  const isMiss = decision.kind === 'fallback' || (decision.kind === 'rephrase' && decision.isMiss);
  // Danger to life: the number first, the program's introduction with the next words.
  const isUrgent = decision.kind === 'handoff' && decision.reason === 'urgent';
  const mustDisclose = !isUrgent && nowMs - (conversation.disclosedAtMs ?? 0) >= DISCLOSE_AGAIN_MS;
  const disclosure = mustDisclose ? [bubble(phrases[languageOf(decision)].disclosure(cityName))] : [];
  return {
    messages: [...disclosure, ...toBubbles(decision)],
    remember: {
      // Kept fresh while the talk goes on, so that the sentence comes back only after a long pause.
      ...(isUrgent ? {} : { disclosedAtMs: nowMs }),
      missesInRow: isMiss ? conversation.missesInRow + 1 : 0,
      offered: decision.kind === 'clarify' ? decision.offers : [],
    },
  };
}

function languageOf(decision: ReplyDecision): Language {
  return 'language' in decision ? decision.language : 'zh';
}

function toBubbles(decision: ReplyDecision): readonly OutboundMessage[] {
  switch (decision.kind) {
    case 'answer':
      return [bubble(answerText(decision))];
    case 'clarify':
      return [clarifyBubble(decision)];
    case 'chat':
      return [bubble(decision.text)];
    case 'ask-for-words':
      return [bubble(plain.askForWords)];
    case 'welcome':
      return [bubble(plain.welcome)];
    case 'rephrase':
      return [withPersonButton(phrases[decision.language].rephrase, decision.language)];
    case 'fallback':
      return [withPersonButton(phrases[decision.language].fallback, decision.language)];
    case 'handoff':
      return decision.text === undefined ? [] : [bubble(decision.text)];
    default:
      return assertNever(decision);
  }
}

function withPersonButton(text: string, language: Language): OutboundMessage {
  const { talkToPerson } = phrases[language];
  const person: CardAction = {
    type: 'postBack',
    title: talkToPerson,
    value: TALK_TO_PERSON,
    displayText: talkToPerson,
  };
  return { ...bubble(text), suggestedActions: { actions: [person], to: [] } };
}

/** The article's text unchanged; English only where an approved pair exists. */
function answerText({ article, language }: Extract<ReplyDecision, { kind: 'answer' }>): string {
  return language === 'en' && article.english !== undefined ? article.english.answer : article.answer;
}

function clarifyBubble({ offers, language }: Extract<ReplyDecision, { kind: 'clarify' }>): OutboundMessage {
  const words = phrases[language];
  const choices = offers.map(({ articleId, title }, index): CardAction => ({
    type: 'postBack',
    title: `${index + 1}. ${title}`,
    value: pickPayload(articleId),
    displayText: title,
  }));
  const none: CardAction = {
    type: 'postBack',
    title: words.noneOfThese,
    value: NONE_OF_THESE,
    displayText: words.noneOfThese,
  };
  return { ...bubble(words.clarify(offers)), suggestedActions: { actions: [...choices, none], to: [] } };
}

export function bubble(text: string): OutboundMessage {
  return { type: 'message', text };
}
