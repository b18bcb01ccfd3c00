// One word for how an account is. Pure.

import type { AccountStatus } from '../../../wire/channel-api.js';

export type Health = 'good' | 'warn' | 'bad' | 'idle';

/** Troubles of a single message, or such as pass, are no state of the account. */
const LASTING: ReadonlySet<string> = new Set(['token', 'restricted', 'unreachable', 'platform']);

export function healthOf(account: AccountStatus): Health {
  const { lastTrouble, breaker, quota, lastWebhookAtMs, lastAcceptedAtMs } = account;
  const isStopped = lastTrouble !== undefined && !isHealed(account) && LASTING.has(lastTrouble.cause);
  if (breaker === 'open' || isStopped) return 'bad';
  if (breaker === 'probing' || quota?.isReplyOnly === true || isLow(quota) || isTurnedDownLast(account))
    return 'warn';
  return lastWebhookAtMs === undefined && lastAcceptedAtMs === undefined ? 'idle' : 'good';
}

/** Something has gone through since the last trouble. */
export const isHealed = ({ lastTrouble, lastAcceptedAtMs = 0 }: AccountStatus): boolean =>
  lastTrouble !== undefined && lastAcceptedAtMs >= lastTrouble.atMs;

const isTurnedDownLast = ({ lastRefusal, lastWebhookAtMs = 0 }: AccountStatus): boolean =>
  lastRefusal !== undefined && lastRefusal.atMs > lastWebhookAtMs;

/** Less than a fifth left: as the alarm has it. */
const isLow = (quota: AccountStatus['quota']): boolean =>
  quota?.limit !== undefined && quota.used !== undefined && quota.used >= quota.limit * 0.8;
