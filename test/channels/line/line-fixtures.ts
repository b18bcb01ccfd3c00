// Reads this channel's fixtures: webhooks in LINE's real shapes, written by us with invented ids.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parseWebhook } from '../../../src/channels/line/line-parse.js';
import type { InboundEvent } from '../../../src/domain/inbound-event.js';

const FOLDER = path.join(__dirname, '..', '..', 'fixtures', 'line');

export const fixture = (name: string): Buffer => readFileSync(path.join(FOLDER, name));

export function eventsOf(body: Buffer | string | object, receivedAtMs = 0): readonly InboundEvent[] {
  const bytes =
    body instanceof Buffer ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const verdict = parseWebhook(bytes, receivedAtMs);
  return verdict.kind === 'events' ? verdict.events : [];
}

export function eventOf(event: unknown, receivedAtMs = 0): InboundEvent {
  const [first] = eventsOf({ destination: 'Ubot', events: [event] }, receivedAtMs);
  if (first === undefined) throw new Error('no event was read');
  return first;
}
