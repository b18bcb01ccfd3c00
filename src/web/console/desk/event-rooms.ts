// Keeps the hub's numbered events in step: each is applied once and in order; after a lost connection what was missed is asked
// for, and where nobody knows it any more, everything is read again. Knows no screens and no sockets.

import type { EventMark, ResumedRoom } from '../../../wire/floor-events.js';

export interface EventRoomsParts {
  readonly apply: (event: string, payload: unknown) => void;
  /** Something of this room may be missing: read it again. */
  readonly reload: (room: string) => void;
  /** Asks the hub for what was told since these marks. Rejects where it does not answer. */
  readonly resume: (marks: readonly EventMark[]) => Promise<readonly ResumedRoom[]>;
}

export interface EventRooms {
  /** A connection begins; the hub has said where its rooms stand. */
  readonly connected: (marks: readonly EventMark[]) => Promise<void>;
  readonly disconnected: () => void;
  readonly hear: (event: string, payload: unknown, mark: EventMark) => void;
  /** A room has been read anew: it goes on from here, unless later events have been heard already. */
  readonly opened: (mark: EventMark) => void;
  readonly left: (room: string) => void;
}

interface Heard {
  readonly event: string;
  readonly payload: unknown;
  readonly mark: EventMark;
}

export function createEventRooms({ apply, reload, resume }: EventRoomsParts): EventRooms {
  const marks = new Map<string, EventMark>();
  /** What comes while the answer about the missed events is awaited; undefined when nothing is. */
  let early: Heard[] | undefined;
  /** Grows with each connection: an answer to an older one means nothing. */
  let connection = 0;

  const take = ({ event, payload, mark }: Heard): void => {
    const known = marks.get(mark.room);
    const isSame = known?.stream === mark.stream;
    if (isSame && mark.n <= known.n) return;
    marks.set(mark.room, mark);
    apply(event, payload);
    // An event says how things stand now, so it is good even after a gap; what it does not tell has to be read.
    if (known !== undefined && !(isSame && mark.n === known.n + 1)) reload(mark.room);
  };
  const takeUp = (room: ResumedRoom): void => {
    if (room.kind === 'missed') {
      for (const missed of room.events) take(missed);
      return;
    }
    if (room.mark.stream === '') marks.delete(room.room);
    else marks.set(room.room, room.mark);
    reload(room.room);
  };

  return {
    async connected(now) {
      connection += 1;
      const mine = connection;
      const isFirst = marks.size === 0;
      if (isFirst) {
        for (const mark of now) marks.set(mark.room, mark);
        return;
      }
      early = [];
      const asked = [...marks.values()];
      const resumed = await resume(asked).catch(() => undefined);
      if (mine !== connection) return;
      const waiting = early;
      early = undefined;
      if (resumed === undefined) for (const { room } of asked) reload(room);
      else for (const room of resumed) takeUp(room);
      for (const heard of waiting) take(heard);
    },
    disconnected() {
      connection += 1;
      early = undefined;
    },
    hear(event, payload, mark) {
      const heard = { event, payload, mark };
      if (early === undefined) take(heard);
      else early.push(heard);
    },
    opened(mark) {
      const known = marks.get(mark.room);
      if (known?.stream !== mark.stream || known.n < mark.n) marks.set(mark.room, mark);
    },
    left(room) {
      marks.delete(room);
    },
  };
}
