// The numbered events of `/agent` from the hub's log to a screen's state, over lost connections, restarts and long absences:
// however it goes, in the end the screen shows what is, and no event of a stream was applied twice or out of order.

import fc from 'fast-check';

import { createEventLog } from '../../src/sockets/event-log.js';
import { createEventRooms } from '../../src/web/console/desk/event-rooms.js';
import type { EventMark, ResumedRoom } from '../../src/wire/floor-events.js';

const DESK = 'desk';
const TALK = 'talk:one';
const ROOMS = [DESK, TALK];
type State = Record<string, Record<string, number>>;
interface Change {
  readonly room: string;
  readonly key: string;
  readonly value: number;
}

const aTick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A hub, one screen, and a line between them that delivers in order, when it is told to, or not at all. */
function aFloor() {
  const truth: State = { [DESK]: {}, [TALK]: {} };
  const shown: State = { [DESK]: {}, [TALK]: {} };
  const applied: Record<string, number[]> = { [DESK]: [], [TALK]: [] };
  const line = { isUp: false, joined: new Set<string>(), inFlight: [] as (() => void)[] };
  let nowMs = 0;
  let streams = 0;
  let reloads = 0;
  const post = (message: () => void): void => {
    if (line.isUp) line.inFlight.push(message);
  };
  const log = createEventLog({
    emit: (room, event, payload, mark) => {
      if (line.joined.has(room))
        post(() => {
          rooms.hear(event, payload, mark);
        });
    },
    countListeners: (room) => Number(line.joined.has(room)),
    newStream: () => `s${(streams += 1)}`,
    clock: () => nowMs,
  });
  /** Asks the hub; the answer is made at once and comes in order with the events. */
  const ask = <Answer>(answer: () => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (!line.isUp) {
        reject(new Error('offline'));
        return;
      }
      const answered = answer();
      hangs.add(reject);
      post(() => {
        resolve(answered);
      });
    });
  const hangs = new Set<(error: Error) => void>();
  const rooms = createEventRooms({
    apply: (_, payload) => {
      const { room, key, value } = payload as Change;
      applied[room]?.push(value);
      for (const heard of reading) if (heard.room === room) heard.state[key] = value;
      shown[room] = { ...shown[room], [key]: value };
    },
    reload: (room) => {
      reloads += 1;
      read(room);
    },
    resume: (marks) => ask(() => marks.map(resume)),
  });
  const resume = (mark: EventMark): ResumedRoom => {
    const { room } = mark;
    if (log.since(mark) !== undefined) line.joined.add(room);
    const events = log.since(mark);
    if (events !== undefined) return { kind: 'missed', room, events };
    return { kind: 'gone', room, mark: room === TALK ? { room, stream: '', n: 0 } : log.markOf(room) };
  };
  /** As the desk's lists and talks do: what is heard while one is being read is newer than the answer. */
  const reading = new Set<{ readonly room: string; readonly state: Record<string, number> }>();
  const read = (room: string): void => {
    const heard = { room, state: {} };
    reading.add(heard);
    ask(() => {
      line.joined.add(room);
      return { mark: log.markOf(room), state: { ...truth[room] } };
    }).then(
      ({ mark, state }) => {
        reading.delete(heard);
        shown[room] = { ...state, ...heard.state };
        rooms.opened(mark);
      },
      // Read again at the next connect, as a screen does with what failed.
      () => {
        reading.delete(heard);
        unread.add(room);
      },
    );
  };
  const unread = new Set<string>();
  let isFirst = true;
  const floor = {
    truth,
    shown,
    applied,
    reloads: () => reloads,
    change(room: string, key: string, value: number): void {
      truth[room] = { ...truth[room], [key]: value };
      if (log.isKept(room)) log.tell(room, room, { room, key, value });
    },
    connect(): void {
      if (line.isUp) return;
      line.isUp = true;
      line.joined.add(DESK);
      const marks = [log.markOf(DESK)];
      post(() => {
        void rooms.connected(marks);
        for (const room of isFirst ? ROOMS : unread) read(room);
        isFirst = false;
        unread.clear();
      });
    },
    cut(): void {
      line.isUp = false;
      line.joined.clear();
      line.inFlight = [];
      rooms.disconnected();
      for (const reject of hangs) reject(new Error('cut'));
      hangs.clear();
    },
    deliver(): void {
      line.inFlight.shift()?.();
    },
    restart(): void {
      floor.cut();
      log.breakOff();
    },
    longAbsence(): void {
      floor.cut();
      nowMs += 11 * 60_000;
      log.sweep();
    },
    async settle(): Promise<void> {
      do {
        while (line.inFlight.length > 0) floor.deliver();
        await aTick();
      } while (line.inFlight.length > 0);
    },
  };
  return floor;
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constant('change'), fc.constantFrom(...ROOMS), fc.constantFrom('a', 'b', 'c')),
    },
    { weight: 6, arbitrary: fc.tuple(fc.constant('deliver')) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('tick')) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('connect', 'cut')) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('restart', 'longAbsence')) },
  ),
  { maxLength: 60 },
);

