// A decision becomes bubbles and what the conversation remembers of it. Pure; channels cut and pack the bubbles.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import type { Conversation, Offer } from '../domain/conversation.js';
import { assertNever } from '../domain/errors.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { answerMessage } from './answer-message.js';
import { NONE_OF_THESE, pickPayload } from './choice-words.js';
import { numbered, phrases } from './phrases.js';
import type { Language, ReplyDecision } from './reply-decision.js';

/** After this long without a word of ours the citizen hears again that a program answers. Unit: ms. */
const DISCLOSE_AGAIN_MS = 24 * 3_600_000;

export interface ComposedReply {
  readonly messages: readonly OutboundMessage[];
  readonly remember: Pick<
    Conversation,
    'missesInRow' | 'disclosedAtMs' | 'answeredId' | 'language' | 'preferredLanguage'
  > & {
    readonly offered: NonNullable<Conversation['offered']>;
    readonly isPersonOffered: boolean;
  };
}

export function composeReply(
  decision: ReplyDecision,
  context: {
    conversation: Pick<Conversation, 'missesInRow' | 'disclosedAtMs' | 'language'>;
    cityName: string;
    nowMs: number;
  },
): ComposedReply {
  const { conversation, cityName, nowMs } = context;
  const isMiss = decision.kind === 'fallback' || (decision.kind === 'rephrase' && decision.isMiss);
  // Danger to life: the number first, the program's introduction with the next words.
  const isUrgent = decision.kind === 'handoff' && decision.reason === 'urgent';
  const mustDisclose = !isUrgent && nowMs - (conversation.disclosedAtMs ?? 0) >= DISCLOSE_AGAIN_MS;
  const language = languageOf(decision, conversation);
  const disclosure = mustDisclose ? [bubble(phrases[language].disclosure(cityName))] : [];
  return {
    messages: [...disclosure, ...toBubbles(decision, language)],
    remember: {
      // Kept fresh while the talk goes on, so that the sentence comes back only after a long pause.
      ...(isUrgent ? {} : { disclosedAtMs: nowMs }),
      missesInRow: isMiss ? conversation.missesInRow + 1 : 0,
      ...rememberWords(decision),
    },
  };
}

/** What the citizen's next words may refer to. */
function rememberWords(decision: ReplyDecision): Omit<ComposedReply['remember'], 'missesInRow'> {
  const nothing = { offered: [], isPersonOffered: false };
  if (decision.kind === 'clarify') return { ...nothing, offered: decision.offers };
  if (decision.kind === 'answer') return { ...nothing, answeredId: decision.article.id };
  if (decision.kind !== 'chat') return nothing;
  const { offers = [], offersPerson = false, prefers } = decision;
  const language = prefers === undefined ? {} : { language: prefers, preferredLanguage: prefers };
  return { offered: offers, isPersonOffered: offersPerson, ...language };
}

function languageOf(decision: ReplyDecision, { language = 'zh' }: Pick<Conversation, 'language'>): Language {
  return 'language' in decision ? decision.language : language;
}

function toBubbles(decision: ReplyDecision, language: Language): readonly OutboundMessage[] {
  switch (decision.kind) {
    case 'answer':
      return [answerMessage(decision.article, decision.language)];
    case 'clarify':
      return [clarifyBubble(decision)];
    case 'chat':
      return [chatBubble(decision)];
    case 'ask-for-words':
      return [bubble(phrases[language].askForWords)];
    case 'welcome':
      return [bubble(phrases[language].welcome)];
    case 'rephrase':
      return [withPersonButton(phrases[language].rephrase, language)];
    case 'fallback':
      return [withPersonButton(phrases[language].fallback, language)];
    case 'handoff':
      return decision.text === undefined ? [] : [bubble(decision.text)];
    default:
      return assertNever(decision);
  }
}

function withPersonButton(text: string, language: Language): OutboundMessage {
  return { ...bubble(text), suggestedActions: { actions: [personButton(language)], to: [] } };
}

function personButton(language: Language): CardAction {
  const { talkToPerson } = phrases[language];
  return { type: 'postBack', title: talkToPerson, value: TALK_TO_PERSON, displayText: talkToPerson };
}

function clarifyBubble({ offers, language }: Extract<ReplyDecision, { kind: 'clarify' }>): OutboundMessage {
  const words = phrases[language];
  const none: CardAction = {
    type: 'postBack',
    title: words.noneOfThese,
    value: NONE_OF_THESE,
    displayText: words.noneOfThese,
  };
  const actions = [...choiceButtons(offers), none];
  return { ...bubble(words.clarify(offers)), suggestedActions: { actions, to: [] } };
}

function choiceButtons(offers: readonly Offer[]): CardAction[] {
  return offers.map(({ articleId, title }, index) => ({
    type: 'postBack',
    title: `${index + 1}. ${title}`,
    value: pickPayload(articleId),
    displayText: title,
  }));
}

/** The intent's words, its articles by number, and the way to a person where the words ask for it. */
function chatBubble(decision: Extract<ReplyDecision, { kind: 'chat' }>): OutboundMessage {
  const { text, language, offers = [], offersPerson = false } = decision;
  const person = offersPerson ? [personButton(language)] : [];
  const actions = [...choiceButtons(offers), ...person];
  if (actions.length === 0) return bubble(text);
  const words = offers.length === 0 ? text : `${text}\n\n${numbered(offers)}`;
  return { ...bubble(words), suggestedActions: { actions, to: [] } };
}

export function bubble(text: string): OutboundMessage {
  return { type: 'message', text };
}
