// /api/v1/channels, /alarms: how each account is doing, asking its platform, a test message. No credential and no part of one leaves.

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { SendTest } from '../desk/send-test.js';
import type { Alarm } from '../outbox/account-alarms.js';
import type { AccountBoard } from '../outbox/account-board.js';
import type { PushQuota } from '../outbox/push-quota.js';
import {
  accountCheckView,
  alarmsView,
  channelRequests,
  channelsView,
  testSentView,
  type AccountCheckView,
  type AccountStatus,
  type AlarmsView,
  type ChannelsView,
  type TestSentView,
} from '../wire/channel-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';
import type { WebhookHealth } from './webhook-health.js';

export interface ChannelRouteParts {
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly quota: Pick<PushQuota, 'view'>;
  readonly board: Pick<AccountBoard, 'view'>;
  readonly webhookHealth: WebhookHealth;
  readonly alarms: () => readonly Alarm[];
  readonly sendTest: SendTest;
  readonly publicUrl: string | undefined;
}

const KEEPERS = ['supervisor', 'admin'] as const;

export function createChannelRoutes(parts: ChannelRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [listRoute(parts), checkRoute(parts), testRoute(parts, gate), alarmsRoute(parts)];
}

function listRoute(parts: ChannelRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/channels',
    access: KEEPERS,
    summary: 'The accounts that run: webhooks, quota of paid sends, breaker, pace, the latest trouble.',
    answer: channelsView,
    handle: (): Promise<ChannelsView> =>
      Promise.resolve({
        accounts: parts.registry.all.map((adapter) => toStatus(parts, adapter)),
        publicUrl: kindOf(parts.publicUrl),
      }),
  });
}

function toStatus(parts: ChannelRouteParts, adapter: ChannelAdapter): AccountStatus {
  const { accountId, channelId, readQuota, mostSendsPerSecond } = adapter;
  const webhookPath = webhookPathOf(adapter);
  const webhookUrl = webhookUrlOf(parts, adapter);
  return {
    accountId,
    channelId,
    ...(webhookPath === undefined ? {} : { webhookPath }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...parts.webhookHealth.view(accountId),
    ...(readQuota === undefined ? {} : { quota: parts.quota.view(accountId) }),
    ...(mostSendsPerSecond === undefined ? {} : { mostSendsPerSecond }),
    ...parts.board.view(accountId),
    canCheck: adapter.checkAccount !== undefined,
    canSendTest: adapter.personAddress !== undefined,
  };
}

function checkRoute(parts: ChannelRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/channels/:id/check',
    access: KEEPERS,
    summary:
      'Ask the platform about an account: token, webhook address, a test webhook. Sends no message and costs nothing.',
    answer: accountCheckView,
    refusals: ['NOT_FOUND'],
    handle: async ({ params }): Promise<AccountCheckView> => {
      const adapter = parts.registry.all.find(({ accountId }) => accountId === params['id']);
      if (adapter?.checkAccount === undefined) throw new Refusal('NOT_FOUND');
      const webhookUrl = webhookUrlOf(parts, adapter);
      const { findings, ...named } = await adapter.checkAccount(
        webhookUrl === undefined ? {} : { webhookUrl },
      );
      return { ...named, findings: findings.map((each) => ({ ...each })) };
    },
  });
}

function testRoute({ sendTest }: ChannelRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/channels/:id/test-message',
    access: KEEPERS,
    summary:
      'Send a test message to one person by the way of all others. On LINE it costs one of the paid sends. On record.',
    status: 201,
    body: channelRequests.sendTest,
    answer: testSentView,
    refusals: ['NOT_FOUND', 'UNKNOWN_CONTACT'],
    handle: async ({ params, body: { to }, request }): Promise<TestSentView> => {
      const by = gate.actorOf(request);
      const outcome = await sendTest({ accountId: params['id'] ?? '', to, agent: by });
      if (outcome.kind === 'unknown-account') throw new Refusal('NOT_FOUND');
      if (outcome.kind === 'unknown-contact') throw new Refusal('UNKNOWN_CONTACT');
      return { deliveryId: outcome.deliveryId };
    },
  });
}

function alarmsRoute({ alarms }: ChannelRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/alarms',
    access: [],
    summary:
      'What everybody on the staff has to know: paid sends that run out, tokens that are not taken, platforms that do not answer.',
    answer: alarmsView,
    handle: (): Promise<AlarmsView> => Promise.resolve({ alarms: alarms().map((alarm) => ({ ...alarm })) }),
  });
}

const kindOf = (publicUrl: string | undefined): ChannelsView['publicUrl'] =>
  publicUrl === undefined ? 'missing' : publicUrl.startsWith('https://') ? 'https' : 'http';

const webhookPathOf = ({ receivesWebhooks, channelId, accountId }: ChannelAdapter): string | undefined =>
  receivesWebhooks === false ? undefined : `/webhooks/${channelId}/${accountId}`;

/** Platforms post to https alone. */
function webhookUrlOf({ publicUrl }: ChannelRouteParts, adapter: ChannelAdapter): string | undefined {
  const path = webhookPathOf(adapter);
  return path === undefined || publicUrl?.startsWith('https://') !== true
    ? undefined
    : new URL(path, publicUrl).href;
}