describe('numbered events', () => {
  it('bring a screen to what is, whatever happens to the line, the hub and the laptop', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const floor = aFloor();
        floor.connect();
        await floor.settle();
        let value = 0;
        for (const [step, room = '', key = ''] of plan) {
          if (step === 'change') floor.change(room, key, (value += 1));
          else if (step === 'tick') await aTick();
          else floor[step]();
        }
        floor.connect();
        await floor.settle();
        // One more word in each room: a stale mark would show now.
        for (const room of ROOMS) floor.change(room, 'last', (value += 1));
        await floor.settle();

        expect(floor.shown).toEqual(floor.truth);
        for (const values of Object.values(floor.applied))
          expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      }),
      { numRuns: 400 },
    );
  });

  it('tells a short absence again and reads nothing anew', async () => {
    const floor = aFloor();
    floor.connect();
    await floor.settle();
    floor.change(DESK, 'a', 1);
    await floor.settle();
    floor.cut();
    floor.change(DESK, 'a', 2);
    floor.change(TALK, 'b', 3);

    floor.connect();
    await floor.settle();

    expect(floor.shown).toEqual({ [DESK]: { a: 2 }, [TALK]: { b: 3 } });
    expect(floor.reloads()).toBe(0);
  });

  it.each([
    ['a restart', 'restart'],
    ['ten minutes', 'longAbsence'],
  ] as const)('reads everything anew after %s', async (_, how) => {
    const floor = aFloor();
    floor.connect();
    await floor.settle();
    floor[how]();
    floor.change(DESK, 'a', 1);
    floor.change(TALK, 'b', 1);

    floor.connect();
    await floor.settle();

    expect(floor.shown).toEqual(floor.truth);
    expect(floor.reloads()).toBe(2);
  });

  it('applies an event once, and after a gap reads the room again', async () => {
    const applied: unknown[] = [];
    const reloaded: string[] = [];
    const rooms = createEventRooms({
      apply: (_, payload) => applied.push(payload),
      reload: (room) => reloaded.push(room),
      resume: () => Promise.resolve([]),
    });
    const mark = (n: number) => ({ room: DESK, stream: 's', n });
    await rooms.connected([mark(4)]);

    for (const n of [4, 5, 5, 6, 9, 8]) rooms.hear('row', n, mark(n));

    expect(applied).toEqual([5, 6, 9]);
    expect(reloaded).toEqual([DESK]);
  });

  it('keeps the last thousand events of a room and says when that is not enough', () => {
    const log = createEventLog({
      emit: () => undefined,
      countListeners: () => 1,
      newStream: () => 's',
      clock: () => 0,
    });
    const begin = log.markOf(DESK);
    for (let n = 0; n < 1_001; n += 1) log.tell(DESK, 'row', n);

    expect(log.since(begin)).toBeUndefined();
    expect(log.since({ ...begin, n: 1 })).toHaveLength(1_000);
    expect(log.since({ ...begin, n: 1_001 })).toEqual([]);
    expect(log.since({ ...begin, n: 1_002 })).toBeUndefined();
  });
});
