// What becomes of a row after a try: its end, another try later, or a pause for money. Called by the dispatcher.

import { QUOTA_EXHAUSTED, type CallTrace, type SendOutcome } from '../channels/channel-adapter.js';
import { assertNever } from '../domain/errors.js';
import { backoffMs } from '../lib/backoff.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { OutboxRow, OutboxStore, Settlement } from './outbox-store.js';
import type { PushQuota } from './push-quota.js';
import { ECHO_WAIT_MS } from './plan-send.js';

/** Waits between tries: half a second doubling to 15 s in the first five minutes, then a twentieth of the row's age, to 2 min. */
const EARLY_MS = 300_000;
const EARLY_BACKOFF = { firstMs: 500, maxMs: 15_000 };
const LATE_WAITS_PER_AGE = 20;
const LATE_MAX_MS = 120_000;

/** Marks a row that was accepted at its second send, where the platform cannot tell the two apart. */
const SENT_AGAIN = 'sent again after an unclear try: it may have arrived twice';

export interface OutcomeParts {
  readonly store: Pick<OutboxStore, 'settle' | 'postpone'>;
  readonly quota: Pick<PushQuota, 'waitMs'>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly events: Pick<HubEvents, 'outboxSettled' | 'outboxPostponed'>;
}

/** A row whose send has ended, and what the platform said. */
export interface SentRow {
  readonly row: OutboxRow;
  readonly outcome: SendOutcome;
  readonly hasRetryKeys: boolean;
}

/** True when another row of the lane may be looked at. */
export async function applyOutcome(parts: OutcomeParts, sent: SentRow): Promise<boolean> {
  const { row, outcome, hasRetryKeys } = sent;
  switch (outcome.kind) {
    case 'accepted': {
      const { platformMessageIds, quoteHandle } = outcome;
      const isMaybeTwice = row.isMaybeDelivered && !hasRetryKeys;
      const reason = isMaybeTwice ? { reason: SENT_AGAIN } : {};
      return settle(parts, row, {
        state: 'accepted',
        platformMessageIds,
        ...(quoteHandle === undefined ? {} : { quoteHandle }),
        ...reason,
        ...traced(outcome),
      });
    }
    case 'refused':
      if (outcome.code !== QUOTA_EXHAUSTED)
        return settle(parts, row, {
          state: 'refused',
          reason: `${outcome.code}: ${outcome.reason}`,
          ...traced(outcome),
        });
      // Only paid sends wait for the quota: the free replies behind this row go.
      await postponed(parts, row, {
        waitMs: parts.quota.waitMs(row.accountId, parts.clock()),
        reason: outcome.reason,
        isParked: true,
        ...traced(outcome),
      });
      return true;
    case 'reply-token-invalid':
      // An earlier reply used the token up: it most likely arrived. Otherwise it never can: push.
      if (row.isMaybeDelivered)
        return settle(parts, row, {
          state: 'unclear',
          reason: 'repeated reply: token already used',
          ...traced(outcome),
        });
      await postponed(parts, row, {
        waitMs: 0,
        reason: outcome.reason,
        dropReplyToken: true,
        ...traced(outcome),
      });
      return true;
    case 'retry':
      return tryLater(parts, { ...sent, outcome });
    default:
      return assertNever(outcome);
  }
}

/** A word for the metrics. `unclear`: nobody knows whether it arrived; `failed`: it did not, and is tried again. */
export function nameOutcome(outcome: SendOutcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.wasRepeat ? 'repeated' : 'accepted';
    case 'retry':
      return outcome.outcomeUnknown ? 'unclear' : 'failed';
    case 'refused':
      return outcome.code === QUOTA_EXHAUSTED ? 'quota' : 'refused';
    case 'reply-token-invalid':
      return 'token-invalid';
    default:
      return assertNever(outcome);
  }
}

const traced = ({ trace }: SendOutcome): { trace?: CallTrace } => (trace === undefined ? {} : { trace });

/** Where an echo is the only proof of an unclear send, it gets its time to come. */
function tryLater(
  parts: OutcomeParts,
  sent: Omit<SentRow, 'outcome'> & { outcome: Extract<SendOutcome, { kind: 'retry' }> },
): Promise<false> {
  const { row, outcome, hasRetryKeys } = sent;
  const { reason, outcomeUnknown: isUnknown, isReportedFailed = false, pauseAccountMs } = outcome;
  const echoWaitMs = isUnknown && !hasRetryKeys ? ECHO_WAIT_MS : 0;
  const waitMs = Math.max(waitAfter(row, parts), pauseAccountMs ?? 0, echoWaitMs);
  return postponed(parts, row, {
    waitMs,
    reason,
    isUnknown,
    isUnclear: isUnknown && !isReportedFailed,
    ...traced(outcome),
  });
}

function waitAfter(row: OutboxRow, { clock, random }: OutcomeParts): number {
  const nowMs = clock();
  const ageMs = nowMs - (row.firstAttemptAtMs ?? nowMs);
  if (ageMs < EARLY_MS) return backoffMs(row.attempts, EARLY_BACKOFF, random);
  return backoffMs(1, { firstMs: ageMs / LATE_WAITS_PER_AGE, maxMs: LATE_MAX_MS }, random);
}

/** Puts the row back to be tried again; always false: unless it is parked, the lane waits behind it. */
export async function postponed(
  parts: OutcomeParts,
  row: OutboxRow,
  again: {
    waitMs: number;
    reason: string;
    isUnknown?: boolean;
    isUnclear?: boolean;
    dropReplyToken?: boolean;
    isParked?: boolean;
    trace?: CallTrace;
  },
): Promise<false> {
  const { id, accountId, attempts } = row;
  await parts.store.postpone(row, {
    atMs: parts.clock(),
    ...(again.trace === undefined ? {} : { trace: again.trace }),
    nextAttemptAtMs: parts.clock() + again.waitMs,
    reason: again.reason,
    isMaybeDelivered: row.isMaybeDelivered || again.isUnknown === true,
    unclearSends: row.unclearSends + (again.isUnclear === true ? 1 : 0),
    dropReplyToken: again.dropReplyToken ?? false,
    isParked: again.isParked ?? false,
  });
  parts.events.outboxPostponed({
    outboxId: id,
    accountId,
    attempts,
    waitMs: again.waitMs,
    reason: again.reason,
  });
  return false;
}

export async function settle(
  parts: OutcomeParts,
  row: OutboxRow,
  end: Omit<Settlement, 'atMs'>,
): Promise<boolean> {
  const wasMine = await parts.store.settle(row, { ...end, atMs: parts.clock() });
  const { id, accountId, attempts } = row;
  if (wasMine)
    parts.events.outboxSettled({
      outboxId: id,
      accountId,
      state: end.state,
      via: row.via ?? 'none',
      attempts,
      ...(end.reason === undefined ? {} : { reason: end.reason }),
    });
  return wasMine;
}
