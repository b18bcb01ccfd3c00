// Stores what a platform sent, under its unique key, before anybody is told that it arrived.

import { conversationIdOf } from '../conversations/conversation-address.js';
import type { ChannelId } from '../domain/activity.js';
import { StoreUnavailableError } from '../domain/errors.js';
import { inboxId, type AccountId } from '../domain/ids.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import type { Clock } from '../lib/clock.js';
import { inTime } from '../lib/in-time.js';
import type { HubEvents } from '../observe/events.js';
import type { InboxStore, NewInboxRow } from './turn-stores.js';

/** LINE waits 2 s for its answer, from when it asked. Unit: ms. */
const STORE_DEADLINE_MS = 1_700;
/** However long the body took to read: with less nothing of it would ever be stored. Unit: ms. */
const LEAST_STORE_MS = 300;
/** Events of one write. A megabyte holds some 2,500 events of LINE's: what was stored when the time is up stays, and the same
 *  webhook delivered again gets further. */
const MOST_ROWS = 500;

export interface InboundDelivery {
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  readonly events: readonly InboundEvent[];
  /** When the request reached us, epoch ms. */
  readonly receivedAtMs: number;
}

/**
 * Resolves when every event is durable; throws StoreUnavailableError when that cannot be promised in time. What was stored by
 * then is worked off; nothing more of the delivery is begun.
 */
export type AcceptInbound = (delivery: InboundDelivery) => Promise<void>;

export interface AcceptInboundParts {
  readonly inbox: Pick<InboxStore, 'insert'>;
  /** Told of each event once it is durable. Must not throw. */
  readonly onStored: (row: NewInboxRow) => void;
  /** Told when something could not be stored: it comes again, later. Must not throw. */
  readonly onRefused: () => void;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'inboundAccepted'>;
}

export function createAcceptInbound(parts: AcceptInboundParts): AcceptInbound {
  const { inbox, onStored, onRefused, clock, events } = parts;
  return async (delivery) => {
    const { accountId, receivedAtMs } = delivery;
    const count = { stored: 0, repeated: 0 };
    const rows = delivery.events.map((event) => toRow(delivery, event));
    try {
      for (const some of inParts(rows)) {
        const leftMs = receivedAtMs + STORE_DEADLINE_MS - clock();
        // A store that hangs must not keep a platform waiting: what arrives late is a repeat when the platform sends it again.
        const waitMs = Math.max(leftMs, LEAST_STORE_MS);
        const { stored, repeated } = await inTime(waitMs, inbox.insert(some), tooSlow);
        count.stored += stored;
        count.repeated += repeated;
        if (stored > 0) some.forEach(onStored);
        if (clock() - receivedAtMs > STORE_DEADLINE_MS && some.at(-1) !== rows.at(-1)) throw tooSlow();
      }
    } catch (error) {
      onRefused();
      throw error;
    } finally {
      const durationMs = clock() - receivedAtMs;
      if (count.stored + count.repeated > 0) events.inboundAccepted({ accountId, ...count, durationMs });
    }
  };
}

function inParts(rows: readonly NewInboxRow[]): readonly (readonly NewInboxRow[])[] {
  const count = Math.ceil(rows.length / MOST_ROWS);
  return Array.from({ length: count }, (_, at) => rows.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS));
}

const tooSlow = (): StoreUnavailableError =>
  new StoreUnavailableError(new Error(`not everything was stored within ${STORE_DEADLINE_MS} ms`));

function toRow({ accountId, channelId, receivedAtMs }: InboundDelivery, event: InboundEvent): NewInboxRow {
  const key = event.conversationKey;
  const { isGroup } = event.activity.conversation;
  const address = { id: conversationIdOf(accountId, key), accountId, channelId, key, isGroup };
  return { id: inboxId(accountId, event.eventId), address, receivedAtMs, event };
}
