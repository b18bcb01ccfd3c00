// One reader per kind of LINE event: what the Activity says about it. Called by line-parse; knows one event, no talk.
// A kind that has no reader, or that its reader cannot read, is recorded and never answered.

import type { Attachment, InboundActivity } from '../../domain/activity.js';
import type { Amendment, SilenceReason } from '../../domain/inbound-event.js';
import { isRecord, recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { readId } from '../webhook-reading.js';

type Particulars = Pick<InboundActivity, 'type' | 'text' | 'name' | 'value' | 'attachments'>;

export type Kind = Particulars & {
  readonly silent?: SilenceReason;
  /** LINE's id of the message said. */
  readonly messageId?: string;
  readonly amends?: Amendment;
  /** LINE's id of the message that this one answers. */
  readonly quotedMessageId?: string;
};

type KindReader = (event: JsonRecord, isGroup: boolean) => Kind | undefined;

/** A name is for people and logs: LINE's longest is `videoPlayComplete`. Ours. Unit: characters. */
const MAX_NAME_CHARS = 40;

/** Media types that LINE does not tell more exactly. Source: LINE Messaging API reference, "Message event". */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['image', 'image/*'],
  ['video', 'video/*'],
  ['audio', 'audio/*'],
  ['file', 'application/octet-stream'],
  ['location', 'application/geo+json'],
]);

const KIND_READERS: ReadonlyMap<string, KindReader> = new Map([
  ['message', readMessage],
  ['messageEdited', readEdit],
  ['unsend', readUnsend],
  ['postback', readPostback],
  ['follow', readFollow],
  ['unfollow', () => ({ type: 'conversationUpdate', name: 'unfollow' })],
  ['join', readMembership],
  ['leave', readMembership],
  ['memberJoined', readMembership],
  ['memberLeft', readMembership],
]);

/** What kind of thing happened. `isGroup`: in a group or room, where we answer only when spoken to. */
export function readKind(event: JsonRecord, isGroup: boolean): Kind {
  const name = textOf(event['type'])?.slice(0, MAX_NAME_CHARS) ?? 'unknown';
  return KIND_READERS.get(name)?.(event, isGroup) ?? { type: 'event', name, silent: 'unknown-kind' };
}

function readMessage(event: JsonRecord, isGroup: boolean): Kind | undefined {
  const message = recordOf(event['message']);
  const kind = message['type'] === 'text' ? readText(message, isGroup) : readWordless(message, isGroup);
  if (kind === undefined) return undefined;
  const messageId = textOf(message['id']);
  // Of text and stickers. Source: LINE Messaging API reference, "Message event", `quotedMessageId`, checked 2026-11-21.
  const quotedMessageId = readId(message['quotedMessageId']);
  return {
    ...kind,
    ...(messageId === undefined ? {} : { messageId }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  };
}

/** Stickers, pictures, sounds, files and places: people see that one came; the bot says that it can only read. */
function readWordless(message: JsonRecord, isGroup: boolean): Kind | undefined {
  const attachment = message['type'] === 'sticker' ? stickerOf(message) : mediaOf(message);
  if (attachment === undefined) return undefined;
  const isSilent = isGroup || isLaterOfSet(message);
  return { type: 'message', attachments: [attachment], ...(isSilent ? { silent: 'not-for-bot' } : {}) };
}

/** Pictures chosen together come as one event each and get one word together. LINE may leave the index out.
 *  Source: LINE Messaging API reference, "Message event", `imageSet`, checked 2026-11-21. */
function isLaterOfSet(message: JsonRecord): boolean {
  const index = recordOf(message['imageSet'])['index'];
  return typeof index === 'number' && index > 1;
}

function readText(message: JsonRecord, isGroup: boolean): Kind | undefined {
  const text = textOf(message['text']);
  if (text === undefined) return undefined;
  if (!isGroup) return { type: 'message', text };
  const mentions = mentionsOfUs(message);
  return mentions.length === 0
    ? { type: 'message', text, silent: 'not-for-bot' }
    : { type: 'message', text: withoutMentions(text, mentions) };
}

function mentionsOfUs(message: JsonRecord): readonly JsonRecord[] {
  const mentionees = recordOf(message['mention'])['mentionees'];
  return Array.isArray(mentionees)
    ? mentionees.filter(isRecord).filter((mentionee) => mentionee['isSelf'] === true)
    : [];
}

/** Takes "@Yima " out of "@Yima 垃圾何時收", so that the matcher hears the question. `index` and `length` count UTF-16
 *  code units (LINE Messaging API documentation, "Character counting in a text"); a pair that points at no `@` is left. */
function withoutMentions(text: string, mentions: readonly JsonRecord[]): string {
  return mentions
    .map(({ index, length }) => ({ index: Number(index), end: Number(index) + Number(length) }))
    .filter(({ index, end }) => text[index] === '@' && end > index && end <= text.length)
    .sort((a, b) => b.index - a.index)
    .reduce((rest, { index, end }) => rest.slice(0, index) + rest.slice(end).trimStart(), text)
    .trim();
}

/** A sticker says something without words: its keywords, or the words its sender put on it, are kept for people. */
function stickerOf(message: JsonRecord): Attachment {
  const given = message['keywords'];
  const keywords = Array.isArray(given) ? given.filter((word) => typeof word === 'string') : [];
  const text = textOf(message['text']);
  return {
    contentType: 'image/*',
    name: [text, keywords.join(', ')].find((words) => words !== undefined && words !== '') ?? 'sticker',
    content: {
      kind: 'sticker',
      packageId: textOf(message['packageId']) ?? '',
      stickerId: textOf(message['stickerId']) ?? '',
      keywords,
      ...(text === undefined ? {} : { text }),
    },
  };
}

function mediaOf(message: JsonRecord): Attachment | undefined {
  const kind = textOf(message['type']) ?? '';
  const contentType = MEDIA_TYPES.get(kind);
  if (contentType === undefined) return undefined;
  const name = textOf(message['fileName']) ?? textOf(message['title']) ?? kind;
  return { contentType, name, content: { ...message, kind } };
}

function readPostback(event: JsonRecord): Kind | undefined {
  const data = textOf(recordOf(event['postback'])['data']);
  return data === undefined ? undefined : { type: 'event', name: 'postback', value: data };
}

/** `isUnblocked`: this person had blocked us and is back. */
function readFollow(event: JsonRecord): Kind {
  const isUnblocked = recordOf(event['follow'])['isUnblocked'] === true;
  return { type: 'conversationUpdate', name: 'follow', value: { isUnblocked } };
}

/** An edit changes the record and is not answered a second time. */
function readEdit(event: JsonRecord): Kind {
  const message = recordOf(event['message']);
  const text = textOf(message['text']);
  const messageId = textOf(message['id']) ?? '';
  return {
    type: 'messageUpdate',
    name: 'messageEdited',
    value: { messageId },
    ...(text === undefined ? {} : { text, amends: { kind: 'edit', messageId } }),
    silent: 'amendment',
  };
}

function readUnsend(event: JsonRecord): Kind {
  const messageId = textOf(recordOf(event['unsend'])['messageId']) ?? '';
  return {
    type: 'messageDelete',
    name: 'unsend',
    value: { messageId },
    amends: { kind: 'unsend', messageId },
    silent: 'amendment',
  };
}

function readMembership(event: JsonRecord): Kind {
  return { type: 'conversationUpdate', name: String(event['type']), silent: 'not-for-bot' };
}
