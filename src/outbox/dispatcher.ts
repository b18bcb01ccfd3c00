// Sends what the outbox holds: in order within a conversation, conversations in parallel, each account by itself.

import type { ChannelRegistry } from '../channels/registry.js';
import { QUOTA_EXHAUSTED, type ChannelAdapter, type SendOutcome } from '../channels/channel-adapter.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import { conversationId, type AccountId } from '../domain/ids.js';
import { assertNever } from '../domain/errors.js';
import { backoffMs } from '../lib/backoff.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue, type KeyedQueue } from '../lib/keyed-queue.js';
import { createRepeating } from '../lib/repeat.js';
import type { HubEvents } from '../observe/events.js';
import type { OutboxEnd, OutboxLane, OutboxRow, OutboxStore } from './outbox-store.js';
import { ECHO_WAIT_MS, planSend } from './plan-send.js';

/** Longer than the deadline of one send (5 s), so that a living sender never loses its row. */
const SEND_LEASE_MS = 12_000;
/** Sends at once for one account: a dead account fills its own places, never another's. */
const ACCOUNT_CONCURRENCY = 32;
const SWEEP_EVERY_MS = 500;
const SWEEP_BATCH = 500;
/** Waits between tries: half a second doubling to 15 s in the first five minutes, then a twentieth of the row's age, to 2 min. */
const EARLY_MS = 300_000;
const EARLY_BACKOFF = { firstMs: 500, maxMs: 15_000 };
const LATE_WAITS_PER_AGE = 20;
const LATE_MAX_MS = 120_000;
/** After "monthly limit" one push an hour finds out whether the quota is back. */
const QUOTA_PROBE_EVERY_MS = 3_600_000;

/** Marks a row that was accepted at its second send, where the platform cannot tell the two apart. */
const SENT_AGAIN = 'sent again after an unclear try: it may have arrived twice';

export interface DispatcherParts {
  readonly store: OutboxStore;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly registry: ChannelRegistry;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly events: Pick<HubEvents, 'outboxSettled' | 'outboxPostponed' | 'jobFailed'>;
}

export interface Dispatcher {
  /** Hint that a lane has something to send. */
  readonly kick: (lane: OutboxLane) => void;
  readonly start: () => void;
  /** Lets sends in flight end, begins no new ones. */
  readonly stop: () => Promise<void>;
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, events } = parts;
  const queues = new Map<AccountId, KeyedQueue>();
  const pauses = {
    pausedUntilMs: new Map<AccountId, number>(),
    pushPausedUntilMs: new Map<AccountId, number>(),
  };
  let isStopping = false;

  const queueOf = (account: AccountId): KeyedQueue => {
    const known = queues.get(account);
    if (known !== undefined) return known;
    const queue = createKeyedQueue(
      (key) => sendLane(parts, { key, ...pauses, isStopping: () => isStopping }),
      {
        limit: ACCOUNT_CONCURRENCY,
        onError: (error) => {
          events.jobFailed('dispatch', error);
        },
      },
    );
    queues.set(account, queue);
    return queue;
  };
  const kick = (lane: OutboxLane): void => {
    if (!isStopping) queueOf(lane.accountId).kick(lane.conversationId);
  };
  const sweep = createRepeating(
    async () => {
      for (const lane of await store.listDue({ nowMs: clock(), limit: SWEEP_BATCH })) kick(lane);
    },
    {
      pauseMs: SWEEP_EVERY_MS,
      onError: (error) => {
        events.jobFailed('outbox sweep', error);
      },
    },
  );

  return {
    kick,
    start: sweep.start,
    async stop() {
      isStopping = true;
      await sweep.stop();
      await Promise.all([...queues.values()].map((queue) => queue.drain()));
    },
  };
}

interface LaneRun {
  readonly key: string;
  readonly pausedUntilMs: Map<AccountId, number>;
  /** Accounts whose paid sends are used up: replies still go. */
  readonly pushPausedUntilMs: Map<AccountId, number>;
  readonly isStopping: () => boolean;
}

/** Sends rows of one conversation until none is due. */
async function sendLane(parts: DispatcherParts, run: LaneRun): Promise<void> {
  for (;;) {
    if (run.isStopping()) return;
    const nowMs = parts.clock();
    const row = await parts.store.head(conversationId(run.key), nowMs);
    if (row === undefined || !isDue(row, run, nowMs)) return;
    if (!(await sendRow(parts, run, row))) return;
  }
}

function isDue(row: OutboxRow, run: LaneRun, nowMs: number): boolean {
  if (row.state === 'sending') return row.leaseUntilMs <= nowMs;
  return row.nextAttemptAtMs <= nowMs && (run.pausedUntilMs.get(row.accountId) ?? 0) <= nowMs;
}

