// Asks the platforms every ten minutes, and after a refusal for the quota, what is left of the month's paid sends.

import type { ChannelRegistry } from '../channels/registry.js';
import type { AccountId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { HubEvents } from '../observe/events.js';
import type { PushQuota } from './push-quota.js';

/** Issue "Delivery". Unit: ms. */
const ASK_EVERY_MS = 600_000;

export interface QuotaWatchParts {
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly quota: PushQuota;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'quotaRead' | 'quotaLow' | 'jobFailed'>;
}

export interface QuotaWatch extends Repeating {
  /** Asks about one account now. Never throws; an account that does not answer is asked again in ten minutes. */
  readonly ask: (account: AccountId) => Promise<void>;
}

export function createQuotaWatch({ registry, quota, clock, events }: QuotaWatchParts): QuotaWatch {
  const ask: QuotaWatch['ask'] = async (accountId) => {
    const reading = await registry.all.find((adapter) => adapter.accountId === accountId)?.readQuota?.();
    if (reading === undefined) return;
    const share = quota.note(accountId, reading, clock());
    events.quotaRead({ accountId, ...reading });
    if (share !== undefined) events.quotaLow({ accountId, ...reading, share });
  };
  const repeating = createRepeating(
    async () => {
      await Promise.all(registry.all.map(({ accountId }) => ask(accountId)));
    },
    {
      pauseMs: ASK_EVERY_MS,
      onError: (error) => {
        events.jobFailed('quota watch', error);
      },
    },
  );
  return { ...repeating, ask };
}
