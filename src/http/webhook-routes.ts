// POST /webhooks/:channel(/:account): the raw body goes to the channel's adapter, its events to the inbox, then 200.
// GET: the platform asks whether this address is ours.

import express, { Router } from 'express';

import type { ChannelAdapter, WebhookVerdict } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { AcceptInbound } from '../turns/accept-inbound.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

/** A webhook is some kilobytes; platforms send at most a few hundred events. Larger bodies are refused unread. */
const MOST_BODY_BYTES = 1_048_576;

export interface WebhookParts {
  readonly registry: ChannelRegistry;
  readonly acceptInbound: AcceptInbound;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'inboundRefused' | 'inboundStrangers'>;
}

const PATHS = ['/webhooks/:channel', '/webhooks/:channel/:account'];

/** Order of refusals: 413 too large, 404 no such account, 401 signature, 400 body, 503 store. */
export function createWebhookRoutes(parts: WebhookParts): Router {
  const router = Router();
  const rawBody: HttpHandler = express.raw({ type: () => true, limit: MOST_BODY_BYTES, inflate: false });
  router.post(PATHS, rawBody, (request: HttpRequest, response: HttpResponse) =>
    receiveWebhook(parts, request, response),
  );
  router.get(PATHS, (request, response, next) => {
    const verify = findAdapter(parts, request)?.verifySubscription;
    if (verify === undefined) next();
    else verifySubscription(parts, verify, { request, response });
  });
  return router;
}

function findAdapter({ registry }: WebhookParts, request: HttpRequest): ChannelAdapter | undefined {
  const { channel = '', account } = request.params as { channel?: string; account?: string };
  return registry.find(channel, account);
}

function verifySubscription(
  parts: WebhookParts,
  verify: NonNullable<ChannelAdapter['verifySubscription']>,
  { request, response }: { request: HttpRequest; response: HttpResponse },
): void {
  const answer = verify((name) => {
    const value = request.query[name];
    return typeof value === 'string' ? value : undefined;
  });
  if (answer === undefined) {
    const reason = 'the verify token is missing or wrong; compare it with the settings of the hub';
    refuse(parts, response, { channel: String(request.params['channel']), status: 403, reason });
    return;
  }
  response.status(200).type('text/plain').send(answer);
}

async function receiveWebhook(
  parts: WebhookParts,
  request: HttpRequest,
  response: HttpResponse,
): Promise<void> {
  const receivedAtMs = parts.clock();
  const adapter = findAdapter(parts, request);
  if (adapter === undefined) {
    refuse(parts, response, { channel: 'unknown', status: 404, reason: 'no such channel or account' });
    return;
  }
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const verdict = adapter.receive({ body, header: (name) => request.get(name), receivedAtMs });
  if (verdict.kind !== 'events') {
    refuse(parts, response, {
      channel: adapter.channelId,
      status: verdict.kind === 'bad-signature' ? 401 : 400,
      reason: verdict.reason,
    });
    return;
  }
  const { strangerEntries = 0 } = verdict;
  if (strangerEntries > 0)
    parts.events.inboundStrangers({ accountId: adapter.accountId, entries: strangerEntries });
  await parts.acceptInbound(toDelivery(adapter, verdict, receivedAtMs));
  response.status(200).json({});
}

function toDelivery(
  { accountId, channelId }: ChannelAdapter,
  { events }: Extract<WebhookVerdict, { kind: 'events' }>,
  receivedAtMs: number,
): Parameters<AcceptInbound>[0] {
  return { accountId, channelId, events, receivedAtMs };
}

function refuse(
  parts: WebhookParts,
  response: HttpResponse,
  refusal: { channel: string; status: number; reason: string },
): void {
  parts.events.inboundRefused(refusal);
  response
    .status(refusal.status)
    .json({ error: { code: `WEBHOOK_${refusal.status}`, message: refusal.reason } });
}
