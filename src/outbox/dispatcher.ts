// Sends what the outbox holds: in order within a conversation, conversations in parallel, each account by itself.

import { setTimeout as delay } from 'node:timers/promises';

import type { ChannelRegistry } from '../channels/registry.js';
import { QUOTA_EXHAUSTED, type ChannelAdapter, type SendOutcome } from '../channels/channel-adapter.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import { StoreUnavailableError } from '../domain/errors.js';
import { conversationId, type AccountId, type ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue, type KeyedQueue } from '../lib/keyed-queue.js';
import { createPageWalk } from '../lib/page-walk.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { HubEvents } from '../observe/events.js';
import type { DuePlace, OutboxEnd, OutboxLane, OutboxRow, OutboxStore } from './outbox-store.js';
import { createAccountHealth, type AccountHealth } from './account-health.js';
import { applyOutcome, nameOutcome, postponed, settle } from './apply-outcome.js';
import { createEars, type Ears } from './ears.js';
import type { PushQuota } from './push-quota.js';
import { planSend, whySuperseded, type SendPlan } from './plan-send.js';

/** Longer than the deadline of one send (5 s), so that a living sender never loses its row … */
const SEND_LEASE_MS = 12_000;
/** … unless the database answered so late that the send could outlive the lease: then it is not begun. */
const LATEST_SEND_MS = 6_000;
/** Sends at once for one account: a dead account fills its own places, never another's. */
const ACCOUNT_CONCURRENCY = 32;
const SWEEP_EVERY_MS = 500;
const SWEEP_PAGE_ROWS = 500;
const SWEEP_PAGES = 10;
/** A channel without credentials: looked at again, in case they come with the next start. Unit: ms. */
const CHANNEL_OFF_WAIT_MS = 15_000;
/** Something that the talk's lane has not worked off yet may be the echo: before the row is looked at again. Unit: ms. */
const UNREAD_WAIT_MS = 2_000;
/** While the store is away: before it is told again what became of a send. Unit: ms. */
const STORE_AWAY_WAIT_MS = 250;

export interface DispatcherParts {
  readonly store: OutboxStore;
  readonly conversations: Pick<ConversationStore, 'find' | 'keepReply' | 'takeReply'>;
  readonly registry: ChannelRegistry;
  readonly quota: PushQuota;
  /** Is anything that came in for this talk not worked off yet? It may be the echo of a send that nobody knows the end of. */
  readonly hasUnread: (conversation: ConversationId) => Promise<boolean>;
  /** Told when a platform has refused a push for the quota, and when it takes one again: what it counts has changed. */
  readonly onQuotaTurned?: (account: AccountId) => void;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly events: Pick<
    HubEvents,
    'sendEnded' | 'replyOnlyTurned' | 'outboxSettled' | 'outboxPostponed' | 'breakerTurned' | 'jobFailed'
  >;
}

export interface Dispatcher {
  /** Hint that a lane has something to send. */
  readonly kick: (lane: OutboxLane) => void;
  /** The door is open: from now on echoes can be heard. */
  readonly start: () => void;
  /** A webhook was refused: an echo may have been in it. */
  readonly missed: () => void;
  /** Lets sends in flight end, begins no new ones. */
  readonly stop: () => Promise<void>;
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { registry, clock, events } = parts;
  const queues = new Map<AccountId, KeyedQueue>();
  const health = createAccountHealth({
    paceOf: (account) => registry.all.find(({ accountId }) => accountId === account)?.mostSendsPerSecond,
    onBreaker: events.breakerTurned,
  });
  const ears = createEars(clock);
  let isStopping = false;

