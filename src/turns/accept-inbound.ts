// Stores what a platform sent, under its unique key, before anybody is told that it arrived.

import { conversationIdOf } from '../conversations/conversation-address.js';
import type { ChannelId } from '../domain/activity.js';
import { StoreUnavailableError } from '../domain/errors.js';
import { inboxId, type AccountId } from '../domain/ids.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { InboxStore, NewInboxRow } from './turn-stores.js';

/** LINE waits 2 s for its answer. Unit: ms. */
const STORE_DEADLINE_MS = 1_700;

export interface InboundDelivery {
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  readonly events: readonly InboundEvent[];
  /** When the request reached us, epoch ms. */
  readonly receivedAtMs: number;
}

/** Resolves when every event is durable; throws StoreUnavailableError when that cannot be promised. */
export type AcceptInbound = (delivery: InboundDelivery) => Promise<void>;

export interface AcceptInboundParts {
  readonly inbox: Pick<InboxStore, 'insert'>;
  /** Told of each event once it is durable. Must not throw. */
  readonly onStored: (row: NewInboxRow) => void;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'inboundAccepted'>;
}

export function createAcceptInbound({ inbox, onStored, clock, events }: AcceptInboundParts): AcceptInbound {
  return async (delivery) => {
    if (delivery.events.length === 0) return;
    const rows = delivery.events.map((event) => toRow(delivery, event));
    const { stored, repeated } = await withinDeadline(inbox.insert(rows));
    const durationMs = clock() - delivery.receivedAtMs;
    events.inboundAccepted({ accountId: delivery.accountId, stored, repeated, durationMs });
    if (stored > 0) for (const row of rows) onStored(row);
  };
}

/** A store that hangs must not keep a platform waiting: what arrives late is a repeat when the platform sends it again. */
function withinDeadline<T>(write: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      reject(new StoreUnavailableError(new Error(`no answer within ${STORE_DEADLINE_MS} ms`)));
    }, STORE_DEADLINE_MS);
    write.then(resolve, reject).finally(() => {
      clearTimeout(patience);
    });
  });
}

function toRow({ accountId, channelId, receivedAtMs }: InboundDelivery, event: InboundEvent): NewInboxRow {
  const key = event.conversationKey;
  const { isGroup } = event.activity.conversation;
  const address = { id: conversationIdOf(accountId, key), accountId, channelId, key, isGroup };
  return { id: inboxId(accountId, event.eventId), address, receivedAtMs, event };
}
