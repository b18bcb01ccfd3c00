// What the Send API takes: a request's address, headers and body, judged as Meta's documents say. Used by fake-graph.

import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import { judgeTemplate } from './graph-template-judge.js';

/** Source of the numbers: Meta, Send API reference and "Quick replies", checked 2026-11-21. */
const TEXT_UNITS = 2000;
const QUICK_REPLIES = 13;
const TITLE_UNITS = 20;
const PAYLOAD_UNITS = 1000;
const METADATA_UNITS = 1000;
const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'file']);
const SENDER_ACTIONS: ReadonlySet<string> = new Set(['mark_seen', 'typing_on', 'typing_off']);

export interface GraphRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface GraphAccount {
  readonly pageId: string;
  readonly appSecret: string;
  readonly pageAccessToken: string;
  readonly version: string;
  readonly isKnown: (id: string) => boolean;
}

export interface GraphFault {
  readonly status: number;
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
}

export interface GraphMessage {
  readonly to: string;
  readonly text: string;
  readonly metadata: string;
  readonly message: JsonRecord;
  readonly tag?: string;
  /** The mid of the message that it answers. */
  readonly replyTo?: string;
}

/** The message, or why Graph would refuse it. Stricter than Graph where the hub owes more: token in a header, metadata. */
export function judgeSend(request: GraphRequest, account: GraphAccount): GraphMessage | GraphFault {
  const envelope = judgeEnvelope(request, account);
  if (envelope !== undefined) return envelope;
  const body = parseObject(request.body);
  if (body === undefined) return invalid('the body is no JSON object');
  if (!isKnownType(body)) return invalid('messaging_type');
  const to = textOf(recordOf(body['recipient'])['id']) ?? '';
  if (!account.isKnown(to))
    return { status: 400, code: 100, subcode: 2_018_001, message: '(#100) No matching user found' };
  const message = recordOf(body['message']);
  const complaint = judgeGraphMessage(message);
  if (complaint !== undefined) return invalid(complaint);
  const metadata = textOf(message['metadata']) ?? '';
  const text = textOf(message['text']) ?? '';
  return { to, text, metadata, message, ...marksOf(body) };
}

const replyToOf = (body: JsonRecord): string | undefined => textOf(recordOf(body['reply_to'])['mid']);

function marksOf(body: JsonRecord): Pick<GraphMessage, 'tag' | 'replyTo'> {
  const tag = textOf(body['tag']);
  const replyTo = replyToOf(body);
  return { ...(tag === undefined ? {} : { tag }), ...(replyTo === undefined ? {} : { replyTo }) };
}

/** The other tags are gone since 2026-04-27. Source: Meta, Messenger Platform changelog. */
const isKnownType = ({ messaging_type: type, tag, reply_to: replyTo }: JsonRecord): boolean =>
  (replyTo === undefined || textOf(recordOf(replyTo)['mid']) !== undefined) &&
  (type === 'MESSAGE_TAG' ? tag === 'HUMAN_AGENT' : type === 'RESPONSE' && tag === undefined);

export interface GraphAction {
  readonly to: string;
  readonly action: string;
}

/** A sender action is a request of its own with nothing but whom and what. */
export function judgeAction(request: GraphRequest, account: GraphAccount): GraphAction | GraphFault {
  const envelope = judgeEnvelope(request, account);
  if (envelope !== undefined) return envelope;
  const body = parseObject(request.body);
  if (body === undefined) return invalid('the body is no JSON object');
  const to = textOf(recordOf(body['recipient'])['id']) ?? '';
  const action = textOf(body['sender_action']) ?? '';
  if (!account.isKnown(to))
    return { status: 400, code: 100, subcode: 2_018_001, message: '(#100) No matching user found' };
  if (!SENDER_ACTIONS.has(action)) return invalid('sender_action');
  const other = Object.keys(body).find((field) => field !== 'recipient' && field !== 'sender_action');
  return other === undefined ? { to, action } : invalid(`${other} beside sender_action`);
}

function judgeEnvelope(
  { method, url, headers }: GraphRequest,
  account: GraphAccount,
): GraphFault | undefined {
  const path = `/${account.version}/${account.pageId}/messages`;
  if (method !== 'POST' || url.pathname !== path)
    return { status: 404, code: 2500, message: `Unknown path ${method} ${url.pathname}` };
  if (url.href.includes(account.pageAccessToken)) return invalid('the token stands in the address');
  if (headers.authorization !== `Bearer ${account.pageAccessToken}`)
    return { status: 400, code: 190, message: 'Invalid OAuth access token.' };
  const proof = createHmac('sha256', account.appSecret).update(account.pageAccessToken).digest('hex');
  if (url.searchParams.get('appsecret_proof') !== proof)
    return { status: 400, code: 100, message: 'Invalid appsecret_proof provided in the API argument' };
  return headers['content-type'] === 'application/json' ? undefined : invalid('the content type');
}

/** What is wrong with `message`, by its field. */
export function judgeGraphMessage(message: JsonRecord): string | undefined {
  const content = 'attachment' in message ? judgeAttached(message) : judgeText(message);
  if (content !== undefined) return content;
  const metadata = textOf(message['metadata']) ?? '';
  if (metadata === '' || metadata.length > METADATA_UNITS) return 'message.metadata';
  return 'quick_replies' in message ? judgeQuickReplies(message['quick_replies']) : undefined;
}

/** A message is a text or an attachment, never both. */
function judgeAttached(message: JsonRecord): string | undefined {
  if ('text' in message) return 'message.text beside an attachment';
  const attachment = recordOf(message['attachment']);
  return FILE_TYPES.has(textOf(attachment['type']) ?? '') ? judgeFile(attachment) : judgeTemplate(attachment);
}

/** Meta fetches it from there. Source: Meta, Messenger Platform, "Sending messages: attachments". */
function judgeFile({ payload }: JsonRecord): string | undefined {
  const url = textOf(recordOf(payload)['url']) ?? '';
  return URL.canParse(url) && url.startsWith('https://') ? undefined : 'message.attachment.payload.url';
}

function judgeText(message: JsonRecord): string | undefined {
  const text = textOf(message['text']) ?? '';
  if (text.trim() === '') return 'message.text is empty';
  if (text.length > TEXT_UNITS) return 'message.text is too long';
  return /\p{Surrogate}/u.test(text) ? 'message.text holds half a surrogate pair' : undefined;
}

function judgeQuickReplies(replies: unknown): string | undefined {
  if (!Array.isArray(replies) || replies.length < 1 || replies.length > QUICK_REPLIES)
    return 'message.quick_replies';
  const isGood = (reply: unknown): boolean =>
    isRecord(reply) &&
    reply['content_type'] === 'text' &&
    fits(reply['title'], TITLE_UNITS) &&
    fits(reply['payload'], PAYLOAD_UNITS);
  const bad = replies.findIndex((reply) => !isGood(reply));
  return bad === -1 ? undefined : `message.quick_replies[${bad}]`;
}

const fits = (text: unknown, maxUnits: number): boolean =>
  typeof text === 'string' && text.trim() !== '' && text.length <= maxUnits;

const invalid = (what: string): GraphFault => ({
  status: 400,
  code: 100,
  message: `(#100) Invalid parameter: ${what}`,
});

function parseObject(body: Buffer): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