  const queueOf = (account: AccountId): KeyedQueue => {
    const known = queues.get(account);
    if (known !== undefined) return known;
    const queue = createKeyedQueue(
      (key) => sendLane(parts, { key, health, ears, isStopping: () => isStopping }),
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
  const sweep = createSweep(parts, { health, ears, kick });

  return {
    kick,
    start() {
      ears.open();
      sweep.start();
    },
    missed: ears.miss,
    async stop() {
      isStopping = true;
      await sweep.stop();
      await Promise.all([...queues.values()].map((queue) => queue.drain()));
    },
  };
}

/** Finds what was postponed, what a dead sender left, what nobody gave a hint of. */
function createSweep(
  { store, registry, clock, events }: DispatcherParts,
  { health, ears, kick }: { health: AccountHealth; ears: Ears; kick: Dispatcher['kick'] },
): Repeating {
  const walkPages = createPageWalk<DuePlace>(SWEEP_PAGES);
  return createRepeating(
    async () => {
      ears.beat(SWEEP_EVERY_MS);
      const nowMs = clock();
      // A sick account's rows stay due while it pauses: they would fill every page and keep the others' waiting.
      const paused = registry.all.filter(({ accountId }) => health.waitMs(accountId, nowMs) > 0);
      const except = paused.map(({ accountId }) => accountId);
      await walkPages(async (after) => {
        const from = after === undefined ? {} : { after };
        const { lanes, next } = await store.listDue({ nowMs, limit: SWEEP_PAGE_ROWS, except, ...from });
        ears.beat(0);
        lanes.forEach(kick);
        return next;
      });
    },
    {
      pauseMs: SWEEP_EVERY_MS,
      onError: (error) => {
        ears.miss();
        events.jobFailed('outbox sweep', error);
      },
    },
  );
}

interface LaneRun {
  readonly key: string;
  readonly health: AccountHealth;
  readonly ears: Ears;
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
  return row.nextAttemptAtMs <= nowMs && run.health.waitMs(row.accountId, nowMs) === 0;
}

/** One look at one row; true when another row of the lane may be looked at. */
async function sendRow(parts: DispatcherParts, run: LaneRun, row: OutboxRow): Promise<boolean> {
  const { registry, clock } = parts;
  const adapter = registry.find(row.channelId, row.accountId);
  if (adapter === undefined)
    return postponed(parts, row, { waitMs: CHANNEL_OFF_WAIT_MS, reason: 'the channel is off' });
  const conversation = await parts.conversations.find(row.conversationId);
  const hearingSinceMs = run.ears.hearingSinceMs();
  const plan = planSend(row, conversation, { adapter, nowMs: clock(), hearingSinceMs });
  if (plan.kind === 'wait') return postponed(parts, row, { ...plan, isUnknown: true });
  if (row.isMaybeDelivered && !adapter.hasRetryKeys && (await parts.hasUnread(row.conversationId)))
    return postponed(parts, row, { waitMs: UNREAD_WAIT_MS, reason: 'its echo may be among what came in' });
  if (plan.kind === 'end') return end(parts, row, plan);

  return trySend(parts, run, { row, plan, adapter });
}

interface Try {
  readonly row: OutboxRow;
  readonly plan: Extract<SendPlan, { kind: 'send' }>;
  readonly adapter: ChannelAdapter;
}

/** One try, under the account's health: its pace and its breaker. */
async function trySend(parts: DispatcherParts, run: LaneRun, { row, plan, adapter }: Try): Promise<boolean> {
  const { accountId } = row;
  if (!run.health.tryBegin(accountId, parts.clock())) return false;
  let sent: Awaited<ReturnType<typeof beginAndSend>>;
  if (plan.via === 'push' && row.isAsked !== true && !parts.quota.tryPush(accountId, parts.clock())) {
    run.health.end(accountId, undefined, parts.clock());
    return park(parts, row);
  }
  try {
    sent = await beginAndSend(parts, { row, plan, adapter });
  } finally {
    run.health.end(accountId, typeof sent === 'object' ? sent.outcome : undefined, parts.clock());
  }
  if (typeof sent !== 'object') return sent === 'look-again';
  const ended = sent;
  parts.events.sendEnded({ accountId, via: plan.via, outcome: nameOutcome(ended.outcome) });
  return insist(run, async () => {
    if (plan.via === 'push') await heedPush(parts, ended);
    return applyOutcome(parts, { ...ended, hasRetryKeys: adapter.hasRetryKeys });
  });
}

/**
 * What the platform said is known here and nowhere else: while the store is away it is kept and told again, for a restart could
 * only guess, and where there are no retry keys a guess doubles. The row's fence makes telling it twice harmless.
 */
async function insist<T>(run: LaneRun, tell: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await tell();
    } catch (error) {
      if (run.isStopping() || !(error instanceof StoreUnavailableError)) throw error;
      await delay(STORE_AWAY_WAIT_MS);
    }
  }
}

