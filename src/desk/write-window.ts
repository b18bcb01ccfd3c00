// May an agent write to this citizen now, and until when? As the platform's window says.

import type { SendPermit } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { Conversation } from '../domain/conversation.js';
import type { Clock } from '../lib/clock.js';
import type { WriteWindow } from '../wire/workplace-events.js';

export type ReadWindow = (conversation: Conversation) => WriteWindow;

export function createReadWindow({
  registry,
  clock,
}: {
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly clock: Clock;
}): ReadWindow {
  return ({ channelId, accountId, actedAtMs }) => {
    const { permit } = registry.find(channelId, accountId) ?? {};
    if (permit === undefined || actedAtMs === undefined) return { state: 'open' };
    const ask = (nowMs: number): SendPermit => permit({ author: 'agent', nowMs, actedAtMs });
    const nowMs = clock();
    const now = ask(nowMs);
    const changesAtMs = findChange((atMs) => ask(atMs).kind !== now.kind, nowMs);
    return {
      ...{ state: now.kind, actedAtMs },
      ...(now.kind === 'closed' ? { code: now.code } : {}),
      ...(changesAtMs === undefined ? {} : { changesAtMs }),
    };
  };
}

/** Windows of platforms are days long at most. Unit: ms. */
const LOOK_AHEAD_MS = 30 * 24 * 3_600_000;
const STEP_MS = 3_600_000;
const EXACT_MS = 60_000;

/** The first moment from now on, to the minute, when it has changed; undefined within a month. */
function findChange(hasChanged: (atMs: number) => boolean, nowMs: number): number | undefined {
  let after = nowMs;
  while (!hasChanged(after + STEP_MS)) {
    after += STEP_MS;
    if (after - nowMs > LOOK_AHEAD_MS) return undefined;
  }
  let changed = after + STEP_MS;
  while (changed - after > EXACT_MS) {
    const middle = (after + changed) / 2;
    if (hasChanged(middle)) changed = middle;
    else after = middle;
  }
  return after;
}
