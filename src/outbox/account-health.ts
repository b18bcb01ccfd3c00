// How each account's platform is doing: its pauses, its breaker, its pace. One sick account waits for itself alone.
// Asked by the dispatcher before each send, told after it. In memory: a restart finds out again within a few sends.

import type { SendOutcome } from '../channels/channel-adapter.js';
import type { AccountId } from '../domain/ids.js';

/** Sends in a row that ended without a clear answer before the breaker opens. Ours. */
const FAILURES_TO_OPEN = 5;
/** The breaker's first pause, doubling up to the longest (design §7: "a breaker stays open at most 10 s"). Unit: ms. */
const FIRST_OPEN_MS = 1_000;
const LONGEST_OPEN_MS = 10_000;
/** One second's worth of sends may go at once. Unit: ms. */
const BURST_MS = 1_000;

export type BreakerState = 'closed' | 'open' | 'probing';

export interface AccountHealth {
  /** How long the account's next send has to wait; 0: it may begin now. Unit: ms. */
  readonly waitMs: (account: AccountId, nowMs: number) => number;
  /** Takes a place in the account's pace, and the probe's place where the breaker was open; false: wait. */
  readonly tryBegin: (account: AccountId, nowMs: number) => boolean;
  /** What became of a send that was begun; undefined: it never left. */
  readonly end: (account: AccountId, outcome: SendOutcome | undefined, nowMs: number) => void;
}

interface Health {
  failuresInRow: number;
  /** Sends wait until then, whatever the reason. */
  pausedUntilMs: number;
  /** After a pause for failures one send goes ahead, the others wait for its end. */
  breaker: BreakerState;
  isProbeOut: boolean;
  /** The latest moment that was heard of. */
  seenMs: number;
  /** When a pace without bursts would be through with all sends so far (GCRA's theoretical arrival time, ITU-T I.371). */
  paceMs: number;
}

export interface AccountHealthOptions {
  /** Sends a second that the account's platform takes; undefined: no limit. */
  readonly paceOf: (account: AccountId) => number | undefined;
  readonly onBreaker: (facts: { accountId: AccountId; state: BreakerState }) => void;
}

export function createAccountHealth({ paceOf, onBreaker }: AccountHealthOptions): AccountHealth {
  const known = new Map<AccountId, Health>();
  const healthOf = (account: AccountId, nowMs: number): Health => {
    const found = known.get(account) ?? {
      failuresInRow: 0,
      pausedUntilMs: 0,
      breaker: 'closed',
      isProbeOut: false,
      seenMs: 0,
      paceMs: 0,
    };
    known.set(account, found);
    return forgetFuture(found, nowMs);
  };
  const turn = (accountId: AccountId, health: Health, state: BreakerState): void => {
    if (health.breaker === state) return;
    health.breaker = state;
    onBreaker({ accountId, state });
  };
  const waitMs = (health: Health, nowMs: number): number => {
    if (health.pausedUntilMs > nowMs) return health.pausedUntilMs - nowMs;
    // Asked again when the probe has ended: it cannot last longer than the deadline of a send.
    if (health.breaker !== 'closed' && health.isProbeOut) return FIRST_OPEN_MS;
    return Math.max(0, health.paceMs - BURST_MS - nowMs);
  };
  return {
    waitMs: (account, nowMs) => waitMs(healthOf(account, nowMs), nowMs),
    tryBegin(account, nowMs) {
      const health = healthOf(account, nowMs);
      if (waitMs(health, nowMs) > 0) return false;
      const pace = paceOf(account);
      if (pace !== undefined) health.paceMs = Math.max(health.paceMs, nowMs) + 1000 / pace;
      if (health.breaker === 'closed') return true;
      health.isProbeOut = true;
      turn(account, health, 'probing');
      return true;
    },
    end(account, outcome, nowMs) {
      const health = healthOf(account, nowMs);
      health.isProbeOut = false;
      if (outcome === undefined) return;
      const pauseMs = outcome.kind === 'retry' ? (outcome.pauseAccountMs ?? 0) : 0;
      health.pausedUntilMs = Math.max(health.pausedUntilMs, nowMs + pauseMs);
      if (!isFailure(outcome)) {
        health.failuresInRow = 0;
        turn(account, health, 'closed');
        return;
      }
      health.failuresInRow += 1;
      if (health.failuresInRow < FAILURES_TO_OPEN) return;
      health.pausedUntilMs = Math.max(health.pausedUntilMs, nowMs + openMs(health.failuresInRow));
      turn(account, health, 'open');
    },
  };
}

/** The machine's clock was put back: waiting until the old time comes again would be silence. */
function forgetFuture(health: Health, nowMs: number): Health {
  if (nowMs < health.seenMs) {
    health.pausedUntilMs = Math.min(health.pausedUntilMs, nowMs);
    health.paceMs = Math.min(health.paceMs, nowMs);
  }
  health.seenMs = nowMs;
  return health;
}

/** Nobody answered, or only to say that nothing works. Any other answer proves that the platform is there. */
function isFailure({ kind, trace }: SendOutcome): boolean {
  return kind === 'retry' && (trace?.status === undefined || trace.status >= 500);
}

function openMs(failuresInRow: number): number {
  return Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** Math.min(20, failuresInRow - FAILURES_TO_OPEN));
}
