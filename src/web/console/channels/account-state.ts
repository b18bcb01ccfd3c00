// One word for how an account is. Pure.

import type { AccountStatus } from '../../../wire/channel-api.js';

export type Health = 'good' | 'warn' | 'bad' | 'idle';

/** Troubles of a single message, or such as pass, are no state of the account. */
const LASTING: ReadonlySet<string> = new Set(['token', 'restricted', 'unreachable', 'platform']);

export function healthOf(account: AccountStatus): Health {
  const { breaker, lastWebhookAtMs, lastAcceptedAtMs } = account;
  if (breaker === 'open' || isStopped(account)) return 'bad';
  if (breaker === 'probing' || isScarce(account.quota) || isTurnedDownLast(account)) return 'warn';
  return lastWebhookAtMs === undefined && lastAcceptedAtMs === undefined ? 'idle' : 'good';
}

const isStopped = (account: AccountStatus): boolean =>
  account.lastTrouble !== undefined && !isHealed(account) && LASTING.has(account.lastTrouble.cause);

/** Something has gone through since the last trouble. */
export const isHealed = ({ lastTrouble, lastAcceptedAtMs = 0 }: AccountStatus): boolean =>
  lastTrouble !== undefined && lastAcceptedAtMs >= lastTrouble.atMs;

const isTurnedDownLast = ({ lastRefusal, lastWebhookAtMs = 0 }: AccountStatus): boolean =>
  lastRefusal !== undefined && lastRefusal.atMs > lastWebhookAtMs;

/** Less than a fifth left, or none: as the alarms have it. */
const isScarce = (quota: AccountStatus['quota']): boolean =>
  quota !== undefined &&
  (quota.isReplyOnly || (quota.limit !== undefined && (quota.used ?? 0) >= quota.limit * 0.8));
