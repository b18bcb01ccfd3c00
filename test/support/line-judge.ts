// What LINE refuses, as one function: a request body in, LINE's error answer out. Used by fake-line.
// Numbers: LINE Messaging API reference, checked 2026-11-21 (the published OpenAPI file does not hold most of them).

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import { judgeFlex, judgeLocation } from './line-card-judge.js';

const TEXT_UNITS = 5000;
const MAX_MESSAGES = 5;
const MAX_QUICK_REPLIES = 13;
const LABEL_GRAPHEMES = 20;
const ACTION_TEXT_GRAPHEMES = 300;
const MESSAGE_TYPES = new Set([
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'imagemap',
  'template',
  'flex',
]);
const ACTION_TYPES = new Set([
  'postback',
  'message',
  'uri',
  'datetimepicker',
  'camera',
  'cameraRoll',
  'location',
  'clipboard',
]);

export interface Complaint {
  readonly property: string;
  readonly message: string;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const countGraphemes = (text: string): number => [...graphemes.segment(text)].length;

/** Every fault of a `messages` list, in LINE's words. Empty: LINE would take it. */
export function judgeMessages(messages: unknown): readonly Complaint[] {
  if (!Array.isArray(messages) || messages.length < 1 || messages.length > MAX_MESSAGES) {
    return [{ property: 'messages', message: `Size must be between 1 and ${MAX_MESSAGES}` }];
  }
  return messages.flatMap((message: unknown, at) => judgeMessage(message, `messages[${at}]`));
}

function judgeMessage(message: unknown, at: string): readonly Complaint[] {
  if (!isRecord(message)) return [{ property: at, message: 'Must be an object' }];
  if (!MESSAGE_TYPES.has(textOf(message['type']) ?? '')) {
    return [{ property: `${at}.type`, message: 'Must be one of the known message types' }];
  }
  const text = message['type'] === 'text' ? judgeText(message['text'], `${at}.text`) : [];
  const quickReply =
    'quickReply' in message ? judgeQuickReply(message['quickReply'], `${at}.quickReply`) : [];
  const sender = judgeSender(message['sender'], `${at}.sender`);
  return [...text, ...judgeCard(message, at), ...quickReply, ...sender];
}

function judgeCard(message: JsonRecord, at: string): readonly Complaint[] {
  if (message['type'] === 'flex') return judgeFlex(message, at);
  if (message['type'] === 'image') return judgeImage(message, at);
  return message['type'] === 'location' ? judgeLocation(message, at) : [];
}

const IMAGE_URL_CHARS = 2000;

/** Source: LINE Messaging API reference, "Image message": both addresses are needed, https, at most 2000 characters. */
function judgeImage(message: JsonRecord, at: string): readonly Complaint[] {
  return ['originalContentUrl', 'previewImageUrl'].flatMap((field) => {
    const url = textOf(message[field]) ?? '';
    const isGood = URL.canParse(url) && url.startsWith('https://') && url.length <= IMAGE_URL_CHARS;
    return isGood ? [] : [{ property: `${at}.${field}`, message: 'Must be a valid HTTPS URL' }];
  });
}

/** Source: LINE Messaging API reference, "Change icon and display name". */
function judgeSender(sender: unknown, at: string): readonly Complaint[] {
  if (sender === undefined) return [];
  const { name, iconUrl = 'https://' } = recordOf(sender);
  const isName = typeof name === 'string' && countGraphemes(name) <= 20 && !/line/i.test(name) && name !== '';
  const isIcon = typeof iconUrl === 'string' && iconUrl.startsWith('https://');
  return isName && isIcon ? [] : [{ property: at, message: 'Invalid sender' }];
}

function judgeText(text: unknown, at: string): readonly Complaint[] {
  if (typeof text !== 'string' || text.trim() === '') return [{ property: at, message: 'May not be empty' }];
  if (text.length > TEXT_UNITS) {
    return [{ property: at, message: `Length must be between 0 and ${TEXT_UNITS}` }];
  }
  return /\p{Surrogate}/u.test(text) ? [{ property: at, message: 'Holds half a surrogate pair' }] : [];
}

function judgeQuickReply(quickReply: unknown, at: string): readonly Complaint[] {
  const items = recordOf(quickReply)['items'];
  if (!Array.isArray(items) || items.length < 1 || items.length > MAX_QUICK_REPLIES) {
    return [{ property: `${at}.items`, message: `Size must be between 1 and ${MAX_QUICK_REPLIES}` }];
  }
  return items.flatMap((item: unknown, n) => {
    const where = `${at}.items[${n}]`;
    const type = recordOf(item)['type'] === 'action' ? [] : [{ property: where, message: 'Must be action' }];
    return [...type, ...judgeAction(recordOf(recordOf(item)['action']), `${where}.action`)];
  });
}

function judgeAction(action: JsonRecord, at: string): readonly Complaint[] {
  const type = textOf(action['type']) ?? '';
  if (!ACTION_TYPES.has(type)) return [{ property: `${at}.type`, message: 'Unknown action type' }];
  return [
    ...judgeWords(action['label'], `${at}.label`, LABEL_GRAPHEMES, true),
    ...judgeWords(action['data'], `${at}.data`, ACTION_TEXT_GRAPHEMES, type === 'postback'),
    ...judgeWords(action['displayText'], `${at}.displayText`, ACTION_TEXT_GRAPHEMES, false),
    ...judgeWords(action['text'], `${at}.text`, ACTION_TEXT_GRAPHEMES, type === 'message'),
  ];
}

function judgeWords(words: unknown, at: string, max: number, isRequired: boolean): readonly Complaint[] {
  if (words === undefined) return isRequired ? [{ property: at, message: 'must be specified' }] : [];
  if (typeof words !== 'string' || words.trim() === '')
    return [{ property: at, message: 'May not be empty' }];
  return countGraphemes(words) > max
    ? [{ property: at, message: `Length must be between 0 and ${max}` }]
    : [];
}
