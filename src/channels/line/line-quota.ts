// What LINE says of the month's paid messages. Called by line-adapter.

import type { QuotaReading } from '../channel-adapter.js';
import type { LineSideClient } from './line-side-client.js';

/** Source: LINE Messaging API reference, "Get the target limit for sending messages this month" and "Get number of messages
 *  sent this month", checked 2026-11-21. `type: none`: no limit. */
export async function readQuota(client: LineSideClient): Promise<QuotaReading | undefined> {
  const [quota, consumption] = await Promise.all([
    client.get('/v2/bot/message/quota'),
    client.get('/v2/bot/message/quota/consumption'),
  ]);
  const used = consumption?.['totalUsage'];
  if (quota === undefined || typeof used !== 'number') return undefined;
  const { type, value: limit } = quota;
  return type === 'limited' && typeof limit === 'number' ? { limit, used } : { used };
}
