// How long the oldest of what waits has waited: events not worked off, calls not at their end, citizens without an agent. For
// the metrics alone; nothing waits for it.

import type { DeskStore } from '../desk/desk-store.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { HubEvents } from '../observe/events.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { InboxStore } from './turn-stores.js';

/** As often as a Prometheus server asks at most. Ours. Unit: ms. */
const LOOK_EVERY_MS = 5_000;

export interface BacklogParts {
  readonly inbox: Pick<InboxStore, 'oldestAtMs'>;
  readonly outbox: Pick<OutboxStore, 'oldestAtMs'>;
  readonly lists: Pick<DeskStore, 'list'>;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'backlogSeen' | 'jobFailed'>;
}

export function createBacklogWatch({ inbox, outbox, lists, clock, events }: BacklogParts): Repeating {
  return createRepeating(
    async () => {
      const [inboxMs, outboxMs, [waiting]] = await Promise.all([
        inbox.oldestAtMs(),
        outbox.oldestAtMs(),
        lists.list({ tab: 'waiting' }, 1),
      ]);
      const ageOf = (sinceMs: number | undefined): number =>
        sinceMs === undefined ? 0 : Math.max(0, clock() - sinceMs);
      events.backlogSeen({
        inboxAgeMs: ageOf(inboxMs),
        outboxAgeMs: ageOf(outboxMs),
        deskAgeMs: ageOf(waiting?.queuedAtMs),
      });
    },
    {
      pauseMs: LOOK_EVERY_MS,
      onError: (error) => {
        events.jobFailed('backlog watch', error);
      },
    },
  );
}