/** One try of one row; true when another row of the lane may be looked at. */
async function sendRow(parts: DispatcherParts, run: LaneRun, row: OutboxRow): Promise<boolean> {
  const { store, registry, clock } = parts;
  const adapter = registry.find(row.channelId, row.accountId);
  if (adapter === undefined)
    return postponed(parts, row, { waitMs: EARLY_BACKOFF.maxMs, reason: 'the channel is off' });
  const conversation = await parts.conversations.find(row.conversationId);
  const plan = planSend(row, conversation, { adapter, nowMs: clock() });
  if (plan.kind === 'end') return settle(parts, row, plan);
  if (plan.kind === 'wait') return postponed(parts, row, { ...plan, isUnknown: true, isUnclear: true });

  const nowMs = clock();
  const quotaWaitMs = (run.pushPausedUntilMs.get(row.accountId) ?? 0) - nowMs;
  if (plan.via === 'push' && quotaWaitMs > 0) {
    await postponed(parts, row, { waitMs: quotaWaitMs, reason: 'the quota is used up', isParked: true });
    return true;
  }
  const begun = await store.begin(row, { via: plan.via, nowMs, leaseUntilMs: nowMs + SEND_LEASE_MS });
  if (begun === undefined) return false;
  const outcome = await adapter.send(toRequest(begun));
  const sent = { ...begun, isMaybeDelivered: plan.isMaybeDelivered };
  return applyOutcome(parts, run, { row: sent, outcome, hasRetryKeys: adapter.hasRetryKeys });
}

function toRequest(row: OutboxRow): Parameters<ChannelAdapter['send']>[0] {
  return {
    conversationKey: row.conversationKey,
    call: row.call,
    retryKey: row.retryKey,
    outboxId: row.id,
    seq: row.seq,
    ...(row.via === 'reply' && row.replyToken !== undefined ? { replyToken: row.replyToken.token } : {}),
  };
}

async function applyOutcome(
  parts: DispatcherParts,
  run: LaneRun,
  sent: { row: OutboxRow; outcome: SendOutcome; hasRetryKeys: boolean },
): Promise<boolean> {
  const { row, outcome, hasRetryKeys } = sent;
  switch (outcome.kind) {
    case 'accepted': {
      const { platformMessageIds } = outcome;
      const isMaybeTwice = row.isMaybeDelivered && !hasRetryKeys;
      const reason = isMaybeTwice ? { reason: SENT_AGAIN } : {};
      return settle(parts, row, { state: 'accepted', platformMessageIds, ...reason });
    }
    case 'refused':
      if (outcome.code !== QUOTA_EXHAUSTED)
        return settle(parts, row, { state: 'refused', reason: `${outcome.code}: ${outcome.reason}` });
      run.pushPausedUntilMs.set(row.accountId, parts.clock() + QUOTA_PROBE_EVERY_MS);
      // Only paid sends wait for the quota: the free replies behind this row go.
      await postponed(parts, row, { waitMs: QUOTA_PROBE_EVERY_MS, reason: outcome.reason, isParked: true });
      return true;
    case 'reply-token-invalid':
      // An earlier reply used the token up: it most likely arrived. Otherwise it never can: push.
      if (row.isMaybeDelivered)
        return settle(parts, row, { state: 'unclear', reason: 'repeated reply: token already used' });
      await postponed(parts, row, { waitMs: 0, reason: outcome.reason, dropReplyToken: true });
      return true;
    case 'retry':
      return tryLater(parts, run, { ...sent, outcome });
    default:
      return assertNever(outcome);
  }
}

/** Where an echo is the only proof of an unclear send, it gets its time to come. */
function tryLater(
  parts: DispatcherParts,
  run: LaneRun,
  sent: { row: OutboxRow; outcome: Extract<SendOutcome, { kind: 'retry' }>; hasRetryKeys: boolean },
): Promise<false> {
  const { row, outcome, hasRetryKeys } = sent;
  const { reason, outcomeUnknown: isUnknown, isReportedFailed = false, pauseAccountMs } = outcome;
  if (pauseAccountMs !== undefined) run.pausedUntilMs.set(row.accountId, parts.clock() + pauseAccountMs);
  const echoWaitMs = isUnknown && !hasRetryKeys ? ECHO_WAIT_MS : 0;
  const waitMs = Math.max(waitAfter(row, parts), pauseAccountMs ?? 0, echoWaitMs);
  return postponed(parts, row, { waitMs, reason, isUnknown, isUnclear: isUnknown && !isReportedFailed });
}

function waitAfter(row: OutboxRow, { clock, random }: DispatcherParts): number {
  const nowMs = clock();
  const ageMs = nowMs - (row.firstAttemptAtMs ?? nowMs);
  if (ageMs < EARLY_MS) return backoffMs(row.attempts, EARLY_BACKOFF, random);
  return backoffMs(1, { firstMs: ageMs / LATE_WAITS_PER_AGE, maxMs: LATE_MAX_MS }, random);
}

/** Puts the row back to be tried again; always false: unless it is parked, the lane waits behind it. */
async function postponed(
  parts: DispatcherParts,
  row: OutboxRow,
  again: {
    waitMs: number;
    reason: string;
    isUnknown?: boolean;
    isUnclear?: boolean;
    dropReplyToken?: boolean;
    isParked?: boolean;
  },
): Promise<false> {
  const { id, accountId, attempts } = row;
  await parts.store.postpone(row, {
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

async function settle(
  parts: DispatcherParts,
  row: OutboxRow,
  end: { state: OutboxEnd; reason?: string; platformMessageIds?: readonly string[] },
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
