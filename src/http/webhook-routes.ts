// POST /webhooks/:channel(/:account): the raw body goes to the channel's adapter, its events to the inbox, then 200.

import express, { Router, type Request, type RequestHandler, type Response } from 'express';

import type { ChannelAdapter, WebhookVerdict } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { AcceptInbound } from '../turns/accept-inbound.js';

/** A webhook is some kilobytes; platforms send at most a few hundred events. Larger bodies are refused unread. */
const MOST_BODY_BYTES = 1_048_576;

export interface WebhookParts {
  readonly registry: ChannelRegistry;
  readonly acceptInbound: AcceptInbound;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'inboundRefused'>;
}

/** Order of refusals: 413 too large, 404 no such account, 401 signature, 400 body, 503 store. */
export function createWebhookRoutes(parts: WebhookParts): Router {
  const router = Router();
  const rawBody: RequestHandler = express.raw({ type: () => true, limit: MOST_BODY_BYTES, inflate: false });
  router.post(['/webhooks/:channel', '/webhooks/:channel/:account'], rawBody, (request, response) =>
    receiveWebhook(parts, request, response),
  );
  return router;
}

async function receiveWebhook(parts: WebhookParts, request: Request, response: Response): Promise<void> {
  const receivedAtMs = parts.clock();
  const { channel = '', account } = request.params as { channel?: string; account?: string };
  const adapter = parts.registry.find(channel, account);
  if (adapter === undefined) {
    refuse(parts, response, { channel: 'unknown', status: 404, reason: 'no such channel or account' });
    return;
  }
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const verdict = adapter.receive({ body, header: (name) => request.get(name), receivedAtMs });
  if (verdict.kind !== 'events') {
    refuse(parts, response, {
      channel,
      status: verdict.kind === 'bad-signature' ? 401 : 400,
      reason: verdict.reason,
    });
    return;
  }
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
  response: Response,
  refusal: { channel: string; status: number; reason: string },
): void {
  parts.events.inboundRefused(refusal);
  response
    .status(refusal.status)
    .json({ error: { code: `WEBHOOK_${refusal.status}`, message: refusal.reason } });
}
