// One bubble of ours and the buttons that stand under it.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import type { Offer } from '../domain/conversation.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { pickPayload } from './choice-words.js';
import { phrases } from './phrases.js';
import type { Language } from './reply-decision.js';

export function bubble(text: string): OutboundMessage {
  return { type: 'message', text };
}

export function withPersonButton(text: string, language: Language): OutboundMessage {
  return { ...bubble(text), suggestedActions: { actions: [personButton(language)], to: [] } };
}

export function personButton(language: Language): CardAction {
  const { talkToPerson } = phrases[language];
  return { type: 'postBack', title: talkToPerson, value: TALK_TO_PERSON, displayText: talkToPerson };
}

export function choiceButtons(offers: readonly Offer[]): CardAction[] {
  return offers.map(({ articleId, title }, index) => ({
    type: 'postBack',
    title: `${index + 1}. ${title}`,
    value: pickPayload(articleId),
    displayText: title,
  }));
}
