// The month's paid sends as a gauge with its numbers in words.

import type { AccountStatus } from '../../../wire/channel-api.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function QuotaGauge({ quota }: { readonly quota: NonNullable<AccountStatus['quota']> }) {
  const { say } = useWords();
  const { limit, used, isReplyOnly, nextProbeAtMs } = quota;
  return (
    <div className="quota">
      {limit === undefined || used === undefined ? (
        <span>
          {used === undefined ? say('channels.quota.unknown') : say('channels.quota.open', { used })}
        </span>
      ) : (
        <>
          <meter
            min={0}
            max={limit}
            low={limit * 0.8}
            high={limit * 0.95}
            optimum={0}
            value={used}
            aria-label={say('channels.quota')}
          />
          <span>{say('channels.quota.used', { used, limit, left: Math.max(0, limit - used) })}</span>
        </>
      )}
      {isReplyOnly ? (
        <strong className="quota-gone">
          {say('channels.quota.replyOnly', {
            time: nextProbeAtMs === undefined ? '—' : timeOf(nextProbeAtMs),
          })}
        </strong>
      ) : null}
    </div>
  );
}
