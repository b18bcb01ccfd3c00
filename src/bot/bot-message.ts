// Our messages through botbuilder's pipeline and back. A card travels as the Bot Framework means it: an attachment of a type of our own.

import type { Activity } from 'botbuilder';

import type { OutboundMessage } from '../domain/activity.js';
import type { ShownCard } from '../domain/card.js';
import { HubError } from '../domain/errors.js';

const CARD_TYPE = 'application/vnd.yima.card';

export function toBotMessage({ card, ...message }: OutboundMessage): Partial<Activity> {
  return card === undefined
    ? message
    : { ...message, attachments: [{ contentType: CARD_TYPE, content: card }] };
}

/** Only what our channels can render leaves the bot; anything else is a fault of the bot, found at the first test. */
export function toMessage({ text, suggestedActions, attachments = [] }: Partial<Activity>): OutboundMessage {
  if (text === undefined || text === '')
    throw new HubError('BOT_EMPTY_MESSAGE', 'The bot sent a message without text.');
  const card = attachments.find(({ contentType }) => contentType === CARD_TYPE)?.content as
    ShownCard | undefined; // as toBotMessage put it
  const shown = card === undefined ? {} : { card };
  if (suggestedActions === undefined) return { type: 'message', text, ...shown };
  const actions = suggestedActions.actions.map(({ type, title, value, displayText }) => ({
    type: type === 'postBack' ? ('postBack' as const) : ('imBack' as const),
    title,
    value: String(value),
    ...(displayText === undefined ? {} : { displayText }),
  }));
  return { type: 'message', text, suggestedActions: { actions, to: [] }, ...shown };
}
