// /api/v1/dead-letters, /deliveries, /channels: what became of messages, sending again, how each account is doing.

import type { ChannelRegistry } from '../channels/registry.js';
import type { Desk } from '../desk/desk.js';
import type { OutboxId } from '../domain/ids.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { PushQuota } from '../outbox/push-quota.js';
import {
  channelsView,
  deadLettersView,
  deliveryRequests,
  journalView,
  type ChannelsView,
  type DeadLettersView,
  type JournalView,
} from '../wire/delivery-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';
import type { WebhookHealth } from './webhook-health.js';

export interface DeliveryRouteParts {
  readonly deliveries: Pick<OutboxStore, 'listDead' | 'readJournal'> & {
    readonly resend: Desk['resendById'];
  };
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly quota: Pick<PushQuota, 'view'>;
  readonly webhookHealth: WebhookHealth;
}

export function createDeliveryRoutes(parts: DeliveryRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [...letterRoutes(parts, gate), channelsRoute(parts)];
}

function letterRoutes({ deliveries }: DeliveryRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/dead-letters',
      access: ['supervisor', 'admin'],
      summary:
        'Messages that no platform took, or of which nobody knows, the latest first. Without their words.',
      query: deliveryRequests.listDead,
      answer: deadLettersView,
      handle: async ({ query: { before, limit } }): Promise<DeadLettersView> => {
        const found = await deliveries.listDead({
          limit: limit + 1,
          ...(before === undefined ? {} : { before: toCursor(before) }),
        });
        const letters = found.slice(0, limit);
        const last = found.length > limit ? letters.at(-1) : undefined;
        return { letters, ...(last === undefined ? {} : { next: `${last.diedAtMs}_${last.id}` }) };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/deliveries/:id',
      access: ['supervisor', 'admin'],
      summary: 'The journal of a message: every try, what the platform answered and what was decided.',
      answer: journalView,
      refusals: ['NOT_FOUND'],
      handle: async ({ params }): Promise<JournalView> => {
        const journal = await deliveries.readJournal(idOf(params));
        if (journal === undefined) throw new Refusal('NOT_FOUND');
        return journal;
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/deliveries/:id/resend',
      access: ['supervisor', 'admin'],
      summary:
        'Send a refused, unclear or parked message again: a new attempt with a real outcome. On record.',
      status: 204,
      refusals: ['NOT_FOUND', 'NOTHING_TO_RESEND'],
      handle: async ({ params, request }) => {
        const { id, name } = gate.signedInOf(request).staff;
        const outcome = await deliveries.resend(idOf(params), { id, name });
        if (outcome.kind === 'done') return;
        throw new Refusal(outcome.refusal.code === 'unknown-talk' ? 'NOT_FOUND' : 'NOTHING_TO_RESEND');
      },
    }),
  ];
}

function channelsRoute({ registry, quota, webhookHealth }: DeliveryRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/channels',
    access: ['admin'],
    summary: 'The accounts that run: last verified webhook, last refusal, the quota of paid sends.',
    answer: channelsView,
    handle: (): Promise<ChannelsView> =>
      Promise.resolve({
        accounts: registry.all.map(({ accountId, channelId, readQuota, receivesWebhooks }) => ({
          accountId,
          channelId,
          ...(receivesWebhooks === false ? {} : { webhookPath: `/webhooks/${channelId}/${accountId}` }),
          ...webhookHealth.view(accountId),
          ...(readQuota === undefined ? {} : { quota: quota.view(accountId) }),
        })),
      }),
  });
}

const idOf = (params: Readonly<Record<string, string>>): OutboxId => (params['id'] ?? '') as OutboxId;

/** As `next` wrote it; the schema has seen that it looks like that. */
function toCursor(text: string): { diedAtMs: number; id: string } {
  const at = text.indexOf('_');
  return { diedAtMs: Number(text.slice(0, at)), id: text.slice(at + 1) };
}
