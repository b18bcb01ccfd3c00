// The hub's messages → calls that the Send API accepts: cut, one bubble a call, shortened. Called by messenger-adapter;
// pure and deterministic. A call's body is `{ message }`: receiver and metadata are known only at the moment of sending.

import type { CardAction, OutboundMessage } from '../../domain/activity.js';
import { asSentFile, type SentFile } from '../../domain/sent-file.js';
import { cutText, firstGraphemes } from '../../lib/text-cutting.js';
import type { PlatformCall } from '../channel-adapter.js';
import type { ImageOptions } from '../image-address.js';
import { renderCard, SPOKEN_PREFIX, type MessengerTemplate } from './messenger-card.js';
import { renderFile, type MessengerAttachment } from './messenger-file.js';

/** `message.text`. Source: Meta, Send API reference, "message", checked 2026-11-21. Meta does not say what it counts, so
 *  we take the narrowest unit that a reader can be cut at: UTF-16 code units. */
export const TEXT_UNITS = 2000;

/** Buttons under a message; only the newest message's set shows. Source: Meta, "Quick replies", `quick_replies`. */
const QUICK_REPLIES = 13;

/** `title` of a quick reply. Source: same. Meta does not say what it counts: UTF-16 code units. */
const TITLE_UNITS = 20;

/** `payload` of a quick reply. Source: same. Unit: UTF-16 code units. */
const PAYLOAD_UNITS = 1000;

interface QuickReply {
  readonly content_type: 'text';
  readonly title: string;
  readonly payload: string;
}

export type MessengerMessage = (
  { readonly text: string } | { readonly attachment: MessengerTemplate | MessengerAttachment }
) & {
  readonly quick_replies?: readonly QuickReply[];
};

interface MessengerBody {
  readonly message: MessengerMessage;
}

/** One call: a text, or what a card became. */
interface Bubble {
  readonly message: MessengerMessage;
  readonly words: string;
  readonly file?: SentFile;
}

/** Cuts texts and hangs every button under the last bubble, the only one whose buttons show. */
export function renderMessages(
  messages: readonly OutboundMessage[],
  options: ImageOptions = {},
): readonly PlatformCall[] {
  const bubbles = messages.flatMap((message): readonly Bubble[] => [
    ...toTexts(message).map((text) => ({ message: { text }, words: text })),
    ...(message.card === undefined ? [] : renderCard(message.card, options)),
    ...fileBubbles(message),
  ]);
  const buttons = messages.flatMap((message) => message.suggestedActions?.actions ?? []);
  return bubbles.map((bubble, at) => toCall(bubble, at === bubbles.length - 1 ? buttons : []));
}

function fileBubbles({ files = [] }: OutboundMessage): readonly Bubble[] {
  return files.flatMap((file) => {
    const attachment = renderFile(file);
    return attachment === undefined ? [] : [{ message: { attachment }, words: '', file: asSentFile(file) }];
  });
}

/** Messenger refuses an empty text, so a piece without anything to see is not sent. */
function toTexts(message: OutboundMessage): readonly string[] {
  return cutText(withoutLoneSurrogates(message.text), TEXT_UNITS).filter((piece) => piece.trim() !== '');
}

/** Half a surrogate pair is no character; some JSON readers refuse the whole request for it. */
function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function toCall({ message, words, file }: Bubble, buttons: readonly CardAction[]): PlatformCall {
  const shown = buttons.filter((button) => toQuickReply(button).length > 0).slice(0, QUICK_REPLIES);
  const replies = shown.flatMap(toQuickReply);
  const body: MessengerBody = {
    message: { ...message, ...(replies.length > 0 ? { quick_replies: replies } : {}) },
  };
  return {
    body,
    text: words,
    ...(shown.length > 0 ? { actions: shown } : {}),
    ...(file === undefined ? {} : { files: [file] }),
  };
}

/** No item for a button without a word on it. */
function toQuickReply(button: CardAction): QuickReply[] {
  const words = withoutLoneSurrogates(button.title.trim() === '' ? button.value : button.title);
  const title = words.replace(/\s+/gu, ' ').trim();
  if (title === '') return [];
  return [{ content_type: 'text', title: firstUnits(title, TITLE_UNITS), payload: toPayload(button, title) }];
}

/** A payload that does not fit cannot be shortened without changing its meaning: such a button says its title instead. */
function toPayload(button: CardAction, title: string): string {
  const value = withoutLoneSurrogates(button.value);
  const isHidden = button.type === 'postBack' && value.trim() !== '';
  if (isHidden && value.length <= PAYLOAD_UNITS) return value;
  const spoken = button.type === 'imBack' && value.trim() !== '' ? value : title;
  return SPOKEN_PREFIX + firstUnits(spoken, PAYLOAD_UNITS - SPOKEN_PREFIX.length);
}

/** The longest beginning that fits, ended by `…`, without cutting a character as people see it. */
function firstUnits(text: string, maxUnits: number): string {
  for (let graphemes = maxUnits; text.length > maxUnits && graphemes > 1; graphemes -= 1) {
    const short = firstGraphemes(text, graphemes);
    if (short.length <= maxUnits) return short;
  }
  return text.length > maxUnits ? '…' : text;
}
