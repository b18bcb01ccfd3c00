// POST /webhooks/:channel(/:account): the raw body goes to the channel's adapter, its events to the inbox, then 200.
// GET: the platform asks whether this address is ours.

import express, { Router } from 'express';

import type { ChannelAdapter, RawWebhook, WebhookVerdict } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { AcceptInbound } from '../turns/accept-inbound.js';
import type { WebhookHealth } from './webhook-health.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

/** A webhook is some kilobytes; platforms send at most a few hundred events. Larger bodies are refused unread. */
const MOST_BODY_BYTES = 1_048_576;

export interface WebhookParts {
  readonly registry: ChannelRegistry;
  readonly acceptInbound: AcceptInbound;
  readonly health: Pick<WebhookHealth, 'verified' | 'refused'>;
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
    const verifiers = findAdapters(parts, request).flatMap((adapter) => adapter.verifySubscription ?? []);
    if (verifiers.length === 0) next();
    else verifySubscription(parts, verifiers, { request, response });
  });
  return router;
}

/** The account of the path; without one, all of the channel: which of them it is for, its signature and its body tell. */
function findAdapters({ registry }: WebhookParts, request: HttpRequest): readonly ChannelAdapter[] {
  const { channel = '', account } = request.params as { channel?: string; account?: string };
  return registry.candidates(channel, account);
}

function verifySubscription(
  parts: WebhookParts,
  verifiers: readonly NonNullable<ChannelAdapter['verifySubscription']>[],
  { request, response }: { request: HttpRequest; response: HttpResponse },
): void {
  const query = (name: string): string | undefined => {
    const value = request.query[name];
    return typeof value === 'string' ? value : undefined;
  };
  const answer = verifiers.map((verify) => verify(query)).find((given) => given !== undefined);
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
  const adapters = findAdapters(parts, request);
  if (adapters.length === 0) {
    refuse(parts, response, { channel: 'unknown', status: 404, reason: 'no such channel or account' });
    return;
  }
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const webhook: RawWebhook = { body, header: (name) => request.get(name), receivedAtMs };
  const heard = adapters.map((adapter) => ({ adapter, verdict: adapter.receive(webhook) }));
  const good = heard.filter(isGood);
  if (good.length === 0) {
    turnDown(parts, response, { heard, atMs: receivedAtMs });
    return;
  }
  for (const { adapter, verdict } of good)
    if (verdict.events.length > 0 || adapters.length === 1)
      parts.health.verified(adapter.accountId, receivedAtMs);
  countStrangers(parts, good);
  for (const heard of good) await accept(parts, heard, receivedAtMs);
  response.status(200).json({});
}

/** What cannot be stored is refused by the error handler; here it is counted, and shown at the account. */
async function accept(parts: WebhookParts, { adapter, verdict }: Heard<Events>, atMs: number): Promise<void> {
  try {
    await parts.acceptInbound(toDelivery(adapter, verdict, atMs));
  } catch (error) {
    const refusal = { status: 503, reason: 'the store did not take everything in time' };
    parts.health.refused(adapter.accountId, { atMs, ...refusal });
    parts.events.inboundRefused({ channel: adapter.channelId, ...refusal });
    throw error;
  }
}

type Events = Extract<WebhookVerdict, { kind: 'events' }>;
interface Heard<Verdict = WebhookVerdict> {
  readonly adapter: ChannelAdapter;
  readonly verdict: Verdict;
}

const isGood = (heard: Heard): heard is Heard<Events> => heard.verdict.kind === 'events';

/** Nobody's. A signature that is good beside a body that is not says more than one that is bad. */
function turnDown(
  parts: WebhookParts,
  response: HttpResponse,
  { heard, atMs }: { heard: readonly Heard[]; atMs: number },
): void {
  const told = heard.find(({ verdict }) => verdict.kind === 'bad-body') ?? heard[0];
  if (told === undefined || told.verdict.kind === 'events') return;
  const { adapter, verdict } = told;
  const status = verdict.kind === 'bad-signature' ? 401 : 400;
  const { reason } = verdict;
  // Of several accounts nobody knows whose secret is wrong.
  const isNamed = heard.length === 1 || verdict.kind === 'bad-body';
  if (isNamed) parts.health.refused(adapter.accountId, { atMs, status, reason });
  const anonymous = `${adapter.channelId}: the signature fits none of ${heard.length} accounts`;
  refuse(parts, response, { channel: adapter.channelId, status, reason: isNamed ? reason : anonymous });
}

/** Parts that none of the accounts wants: each calls the others' parts strange. */
function countStrangers({ events }: WebhookParts, good: readonly Heard<Events>[]): void {
  const [first] = good;
  if (first === undefined) return;
  const strange = good.reduce((sum, { verdict }) => sum + (verdict.strangerEntries ?? 0), 0);
  const entries = strange - (good.length - 1) * (first.verdict.entries ?? 0);
  if (entries > 0) events.inboundStrangers({ accountId: first.adapter.accountId, entries });
}

function toDelivery(
  { accountId, channelId }: ChannelAdapter,
  { events }: Events,
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
