// LINE's webhook body → events in the hub's words. Called by line-adapter after the signature; platform words end here.
// Whatever LINE adds (fields, kinds, enum values) is recorded and never answered; nothing here throws.

import { createHash } from 'node:crypto';

import type { InboundActivity } from '../../domain/activity.js';
import type { InboundEvent, SilenceReason } from '../../domain/inbound-event.js';
import {
  canonicalJson,
  isDeeperThan,
  isRecord,
  recordOf,
  textOf,
  type JsonRecord,
} from '../../lib/json-reading.js';
import { readKind } from './line-kinds.js';
import type { WebhookVerdict } from '../channel-adapter.js';
import { MAX_DEPTH, NO_SENDER_KEY, parseJson, readId, readTime } from '../webhook-reading.js';

/** The "Verify" button of the console sends these; they answer nothing and their sender does not exist.
 *  Source: line-bot-sdk-php#84. */
const DUMMY_REPLY_TOKENS: ReadonlySet<string> = new Set(['0'.repeat(32), 'f'.repeat(32)]);

interface Talk {
  readonly key: string;
  readonly userId: string;
  readonly conversationType: 'personal' | 'group' | 'room';
  readonly isKnown: boolean;
}

/** Reads a verified body; `receivedAtMs` starts the life of reply tokens and stands in for a missing timestamp. */
export function parseWebhook(body: Buffer, receivedAtMs: number): WebhookVerdict {
  const root = parseJson(body);
  if (!isRecord(root)) return { kind: 'bad-body', reason: 'LINE webhook: the body is no JSON object' };
  const events = root['events'] ?? [];
  if (!Array.isArray(events)) return { kind: 'bad-body', reason: 'LINE webhook: "events" is no list' };
  if (isDeeperThan(events, MAX_DEPTH)) return { kind: 'bad-body', reason: 'LINE webhook: nested too deep' };
  const destination = textOf(root['destination']) ?? '';
  return {
    kind: 'events',
    events: events.map((event: unknown) => readEvent(event, destination, receivedAtMs)),
  };
}

function readEvent(raw: unknown, destination: string, receivedAtMs: number): InboundEvent {
  const event = recordOf(raw);
  const eventId = readEventId(event, raw);
  const talk = readTalk(recordOf(event['source']));
  const occurredAtMs = readTime(event['timestamp'], receivedAtMs);
  const {
    silent: silentKind,
    messageId,
    amends,
    quotedMessageId,
    ...kind
  } = readKind(event, talk.conversationType !== 'personal');
  const activity: InboundActivity = {
    ...kind,
    id: eventId,
    channelId: 'line',
    from: { id: talk.userId, name: '', role: 'user' },
    recipient: { id: destination, name: '', role: 'bot' },
    conversation: {
      id: talk.key,
      isGroup: talk.conversationType !== 'personal',
      conversationType: talk.conversationType,
      name: '',
    },
    timestamp: new Date(occurredAtMs),
    channelData: raw,
  };
  const silent = readSilence(event, talk, silentKind);
  const token = readReplyToken(event);
  return {
    eventId,
    conversationKey: talk.key,
    occurredAtMs,
    activity,
    ...(silent === undefined ? {} : { silent }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(amends === undefined ? {} : { amends }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
    ...(token === undefined ? {} : { replyToken: { token, receivedAtMs } }),
  };
}

/** `webhookEventId`; events of older shapes have none and get a digest of what a redelivery leaves the same. */
function readEventId(event: JsonRecord, raw: unknown): string {
  const given = textOf(event['webhookEventId']);
  if (given !== undefined && /^[\x21-\x7e]{1,100}$/.test(given)) return given;
  const stable = isRecord(raw) ? { ...raw, deliveryContext: undefined } : raw;
  return `digest-${createHash('sha256').update(canonicalJson(stable)).digest('hex')}`;
}

/** The talk is the user, group or room; in a group `userId` may be withheld, so it is never the key there. */
function readTalk(source: JsonRecord): Talk {
  const user = readId(source['userId']);
  const talk = (conversationType: Talk['conversationType'], key: string | undefined): Talk =>
    key === undefined
      ? { key: NO_SENDER_KEY, userId: user ?? NO_SENDER_KEY, conversationType: 'personal', isKnown: false }
      : { key, userId: user ?? key, conversationType, isKnown: true };
  switch (source['type']) {
    case 'user':
      return talk('personal', user);
    case 'group':
      return talk('group', readId(source['groupId']));
    case 'room':
      return talk('room', readId(source['roomId']));
    default:
      return talk('personal', undefined);
  }
}

/** In standby another module owns the talk: there is no right to answer, whatever the event carries. */
function readReplyToken(event: JsonRecord): string | undefined {
  const token = textOf(event['replyToken']);
  const isUsable = token !== undefined && token !== '' && !DUMMY_REPLY_TOKENS.has(token);
  return isUsable && event['mode'] !== 'standby' ? token : undefined;
}

function readSilence(
  event: JsonRecord,
  talk: Talk,
  silentKind: SilenceReason | undefined,
): SilenceReason | undefined {
  if (event['mode'] === 'standby') return 'standby';
  if (!talk.isKnown) return 'no-sender';
  if (silentKind !== undefined) return silentKind;
  return DUMMY_REPLY_TOKENS.has(textOf(event['replyToken']) ?? '') ? 'not-for-bot' : undefined;
}
