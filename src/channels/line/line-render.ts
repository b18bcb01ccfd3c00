// The hub's messages → calls that LINE accepts: cut, packed, shortened. Called by line-adapter; pure and deterministic.
// A call's body is `{ messages }` without token or receiver: those are known only at the moment of sending.

import type { messagingApi } from '@line/bot-sdk';

import type { CardAction, OutboundMessage } from '../../domain/activity.js';
import type { ShownCard } from '../../domain/card.js';
import { asSentFile, type SentFile } from '../../domain/sent-file.js';
import { cutText, firstGraphemes } from '../../lib/text-cutting.js';
import type { PlatformCall } from '../channel-adapter.js';
import type { ImageOptions } from '../image-address.js';
import { renderCard } from './line-card.js';
import { renderFile } from './line-file.js';

/** One text bubble. Source: LINE Messaging API documentation, "Character counting in a text", checked 2026-11-21.
 *  Unit: UTF-16 code units. */
export const TEXT_UNITS = 5000;

/** Bubbles in one reply or push. Source: LINE Messaging API reference, "Send reply message", `messages`. */
const BUBBLES_PER_CALL = 5;

/** Buttons under the last bubble. Source: same, "Quick reply", `items`. */
const QUICK_REPLIES = 13;

/** Source: same, "Action objects", `label` in a quick reply. Unit: grapheme clusters. */
const LABEL_GRAPHEMES = 20;

/** `displayText` of a postback and `text` of a message action. Source: same. Unit: grapheme clusters. */
const SPOKEN_GRAPHEMES = 300;

/** `data` of a postback. Source: same, "Postback action". LINE does not say what it counts, so we take the narrowest
 *  unit: UTF-16 code units. */
const DATA_UNITS = 300;

interface LineBody {
  readonly messages: messagingApi.Message[];
}

interface Bubble {
  readonly message: messagingApi.Message;
  readonly kind: 'text' | 'card' | 'file';
  /** What it says in plain words. */
  readonly words: string;
  /** First of its message: the transcript starts a new line here. */
  readonly isFirst: boolean;
  /** At the first bubble of a card. */
  readonly card?: ShownCard;
  readonly file?: SentFile;
}

/** Cuts texts, packs bubbles by five and hangs every button under the last bubble, the only one whose buttons show. */
export function renderMessages(
  messages: readonly OutboundMessage[],
  options: ImageOptions = {},
): readonly PlatformCall[] {
  const packs = inPacks(
    messages.flatMap((message) => [
      ...toBubbles(message),
      ...cardBubbles(message, options),
      ...fileBubbles(message),
    ]),
  );
  const buttons = messages.flatMap((message) => message.suggestedActions?.actions ?? []);
  return packs.map((bubbles, at) => toCall(bubbles, at === packs.length - 1 ? buttons : []));
}

/** LINE refuses an empty text, so a piece without anything to see is not sent. */
function toBubbles(message: OutboundMessage): readonly Bubble[] {
  return cutText(withoutLoneSurrogates(message.text), TEXT_UNITS)
    .filter((piece) => piece.trim() !== '')
    .map((text, at) => ({ message: { type: 'text', text }, kind: 'text', words: text, isFirst: at === 0 }));
}

function cardBubbles({ card }: OutboundMessage, options: ImageOptions): readonly Bubble[] {
  if (card === undefined) return [];
  return renderCard(card, options).map(({ message, words }, at) => ({
    message,
    kind: 'card',
    words,
    isFirst: true,
    ...(at === 0 ? { card } : {}),
  }));
}

/** The transcript names the file; its address is a right to read it and does not stand there. */
function fileBubbles({ files = [] }: OutboundMessage): readonly Bubble[] {
  return files.flatMap((file) => {
    const message = renderFile(file);
    return message === undefined
      ? []
      : [{ message, kind: 'file' as const, words: '', isFirst: true, file: asSentFile(file) }];
  });
}

/** Half a surrogate pair is no character; some JSON readers refuse the whole request for it. */
function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function inPacks(bubbles: readonly Bubble[]): readonly (readonly Bubble[])[] {
  const count = Math.ceil(bubbles.length / BUBBLES_PER_CALL);
  return Array.from({ length: count }, (_, at) =>
    bubbles.slice(at * BUBBLES_PER_CALL, (at + 1) * BUBBLES_PER_CALL),
  );
}

function toCall(bubbles: readonly Bubble[], buttons: readonly CardAction[]): PlatformCall {
  const shown = buttons.filter((button) => toQuickReply(button).length > 0).slice(0, QUICK_REPLIES);
  const items = shown.flatMap(toQuickReply);
  const messages = bubbles.map(({ message }, at): messagingApi.Message => {
    const isLast = at === bubbles.length - 1;
    return isLast && items.length > 0 ? { ...message, quickReply: { items } } : message;
  });
  const texts = bubbles.filter(({ kind }) => kind === 'text');
  // Where there is nothing but a card, its words stand in the transcript.
  const said = texts.length > 0 ? texts : bubbles.filter(({ kind }) => kind === 'card');
  const text = said.map((bubble, at) => (at > 0 && bubble.isFirst ? '\n' : '') + bubble.words).join('');
  const cards = texts.length > 0 ? bubbles.flatMap(({ card }) => card ?? []) : [];
  const files = bubbles.flatMap(({ file }) => file ?? []);
  return {
    body: { messages } satisfies LineBody,
    text,
    ...(shown.length > 0 ? { actions: shown } : {}),
    ...(cards.length > 0 ? { cards } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}

/** No item for a button without a word on it. */
function toQuickReply(button: CardAction): messagingApi.QuickReplyItem[] {
  const title = withoutLoneSurrogates(button.title.trim() === '' ? button.value : button.title).trim();
  if (title === '') return [];
  return [{ type: 'action', action: toAction(button, title) }];
}

/** A payload that does not fit cannot be shortened without changing its meaning: such a button says its title instead. */
function toAction(button: CardAction, title: string): messagingApi.Action {
  const label = firstGraphemes(title.replace(/\s+/gu, ' '), LABEL_GRAPHEMES);
  const value = withoutLoneSurrogates(button.value);
  const displayText = withoutLoneSurrogates(button.displayText ?? '').trim();
  if (button.type === 'imBack') return toMessageAction(label, value.trim() === '' ? title : value);
  if (value.trim() === '' || value.length > DATA_UNITS) {
    return toMessageAction(label, displayText === '' ? title : displayText);
  }
  const shown = displayText === '' ? {} : { displayText: firstGraphemes(displayText, SPOKEN_GRAPHEMES) };
  return { type: 'postback', label, data: value, ...shown };
}

function toMessageAction(label: string, spoken: string): messagingApi.Action {
  return { type: 'message', label, text: firstGraphemes(spoken, SPOKEN_GRAPHEMES) };
}