/** Only paid sends wait for the quota: the free replies behind the row go. */
async function park(parts: DispatcherParts, row: OutboxRow): Promise<true> {
  const waitMs = parts.quota.waitMs(row.accountId, parts.clock());
  await postponed(parts, row, { waitMs, reason: 'the quota is used up', isParked: true });
  return true;
}

/** What a push tells about the quota. */
async function heedPush(
  { quota, store, clock, onQuotaTurned, events }: DispatcherParts,
  { row: { accountId }, outcome }: { readonly row: OutboxRow; readonly outcome: SendOutcome },
): Promise<void> {
  if (outcome.kind === 'refused' && outcome.code === QUOTA_EXHAUSTED) {
    quota.gone(accountId, clock());
    events.replyOnlyTurned({ accountId, isReplyOnly: true });
    onQuotaTurned?.(accountId);
  }
  if (outcome.kind !== 'accepted' || outcome.wasRepeat || !quota.isBack(accountId)) return;
  events.replyOnlyTurned({ accountId, isReplyOnly: false });
  onQuotaTurned?.(accountId);
  await store.unparkAccount(accountId, clock());
}

/** Undefined where somebody else took the row. */
async function beginAndSend(
  parts: DispatcherParts,
  { row, plan, adapter }: Try,
): Promise<{ row: OutboxRow; outcome: SendOutcome } | 'look-again' | undefined> {
  const { store, conversations, clock } = parts;
  const { via, takes, isMaybeDelivered } = plan;
  // Somebody else has just used the kept token.
  if (takes !== undefined && !(await conversations.takeReply(row.conversationId, takes))) return 'look-again';
  const nowMs = clock();
  const taken = takes === undefined ? {} : { replyToken: takes };
  const begun = await store.begin(row, { via, nowMs, leaseUntilMs: nowMs + SEND_LEASE_MS, ...taken });
  if (begun === undefined) return undefined;
  // Read again now that the row says "begun": who takes the talk from here on can see that it is on its way.
  const overtaken =
    row.author === 'bot' && whySuperseded(begun, await conversations.find(row.conversationId));
  const mine = { ...begun, isMaybeDelivered };
  if (typeof overtaken === 'string') return withdraw(parts, mine, overtaken);
  if (clock() - nowMs > LATEST_SEND_MS) return letGo(parts, mine);
  return { row: mine, outcome: await adapter.send(toRequest(begun, plan)) };
}

/** Begun and not sent: another hub may hold the row by now, and only one of us may send. */
async function letGo(parts: DispatcherParts, row: OutboxRow): Promise<'look-again'> {
  await postponed(parts, row, {
    waitMs: 0,
    reason: 'the database answered too late to send under its lease',
  });
  return 'look-again';
}

/** Begun and not sent: somebody took the talk meanwhile. */
async function withdraw(parts: DispatcherParts, row: OutboxRow, reason: string): Promise<'look-again'> {
  const state = row.isMaybeDelivered ? 'unclear' : 'withdrawn';
  await end(parts, row, { state, reason, sends: row.attempts - 1 });
  return 'look-again';
}

/** What never left leaves its free way to whoever speaks next. `sends`: how often it may have left. */
async function end(
  parts: DispatcherParts,
  row: OutboxRow,
  { state, reason, sends = row.attempts }: { state: OutboxEnd; reason: string; sends?: number },
): Promise<boolean> {
  const wasMine = await settle(parts, row, { state, reason });
  if (wasMine && sends === 0 && row.replyToken !== undefined)
    await parts.conversations.keepReply(row.conversationId, row.replyToken);
  return wasMine;
}

function toRequest(
  row: OutboxRow,
  { isFromPerson }: Pick<Extract<SendPlan, { kind: 'send' }>, 'isFromPerson'>,
): Parameters<ChannelAdapter['send']>[0] {
  return {
    ...(isFromPerson === undefined ? {} : { isFromPerson }),
    conversationKey: row.conversationKey,
    call: row.call,
    retryKey: row.retryKey,
    outboxId: row.id,
    seq: row.seq,
    ...(row.via === 'reply' && row.replyToken !== undefined ? { replyToken: row.replyToken.token } : {}),
  };
}
