// What was told to each room of `/agent`, numbered, for screens that come back: they ask for what they missed. Bounded, and kept
// only in this process: whoever has been away for longer, or over a restart, reads everything again.

import type { Clock } from '../lib/clock.js';
import type { EventMark, MissedEvent } from '../wire/floor-events.js';

/** A line a second for a quarter of an hour; a talk and a person get far fewer. */
const MOST_KEPT = 1_000;
/** A laptop's nap, a lift, a lost access point: after that the whole list is read again anyway. Unit: ms. */
const KEEP_MS = 10 * 60_000;

export interface EventLogParts {
  readonly emit: (room: string, event: string, payload: unknown, mark: EventMark) => void;
  readonly countListeners: (room: string) => number;
  readonly newStream: () => string;
  readonly clock: Clock;
}

export interface EventLog {
  /** Sends an event to a room under its next number and keeps it for a while. */
  readonly tell: (room: string, event: string, payload: unknown) => void;
  /** Where the room stands. Ask it after joining and before reading: everything later comes with a higher number. */
  readonly markOf: (room: string) => EventMark;
  /** Told after this mark, oldest first; undefined where that is not known any more. */
  readonly since: (mark: EventMark) => readonly MissedEvent[] | undefined;
  /** Is anybody listening, or could somebody come back for it? */
  readonly isKept: (room: string) => boolean;
  /** Something could not be told: whoever hears the next event knows that they have to read again. */
  readonly breakOff: () => void;
  /** Forgets rooms that nobody has listened to for ten minutes. Call it now and then. */
  readonly sweep: () => void;
}

interface RoomLog {
  readonly stream: string;
  /** The number of the last event; 0 before the first. */
  n: number;
  readonly events: MissedEvent[];
  heardAtMs: number;
}

export function createEventLog({ emit, countListeners, newStream, clock }: EventLogParts): EventLog {
  const logs = new Map<string, RoomLog>();
  const logOf = (room: string): RoomLog => {
    const known = logs.get(room);
    if (known !== undefined) return known;
    const begun: RoomLog = { stream: newStream(), n: 0, events: [], heardAtMs: clock() };
    logs.set(room, begun);
    return begun;
  };
  return {
    tell(room, event, payload) {
      const log = logOf(room);
      log.n += 1;
      const mark = { room, stream: log.stream, n: log.n };
      log.events.push({ event, payload, mark });
      if (log.events.length > MOST_KEPT) log.events.shift();
      emit(room, event, payload, mark);
    },
    markOf(room) {
      const { stream, n } = logOf(room);
      return { room, stream, n };
    },
    since({ room, stream, n }) {
      const log = logs.get(room);
      if (log?.stream !== stream || n > log.n) return undefined;
      const missed = log.n - n;
      return missed > log.events.length ? undefined : log.events.slice(log.events.length - missed);
    },
    isKept: (room) => logs.has(room) || countListeners(room) > 0,
    breakOff: () => {
      logs.clear();
    },
    sweep() {
      for (const [room, log] of logs)
        if (countListeners(room) > 0) log.heardAtMs = clock();
        else if (clock() - log.heardAtMs > KEEP_MS) logs.delete(room);
    },
  };
}
