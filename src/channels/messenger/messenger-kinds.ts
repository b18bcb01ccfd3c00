// One reader per kind of Messenger event: what the Activity says about it. Called by messenger-parse; knows one event.
// A kind that has no reader, or that its reader cannot read, is recorded and never answered.

import type { InboundActivity } from '../../domain/activity.js';
import type { Amendment, SilenceReason } from '../../domain/inbound-event.js';
import { recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { firstGraphemes } from '../../lib/text-cutting.js';
import { readAttachments } from './messenger-attachments.js';
import { SPOKEN_PREFIX } from './messenger-card.js';

type Particulars = Pick<InboundActivity, 'type' | 'text' | 'name' | 'value' | 'attachments'>;

export type Kind = Particulars & {
  readonly silent?: SilenceReason;
  /** The platform's id of the message said. */
  readonly messageId?: string;
  readonly amends?: Amendment;
  /** The platform's id of the message that this one answers. */
  readonly quotedMessageId?: string;
};

/** Payload of the "Get Started" button: the first thing that a person does on the page. Ours, set with the page's profile. */
export const GET_STARTED = 'GET_STARTED';

/** Fields of every event, whatever its kind. Source: Meta, Messenger Platform, "Webhook events", common fields. */
const COMMON_FIELDS: ReadonlySet<string> = new Set(['sender', 'recipient', 'timestamp']);

/** A name is for people and logs: Meta's longest is `request_thread_control`. Ours. Unit: characters. */
const MAX_NAME_CHARS = 40;
/** Real mids have some 100 characters. Ours. */
const MAX_MID_CHARS = 300;
/** Meta's longest word for a sign is `dislike`. Ours. Unit: grapheme clusters. */
const MAX_SIGN_CHARS = 12;

type KindReader = (body: JsonRecord) => Kind | undefined;

const KIND_READERS: ReadonlyMap<string, KindReader> = new Map([
  ['message', readMessage],
  ['message_edit', readEdit],
  ['postback', readPostback],
  ['reaction', readReaction],
  ['delivery', (body) => readReceipt('delivery', body)],
  ['read', (body) => readReceipt('read', body)],
]);

/** What kind of thing happened: the event's own field beside sender, recipient and timestamp names it. */
export function readKind(event: JsonRecord): Kind {
  const fields = Object.keys(event).filter((field) => !COMMON_FIELDS.has(field));
  const name = fields.find((field) => KIND_READERS.has(field)) ?? fields[0] ?? 'unknown';
  const kind = KIND_READERS.get(name)?.(recordOf(event[name]));
  return kind ?? { type: 'event', name: name.slice(0, MAX_NAME_CHARS), silent: 'unknown-kind' };
}

/** Text, a pressed quick reply, or something without words: an attachment, or what the platform cannot show us. */
function readMessage(message: JsonRecord): Kind | undefined {
  const messageId = textOf(message['mid']) ?? '';
  if (message['is_deleted'] === true)
    return { type: 'messageDelete', name: 'unsend', ...amendment({ kind: 'unsend', messageId }) };
  const text = textOf(message['text']);
  const pressed = textOf(recordOf(message['quick_reply'])['payload']);
  if (pressed !== undefined) return { ...readPressed(pressed, text), messageId };
  const quotedMessageId = readName(recordOf(message['reply_to'])['mid']);
  const attachments = readAttachments(message);
  if (text === undefined && attachments.length === 0 && message['is_unsupported'] !== true) return undefined;
  return {
    type: 'message',
    messageId,
    ...(text === undefined ? {} : { text }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  };
}

/** A mid as it names another message. */
function readName(given: unknown): string | undefined {
  const mid = textOf(given);
  return mid !== undefined && mid !== '' && mid.length <= MAX_MID_CHARS ? mid : undefined;
}

/** `title`: what stands on the button, and what the citizen sees as their own words. */
function readPressed(payload: string, title: string | undefined): Particulars {
  if (payload.startsWith(SPOKEN_PREFIX))
    return { type: 'message', text: payload.slice(SPOKEN_PREFIX.length) };
  if (payload === GET_STARTED)
    return { type: 'conversationUpdate', name: 'follow', value: { isUnblocked: false } };
  return {
    type: 'event',
    name: 'postback',
    value: payload,
    ...(title === undefined ? {} : { text: title }),
  };
}

function readPostback(postback: JsonRecord): Kind | undefined {
  const payload = textOf(postback['payload']);
  return payload === undefined ? undefined : readPressed(payload, textOf(postback['title']));
}

/** An edit changes the record and is not answered a second time. */
function readEdit(edit: JsonRecord): Kind | undefined {
  const messageId = textOf(edit['mid']) ?? '';
  const text = textOf(edit['text']);
  if (text === undefined) return undefined;
  return { type: 'messageUpdate', name: 'messageEdited', text, ...amendment({ kind: 'edit', messageId }) };
}

function amendment(amends: Amendment): Pick<Kind, 'value' | 'amends' | 'silent'> {
  return { value: { messageId: amends.messageId }, amends, silent: 'amendment' };
}

/** The sign itself where Meta tells it, else its word for it. Whoever reacts to nothing we could name is on record all the same.
 *  Source: Meta, Messenger Platform, "Message reactions" (`message_reactions`), checked 2026-11-21. */
function readReaction(reaction: JsonRecord): Kind {
  const name = textOf(reaction['action']) === 'unreact' ? 'unreact' : 'react';
  const kind = { type: 'messageReaction' as const, name, value: reaction };
  const messageId = readName(reaction['mid']);
  if (messageId === undefined) return { ...kind, silent: 'receipt' };
  if (name === 'unreact') return { ...kind, amends: { kind: name, messageId }, silent: 'amendment' };
  const given = [textOf(reaction['emoji']), textOf(reaction['reaction'])];
  const sign = firstGraphemes(given.find((text) => text !== undefined && text !== '') ?? '?', MAX_SIGN_CHARS);
  return { ...kind, amends: { kind: name, messageId, sign }, silent: 'amendment' };
}

/** That something arrived or was read: one for nearly every message of ours. */
function readReceipt(name: string, value: JsonRecord): Kind {
  return { type: 'event', name, value, silent: 'receipt' };
}
