// /api/v1/dead-letters, /deliveries: what became of messages, and sending again.

import type { Desk } from '../desk/desk.js';
import type { OutboxId } from '../domain/ids.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import {
  deadLettersView,
  deliveryRequests,
  journalView,
  type DeadLettersView,
  type JournalView,
} from '../wire/delivery-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface DeliveryRouteParts {
  readonly deliveries: Pick<OutboxStore, 'listDead' | 'readJournal'> & {
    readonly resend: Desk['resendById'];
  };
}

export function createDeliveryRoutes(
  { deliveries }: DeliveryRouteParts,
  gate: StaffGate,
): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/dead-letters',
      access: ['supervisor', 'admin'],
      summary:
        'Messages that no platform took, or of which nobody knows, the latest first. Without their words.',
      query: deliveryRequests.listDead,
      answer: deadLettersView,
      handle: async ({ query: { before, limit, accountId, state, code } }): Promise<DeadLettersView> => {
        const found = await deliveries.listDead({
          limit: limit + 1,
          ...(accountId === undefined ? {} : { accountId }),
          ...(state === undefined ? {} : { state }),
          ...(code === undefined ? {} : { code }),
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
        const by = gate.actorOf(request);
        const outcome = await deliveries.resend(idOf(params), by);
        if (outcome.kind === 'done') return;
        throw new Refusal(outcome.refusal.code === 'unknown-talk' ? 'NOT_FOUND' : 'NOTHING_TO_RESEND');
      },
    }),
  ];
}

const idOf = (params: Readonly<Record<string, string>>): OutboxId => (params['id'] ?? '') as OutboxId;

/** As `next` wrote it; the schema has seen that it looks like that. */
function toCursor(text: string): { diedAtMs: number; id: string } {
  const at = text.indexOf('_');
  return { diedAtMs: Number(text.slice(0, at)), id: text.slice(at + 1) };
}
