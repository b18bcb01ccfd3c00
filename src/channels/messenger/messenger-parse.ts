// Messenger's webhook body → events in the hub's words. Called by messenger-adapter after the signature; platform words
// end here. Whatever Meta adds (fields, kinds, objects) is recorded and never answered; nothing here throws.

import { createHash } from 'node:crypto';

import type { InboundActivity } from '../../domain/activity.js';
import type { Echo, InboundEvent, SilenceReason } from '../../domain/inbound-event.js';
import {
  canonicalJson,
  isDeeperThan,
  isRecord,
  recordOf,
  textOf,
  type JsonRecord,
} from '../../lib/json-reading.js';
import type { WebhookVerdict } from '../channel-adapter.js';
import { readKind } from './messenger-kinds.js';
import { MAX_DEPTH, NO_SENDER_KEY, parseJson, readId, readTime } from '../webhook-reading.js';

/** A mid that can be a key as it is. Real ones have some 100 characters. Ours. */
const MID = /^[\x21-\x7e]{1,300}$/;

interface Origin {
  readonly pageId: string;
  readonly receivedAtMs: number;
}

/** Reads a verified body. Entries of other pages or of Instagram are left out and counted. */
export function parseWebhook(body: Buffer, origin: Origin): WebhookVerdict {
  const root = parseJson(body);
  if (!isRecord(root)) return { kind: 'bad-body', reason: 'Messenger webhook: the body is no JSON object' };
  const entries: unknown = root['entry'] ?? [];
  if (!Array.isArray(entries)) return { kind: 'bad-body', reason: 'Messenger webhook: "entry" is no list' };
  if (isDeeperThan(entries, MAX_DEPTH))
    return { kind: 'bad-body', reason: 'Messenger webhook: nested too deep' };
  const isPage = root['object'] === 'page';
  const ours = entries.filter(isRecord).filter(({ id }) => isPage && id === origin.pageId);
  const events = ours.flatMap((entry) => readEntry(entry, origin));
  return {
    kind: 'events',
    // Meta promises no order inside a POST.
    events: events.sort((a, b) => a.occurredAtMs - b.occurredAtMs),
    strangerEntries: entries.length - ours.length,
    entries: entries.length,
  };
}

function readEntry(entry: JsonRecord, origin: Origin): InboundEvent[] {
  const entryTimeMs = readTime(entry['time'], origin.receivedAtMs);
  const place = { pageId: origin.pageId, entryTimeMs };
  const list = (field: string): readonly unknown[] => {
    const items = entry[field];
    return Array.isArray(items) ? items : [];
  };
  return [
    ...list('messaging').map((event) => readEvent(event, place)),
    // Another app owns the talk: record, never answer.
    ...list('standby').map((event) => readEvent(event, { ...place, silent: 'standby' as const })),
    ...list('changes').map((change) => readChange(change, place)),
  ];
}

interface Place {
  readonly pageId: string;
  readonly entryTimeMs: number;
  readonly silent?: SilenceReason;
}

function readEvent(raw: unknown, place: Place): InboundEvent {
  const event = recordOf(raw);
  const echo = readEcho(recordOf(event['message']));
  // In an echo the page speaks: the talk is the receiver's.
  const person = readId(recordOf(event[echo === undefined ? 'sender' : 'recipient'])['id']);
  const { silent: silentKind, messageId, amends, quotedMessageId, ...kind } = readKind(event);
  const silent = readSilence(place, {
    isKnown: person !== undefined,
    isEcho: echo !== undefined,
    silentKind,
  });
  return toEvent({
    eventId: readEventId(event, raw, place),
    key: person ?? NO_SENDER_KEY,
    pageId: place.pageId,
    occurredAtMs: readTime(event['timestamp'], place.entryTimeMs),
    kind,
    raw,
    more: {
      ...(silent === undefined ? {} : { silent }),
      ...(echo === undefined || person === undefined ? {} : { echo }),
      ...(messageId === undefined ? {} : { messageId }),
      ...(amends === undefined ? {} : { amends }),
      ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
    },
  });
}

function readSilence(
  { silent }: Place,
  what: { isKnown: boolean; isEcho: boolean; silentKind: SilenceReason | undefined },
): SilenceReason | undefined {
  if (!what.isKnown) return 'no-sender';
  return what.isEcho ? 'echo' : (silent ?? what.silentKind);
}

/** A page's change (a comment on a post, a test from Meta's dashboard): no talk of ours. */
function readChange(raw: unknown, { pageId, entryTimeMs }: Place): InboundEvent {
  const field = textOf(recordOf(raw)['field']) ?? 'unknown';
  return toEvent({
    eventId: digestOf([pageId, entryTimeMs, raw]),
    key: NO_SENDER_KEY,
    pageId,
    occurredAtMs: entryTimeMs,
    kind: { type: 'event', name: `change.${field.slice(0, 32)}` },
    raw,
    more: { silent: 'no-sender' },
  });
}

interface EventParts {
  readonly eventId: string;
  readonly key: string;
  readonly pageId: string;
  readonly occurredAtMs: number;
  readonly kind: Pick<InboundActivity, 'type' | 'text' | 'name' | 'value' | 'attachments'>;
  readonly raw: unknown;
  readonly more: Pick<InboundEvent, 'silent' | 'echo' | 'messageId' | 'amends' | 'quotedMessageId'>;
}

function toEvent({ eventId, key, pageId, occurredAtMs, kind, raw, more }: EventParts): InboundEvent {
  const person = { id: key, name: '', role: 'user' };
  const page = { id: pageId, name: '', role: 'bot' };
  const isEcho = more.echo !== undefined;
  const activity: InboundActivity = {
    ...kind,
    id: eventId,
    channelId: 'messenger',
    from: isEcho ? page : person,
    recipient: isEcho ? person : page,
    conversation: { id: key, isGroup: false, conversationType: 'personal', name: '' },
    timestamp: new Date(occurredAtMs),
    channelData: raw,
  };
  return { eventId, conversationKey: key, occurredAtMs, activity, ...more };
}

/** What the page itself said: by us (our `metadata`, or a mid that we know), by staff in the Page inbox, by another app. */
function readEcho(message: JsonRecord): Echo | undefined {
  if (message['is_echo'] !== true) return undefined;
  const outboxId = textOf(message['metadata']);
  const platformMessageId = textOf(message['mid']) ?? '';
  return { platformMessageId, ...(outboxId === undefined ? {} : { outboxId }) };
}

/** The mid of a message or postback; of anything else a digest of page, people, time, kind and body. A deletion carries
 *  the mid of the message that it deletes. */
function readEventId(event: JsonRecord, raw: unknown, { pageId }: Place): string {
  const message = recordOf(event['message']);
  const mid = textOf(message['mid']) ?? textOf(recordOf(event['postback'])['mid']);
  const isOwnMid = mid !== undefined && MID.test(mid) && message['is_deleted'] !== true;
  return isOwnMid ? mid : digestOf([pageId, raw]);
}

function digestOf(parts: unknown): string {
  return `digest-${createHash('sha256').update(canonicalJson(parts)).digest('hex')}`;
}
