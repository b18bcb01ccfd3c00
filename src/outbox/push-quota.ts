// What each account may still spend: a month's paid sends as its platform counts them, and the pause after they are used up.
// Asked by the dispatcher before each push, told after it. In memory: after a restart one push finds out again.

import { TAIPEI_AHEAD_MS } from '../domain/taipei-time.js';
import type { QuotaReading } from '../channels/channel-adapter.js';
import type { AccountId } from '../domain/ids.js';

/** Design §7: after "monthly limit" no push until the month turns, a person asks, or one probe an hour succeeds. Unit: ms. */
const PROBE_EVERY_MS = 3_600_000;
/** Shares of the quota that are worth a warning. */
const WARNING_SHARES = [1, 0.95, 0.8] as const;

export interface QuotaView {
  /** Absent: no limit, or not known. */
  readonly limit?: number;
  readonly used?: number;
  /** When the platform was asked last. */
  readonly readAtMs?: number;
  /** Paid sends are used up: only replies go. */
  readonly isReplyOnly: boolean;
  /** When a push finds out next whether the quota is back. */
  readonly nextProbeAtMs?: number;
}

export interface PushQuota {
  /** May a push begin? While the quota is used up one an hour may: the probe. */
  readonly tryPush: (account: AccountId, nowMs: number) => boolean;
  /** How long the account's pushes wait; 0: they need not. Unit: ms. */
  readonly waitMs: (account: AccountId, nowMs: number) => number;
  /** The platform has refused a push for the quota. */
  readonly gone: (account: AccountId, nowMs: number) => void;
  /** The platform has taken a push; true when it was thought to take none. */
  readonly isBack: (account: AccountId) => boolean;
  /** What the platform told; a share that has now been reached (0.8, 0.95, 1), once. */
  readonly note: (account: AccountId, reading: QuotaReading, nowMs: number) => number | undefined;
  readonly view: (account: AccountId) => QuotaView;
}

interface State {
  reading?: QuotaReading & { readonly atMs: number };
  /** Set while the paid sends are used up. */
  probeAtMs?: number;
  warnedShare: number;
}

export function createPushQuota(): PushQuota {
  const states = new Map<AccountId, State>();
  const stateOf = (account: AccountId): State => {
    const known = states.get(account) ?? { warnedShare: 0 };
    states.set(account, known);
    return known;
  };
  const nextProbe = (nowMs: number): number => Math.min(nowMs + PROBE_EVERY_MS, nextMonthMs(nowMs));
  return {
    tryPush(account, nowMs) {
      const state = stateOf(account);
      if (state.probeAtMs === undefined) return true;
      if (nowMs < state.probeAtMs) return false;
      state.probeAtMs = nextProbe(nowMs);
      return true;
    },
    waitMs: (account, nowMs) => Math.max(0, (stateOf(account).probeAtMs ?? nowMs) - nowMs),
    gone(account, nowMs) {
      stateOf(account).probeAtMs = nextProbe(nowMs);
    },
    isBack(account) {
      const state = stateOf(account);
      const wasGone = state.probeAtMs !== undefined;
      delete state.probeAtMs;
      return wasGone;
    },
    note(account, reading, nowMs) {
      const state = stateOf(account);
      const before = state.reading?.limit ?? Infinity;
      state.reading = { ...reading, atMs: nowMs };
      // More was bought: find out at once. The platform's count is not exact, so it opens nothing by itself.
      if (state.probeAtMs !== undefined && (reading.limit ?? Infinity) > before) state.probeAtMs = nowMs;
      const reached = shareReached(reading);
      const isNew = reached > state.warnedShare;
      state.warnedShare = reached;
      return isNew ? reached : undefined;
    },
    view(account) {
      const { reading, probeAtMs } = stateOf(account);
      return {
        ...(reading === undefined ? {} : { used: reading.used, readAtMs: reading.atMs }),
        ...(reading?.limit === undefined ? {} : { limit: reading.limit }),
        isReplyOnly: probeAtMs !== undefined,
        ...(probeAtMs === undefined ? {} : { nextProbeAtMs: probeAtMs }),
      };
    },
  };
}

/** The highest warning share that is reached; 0: none. */
function shareReached({ limit, used }: QuotaReading): number {
  if (limit === undefined) return 0;
  return WARNING_SHARES.find((share) => used >= limit * share) ?? 0;
}

function nextMonthMs(nowMs: number): number {
  const there = new Date(nowMs + TAIPEI_AHEAD_MS);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - TAIPEI_AHEAD_MS;
}
