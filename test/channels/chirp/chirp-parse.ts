// Chirp's webhooks → events in the hub's words. Pure; never throws.

import type { WebhookVerdict } from '../../../src/channels/channel-adapter.js';
import type { InboundEvent } from '../../../src/domain/inbound-event.js';
import { isRecord, textOf, type JsonRecord } from '../../../src/lib/json-reading.js';

export function parseWebhook(body: Buffer, receivedAtMs: number): WebhookVerdict {
  const webhook = readJson(body);
  if (webhook === undefined) return { kind: 'bad-body', reason: 'Chirp: the body is no JSON object' };
  const chirps = webhook['chirps'];
  const events = Array.isArray(chirps) ? chirps.filter(isRecord).flatMap((chirp) => toEvent(chirp, receivedAtMs)) : []; // prettier-ignore
  return { kind: 'events', events };
}

function readJson(body: Buffer): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function toEvent(chirp: JsonRecord, receivedAtMs: number): InboundEvent[] {
  const [id, from] = [textOf(chirp['id']), textOf(chirp['from'])];
  if (id === undefined || id === '' || from === undefined || from === '') return [];
  const text = textOf(chirp['text']);
  const pressed = textOf(chirp['pressed']);
  const said = pressed === undefined ? { type: 'message' as const } : { type: 'event' as const, name: 'postback', value: pressed }; // prettier-ignore
  return [
    {
      eventId: id,
      conversationKey: from,
      occurredAtMs: receivedAtMs,
      activity: {
        ...said,
        id,
        channelId: 'chirp',
        from: { id: from, name: '', role: 'user' },
        recipient: { id: 'chirp', name: '', role: 'bot' },
        conversation: { id: from, isGroup: false, conversationType: 'personal', name: '' },
        timestamp: new Date(receivedAtMs),
        channelData: chirp,
        ...(text === undefined ? {} : { text }),
      },
    },
  ];
}
