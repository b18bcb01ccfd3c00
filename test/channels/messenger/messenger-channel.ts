// A Facebook page with its fake platform, as the tests of this folder use it.

import type { ChannelAdapter, RawWebhook } from '../../../src/channels/channel-adapter.js';
import {
  createMessengerAdapter,
  type MessengerAccount,
} from '../../../src/channels/messenger/messenger-adapter.js';
import { parseWebhook } from '../../../src/channels/messenger/messenger-parse.js';
import { accountId } from '../../../src/domain/ids.js';
import type { InboundEvent } from '../../../src/domain/inbound-event.js';
import type { FakeGraph } from '../../support/fake-graph.js';

/** Short, so that a silent platform costs a test little. Unit: ms. */
const DEADLINE_MS = 1000;

export const PAGE = '200000000000001';

function accountOf(fake: FakeGraph): MessengerAccount {
  const { pageId, appSecret, verifyToken, pageAccessToken, baseUrl, version } = fake;
  const secrets = { appSecret, verifyToken, pageAccessToken };
  const urls = { graphBaseUrl: baseUrl, graphVersion: version, mediaOrigins: [baseUrl] };
  return { accountId: accountId('page'), pageId, ...secrets, ...urls };
}

export function messengerAdapter(fake: FakeGraph): ChannelAdapter {
  return createMessengerAdapter(accountOf(fake), { deadlineMs: DEADLINE_MS });
}

export function signedWebhook(fake: FakeGraph, body: Buffer, receivedAtMs = Date.now()): RawWebhook {
  const signature = fake.sign(body);
  return {
    body,
    receivedAtMs,
    header: (name) => (name === 'x-hub-signature-256' ? signature : undefined),
  };
}

/** The events of a webhook of `PAGE`, received at 0. */
export function eventsOf(body: Buffer | string | object): readonly InboundEvent[] {
  const bytes =
    body instanceof Buffer ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const verdict = parseWebhook(bytes, { pageId: PAGE, receivedAtMs: 0 });
  return verdict.kind === 'events' ? verdict.events : [];
}

export function eventOf(event: unknown): InboundEvent {
  const [first] = eventsOf({ object: 'page', entry: [{ id: PAGE, time: 7, messaging: [event] }] });
  if (first === undefined) throw new Error('no event was read');
  return first;
}
