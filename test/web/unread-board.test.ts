import { createUnreadBoard, type UnreadBoard } from '../../src/web/console/desk/unread-board.js';

/** Longer than the board waits before it asks. Unit: ms. */
const A_WHILE_MS = 2_000;

describe('the board of what an agent has not read', () => {
  let counts: Record<string, number>;
  let asked: string[][];
  let isAway: boolean;
  let board: UnreadBoard;
  const settle = () => jest.advanceTimersByTimeAsync(A_WHILE_MS);
  beforeEach(() => {
    jest.useFakeTimers();
    [counts, asked, isAway] = [{}, [], false];
    board = createUnreadBoard((talks) => {
      asked.push([...talks]);
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(counts);
    });
  });
  afterEach(() => {
    board.close();
    jest.useRealTimers();
  });

  it('asks once for each talk that stands on a list, and again for the one that changed', async () => {
    counts = { a: 2 };
    board.want(['a', 'b']);
    board.want(['b']);
    await settle();
    counts = { b: 1 };
    board.changed('b');
    board.changed('never shown');
    await settle();

    expect(asked).toEqual([['a', 'b'], ['b']]);
    expect([...board.read()]).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('forgets the count of a talk that was read, and tells whoever shows it elsewhere', async () => {
    counts = { a: 2 };
    board.want(['a']);
    await settle();
    const read: string[] = [];
    board.onRead((talk) => read.push(talk));

    counts = {};
    board.wasRead('a');
    await settle();

    expect(read).toEqual(['a']);
    expect(board.read().size).toBe(0);
  });

  it('asks for everything again after a gap, also for what could not be asked before', async () => {
    isAway = true;
    board.want(['a', 'b']);
    await settle();
    [isAway, counts] = [false, { a: 1, b: 3 }];

    board.again();
    await settle();

    expect(board.read()).toEqual(
      new Map([
        ['a', 1],
        ['b', 3],
      ]),
    );
  });

  it('asks for no more at once than the hub counts', async () => {
    board.want(Array.from({ length: 1_200 }, (_, at) => `talk ${at}`));
    await settle();
    await settle();
    await settle();

    expect(asked.map((talks) => talks.length)).toEqual([500, 500, 200]);
  });
});
