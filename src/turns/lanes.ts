// One lane per conversation: events one after the other, conversations in parallel, at most one worker by lease.

import type { ConversationAddress } from '../conversations/conversation-address.js';
import type { ConversationStore, Lease } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import { StoreUnavailableError } from '../domain/errors.js';
import type { ConversationId, InboxId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import { createPageWalk } from '../lib/page-walk.js';
import { createRepeating } from '../lib/repeat.js';
import type { HubEvents } from '../observe/events.js';
import type { RunTurn } from './run-turn.js';
import type { InboxPlace, InboxStore } from './turn-stores.js';

/** A lane's lease. A worker that falls silent this long loses the conversation to another. */
const LEASE_MS = 15_000;
/** Turns at once in this process. */
const LANE_CONCURRENCY = 64;
/** What was stored and not finished is taken up again this often, if it is older than one pause: younger rows have a hint. */
const SWEEP_EVERY_MS = 1_000;
const SWEEP_PAGE_ROWS = 500;
const SWEEP_PAGES = 10;
/** With so many talks in hand nothing that a sweep finds could begin now. */
const MOST_IN_HAND = 4 * LANE_CONCURRENCY;
/** Then only one round in so many looks, for what another process or an earlier life left. */
const SELDOM_ROUNDS = 10;

export interface LaneParts {
  readonly inbox: InboxStore;
  readonly conversations: ConversationStore;
  readonly runTurn: RunTurn;
  /** Unique for this process's life. */
  readonly owner: string;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'turnFailed' | 'jobFailed'>;
}

export interface Lanes {
  /** Hint that a conversation has something new. */
  readonly kick: (address: ConversationAddress) => void;
  readonly start: () => void;
  /** Lets turns in progress end, begins no new ones. */
  readonly stop: () => Promise<void>;
}

export function createLanes(parts: LaneParts): Lanes {
  const addresses = new Map<string, ConversationAddress>();
  const storeFaults: StoreFaults = new Map();
  const walkPages = createPageWalk<InboxPlace>(SWEEP_PAGES);
  let isStopping = false;
  const queue = createKeyedQueue(
    async (id) => {
      const address = addresses.get(id);
      addresses.delete(id);
      if (address !== undefined) await runLane(parts, address, { storeFaults, isStopping: () => isStopping });
    },
    {
      limit: LANE_CONCURRENCY,
      onError: (error) => {
        parts.events.jobFailed('lane', error);
      },
    },
  );
  const kick = (address: ConversationAddress): void => {
    addresses.set(address.id, address);
    queue.kick(address.id);
  };
  let round = 0;
  const sweep = createRepeating(
    async () => {
      round += 1;
      if (!isSweepDue(queue.size(), round)) return;
      const receivedBeforeMs = parts.clock() - SWEEP_EVERY_MS;
      await walkPages(async (after) => {
        const from = after === undefined ? {} : { after };
        const page = await parts.inbox.listWaiting({ receivedBeforeMs, limit: SWEEP_PAGE_ROWS, ...from });
        page.addresses.forEach(kick);
        return page.next;
      });
    },
    {
      pauseMs: SWEEP_EVERY_MS,
      onError: (error) => {
        parts.events.jobFailed('inbox sweep', error);
      },
    },
  );
  return {
    kick,
    start: sweep.start,
    async stop() {
      isStopping = true;
      await sweep.stop();
      await queue.drain();
    },
  };
}

/**
 * Whether this round reads the inbox. Under load it would read thousands of rows a second, nearly all of them in hand already, from
 * a database that has messages to take in.
 */
export const isSweepDue = (inHand: number, round: number): boolean =>
  inHand <= MOST_IN_HAND || round % SELDOM_ROUNDS === 0;

/** How often work on a row failed only because the store was away: no fault of the row's. In memory, until it ends. */
type StoreFaults = Map<InboxId, number>;

interface LaneRun {
  readonly storeFaults: StoreFaults;
  readonly isStopping: () => boolean;
}

interface Hold {
  readonly lease: Lease;
  renewedAtMs: number;
}

/** Works off a conversation's inbox under its lease. Whoever finds it held leaves: the holder or the sweep will come. */
async function runLane(
  parts: LaneParts,
  address: ConversationAddress,
  { storeFaults, isStopping }: LaneRun,
): Promise<void> {
  const nowMs = parts.clock();
  const held = await parts.conversations.lease(address, {
    owner: parts.owner,
    nowMs,
    untilMs: nowMs + LEASE_MS,
  });
  if (held === undefined) return;
  const hold: Hold = { lease: held.lease, renewedAtMs: nowMs };
  let conversation: Conversation | undefined = held.conversation;
  try {
    while (conversation !== undefined && !isStopping()) {
      const next: Conversation | 'empty' | undefined = await runNext(parts, conversation, {
        hold,
        storeFaults,
      });
      if (next === 'empty') return;
      conversation = next;
    }
  } finally {
    await parts.conversations.release(address.id, held.lease);
  }
}

/** One event of the lane: the conversation after it, `empty` when there is none, undefined when the lane must stop. */
async function runNext(
  parts: LaneParts,
  conversation: Conversation,
  { hold, storeFaults }: { readonly hold: Hold; readonly storeFaults: StoreFaults },
): Promise<Conversation | 'empty' | undefined> {
  const begun = await parts.inbox.begin(conversation.id);
  if (begun === undefined) return 'empty';
  const faults = storeFaults.get(begun.id) ?? 0;
  const row = { ...begun, attempts: begun.attempts - faults };
  try {
    if (!(await keepLease(parts, conversation.id, hold))) return undefined;
    const after = await parts.runTurn({ row, conversation, lease: hold.lease });
    if (after === undefined) return undefined;
    await parts.inbox.finish(row.id);
    storeFaults.delete(row.id);
    return after;
  } catch (error) {
    if (error instanceof StoreUnavailableError) storeFaults.set(row.id, faults + 1);
    // The row stays begun: the sweep comes back to it, and nothing behind it overtakes it.
    parts.events.turnFailed({
      turnId: row.id,
      conversationId: conversation.id,
      attempt: row.attempts,
      error,
    });
    return undefined;
  }
}

/** Renews a lease that has run for a third of its time; false when it is lost. */
async function keepLease(parts: LaneParts, id: ConversationId, hold: Hold): Promise<boolean> {
  const nowMs = parts.clock();
  if (nowMs - hold.renewedAtMs < LEASE_MS / 3) return true;
  hold.renewedAtMs = nowMs;
  return parts.conversations.renew(id, hold.lease, nowMs + LEASE_MS);
}
