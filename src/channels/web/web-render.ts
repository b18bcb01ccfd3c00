// The hub's messages → calls of web chat: one bubble each, cut where it is too long. Called by web-adapter; pure.
// The words live in the transcript, from where browsers get them; a call's body only says that it was rendered here.

import type { CardAction, OutboundMessage } from '../../domain/activity.js';
import { asSentFile } from '../../domain/sent-file.js';
import { cutText } from '../../lib/text-cutting.js';
import { MOST_TEXT_CHARS, type WireChoice } from '../../wire/shared.js';
import type { PlatformCall } from '../channel-adapter.js';

/** Buttons under one bubble: more are no help on a phone. Ours. */
const MOST_BUTTONS = 10;

/** Payload of a button that says its words as if typed. */
export const SAY_PREFIX = 'say:';

export interface WebBody {
  readonly kind: 'bubble';
}

/** Cuts texts into bubbles and hangs every button under the last one. */
export function renderMessages(messages: readonly OutboundMessage[]): readonly PlatformCall[] {
  const actions = messages
    .flatMap((message) => message.suggestedActions?.actions ?? [])
    .filter((action) => toChoice(action).label !== '')
    .slice(0, MOST_BUTTONS);
  const labels = new Set(actions.map((action) => toChoice(action).label));
  const bubbles = messages.flatMap((message) => toBubbles(message, labels));
  return bubbles.map((bubble, at): PlatformCall => {
    const body: WebBody = { kind: 'bubble' };
    return { body, ...bubble, ...(at === bubbles.length - 1 && actions.length > 0 ? { actions } : {}) };
  });
}

/** Card and files stand under the last piece of the text, in the same entry; files may stand alone. */
function toBubbles(
  { text, card, files = [] }: OutboundMessage,
  labels: ReadonlySet<string>,
): readonly Pick<PlatformCall, 'text' | 'cards' | 'files'>[] {
  const said = cutText(withoutListOf(labels, withoutLoneSurrogates(text)), MOST_TEXT_CHARS).filter(
    (piece) => piece.trim() !== '',
  );
  const pieces = said.length === 0 && files.length > 0 ? [''] : said;
  const beside = {
    ...(card === undefined ? {} : { cards: [card] }),
    ...(files.length === 0 ? {} : { files: files.map(asSentFile) }),
  };
  return pieces.map((piece, at) => ({ text: piece, ...(at === pieces.length - 1 ? beside : {}) }));
}

/** The buttons say it: a list of the same words at the end of the text is for channels that cut or lose buttons. */
function withoutListOf(labels: ReadonlySet<string>, text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !labels.has(line.trim()));
  const hasList = lines.slice(last + 1).some((line) => labels.has(line.trim()));
  return last === -1 || !hasList ? text : lines.slice(0, last + 1).join('\n');
}

/** A button as the browser gets it. */
export function toChoice({ type, title, value, displayText }: CardAction): WireChoice {
  const label = withoutLoneSurrogates(title.trim() === '' ? value : title).trim();
  if (type === 'imBack') return { label, payload: SAY_PREFIX + value, spoken: value };
  const spoken = withoutLoneSurrogates(displayText ?? '').trim();
  return { label, payload: value, spoken: spoken === '' ? label : spoken };
}

/** Half a surrogate pair is no character: a WebSocket text frame must be valid UTF-8. */
function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
