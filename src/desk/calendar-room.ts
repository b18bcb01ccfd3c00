// The calendar that the whole hub goes by: kept in memory, looked after on every instance, changed by supervisors on record.

import type { ServiceHours } from '../domain/hours.js';
import type { Agent } from '../domain/handoff.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { changeCalendar, type CalendarChange } from './calendar-change.js';
import type { CalendarStore, StoredCalendar } from './calendar-store.js';

/** A change made on another instance counts here after so long at most. Unit: ms. */
const LOOK_EVERY_MS = 2_000;

/** The record of who changed the calendar: kept before it happens. Throws StoreUnavailableError. */
export interface CalendarLog {
  readonly record: (fact: {
    readonly by: Agent;
    readonly change: CalendarChange['kind'];
    readonly details: Readonly<Record<string, string | number>>;
  }) => Promise<void>;
}

export interface CalendarRoomParts {
  readonly store: CalendarStore;
  readonly hours: ServiceHours;
  readonly log: CalendarLog;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export type CalendarOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing-to-do' }
  /** Somebody else changed the calendar since it was read. */
  | { readonly kind: 'stale' };

export interface CalendarRoom {
  /** As it is known here; of memory, so that it may be asked for every message. */
  readonly current: () => WorkingCalendar;
  /** As it is stored. */
  readonly read: () => Promise<StoredCalendar>;
  /** Counts here at once, on other instances within seconds. */
  readonly change: (
    change: CalendarChange,
    wish: { readonly by: Agent; readonly fromRevision: number },
  ) => Promise<CalendarOutcome>;
  /** Reads what is stored; call before the first citizen is served. */
  readonly load: () => Promise<void>;
  readonly watch: Repeating;
}

export function createCalendarRoom(parts: CalendarRoomParts): CalendarRoom {
  const { store, hours, clock, log } = parts;
  let known: StoredCalendar = { revision: 0, years: [], closures: [] };
  let calendar = toWorkingCalendar(known, hours);
  const take = (stored: StoredCalendar): void => {
    if (stored.revision < known.revision) return;
    known = stored;
    calendar = toWorkingCalendar(stored, hours);
  };
  const load = async (): Promise<void> => {
    take(await store.read());
  };
  return {
    current: () => calendar,
    read: store.read,
    async change(change, { by, fromRevision }) {
      const stored = await store.read();
      if (stored.revision !== fromRevision) return { kind: 'stale' };
      const outcome = changeCalendar(stored, change, { by: by.name, nowMs: clock() });
      if (outcome.kind !== 'done') return outcome;
      await log.record({ by, change: change.kind, details: detailsOf(change) });
      if (!(await store.replace(outcome.next, fromRevision))) return { kind: 'stale' };
      take({ ...outcome.next, revision: fromRevision + 1 });
      return { kind: 'done' };
    },
    load,
    watch: createRepeating(
      async () => {
        if ((await store.readRevision()) !== known.revision) await load();
      },
      { pauseMs: LOOK_EVERY_MS, onError: parts.onError },
    ),
  };
}

function toWorkingCalendar({ years, closures }: StoredCalendar, hours: ServiceHours): WorkingCalendar {
  return { hours, years: new Map(years.map((year) => [year.year, year])), closures };
}

function detailsOf(change: CalendarChange): Readonly<Record<string, string | number>> {
  switch (change.kind) {
    case 'set-year':
      return { year: change.year, days: change.days.length };
    case 'confirm-year':
    case 'forget-year':
      return { year: change.year };
    case 'close': {
      const { id, day, part, reason } = change.closure;
      return { closureId: id, day, part, reason: reason.zh };
    }
    case 'reopen':
      return { closureId: change.closureId };
  }
}
