// What everybody on the staff has to know about the accounts: paid sends that run out, a token that is not taken, a platform that
// does not answer. Derived anew each time; whoever shows it compares.

import type { ChannelRegistry } from '../channels/registry.js';
import type { AccountBoard, AccountView } from './account-board.js';
import type { PushQuota, QuotaView } from './push-quota.js';

/** Less than a fifth is left (issue "Delivery", Accounts). */
const LOW_SHARE = 0.8;

export type AlarmKind =
  /** Only answers that cost nothing go. */
  | 'reply-only'
  | 'quota-low'
  /** The platform takes our token no more: nothing goes. */
  | 'token'
  | 'restricted'
  /** The platform does not answer: everything waits. */
  | 'unreachable';

export interface Alarm {
  readonly accountId: string;
  readonly channelId: string;
  readonly kind: AlarmKind;
  /** Of `quota-low`. */
  readonly left?: number;
  readonly limit?: number;
}

export interface AlarmParts {
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly quota: Pick<PushQuota, 'view'>;
  readonly board: Pick<AccountBoard, 'view'>;
}

/** In the accounts' order. */
export function listAlarms({ registry, quota, board }: AlarmParts): readonly Alarm[] {
  return registry.all.flatMap(({ accountId, channelId }): Alarm[] => {
    const of = { accountId, channelId };
    return [...stopped(board.view(accountId)), ...spent(quota.view(accountId))].map((alarm) => ({
      ...of,
      ...alarm,
    }));
  });
}

type Found = Omit<Alarm, 'accountId' | 'channelId'>;

function stopped({ breaker, lastAcceptedAtMs = 0, lastTrouble }: AccountView): Found[] {
  const isHealed = lastTrouble === undefined || lastTrouble.atMs <= lastAcceptedAtMs;
  if (!isHealed && (lastTrouble.cause === 'token' || lastTrouble.cause === 'restricted'))
    return [{ kind: lastTrouble.cause }];
  return breaker === 'closed' ? [] : [{ kind: 'unreachable' }];
}

function spent({ limit, used, isReplyOnly }: QuotaView): Found[] {
  if (isReplyOnly) return [{ kind: 'reply-only' }];
  if (limit === undefined || used === undefined || used < limit * LOW_SHARE) return [];
  return [{ kind: 'quota-low', left: Math.max(0, limit - used), limit }];
}
