import { createGathering } from '../../src/lib/gather.js';

/** Work whose end the test decides, piece by piece. */
function controlled() {
  const pieces: (readonly string[])[] = [];
  const ends: ((fault?: Error) => void)[] = [];
  const work = (items: readonly string[]): Promise<readonly string[]> => {
    pieces.push(items);
    return new Promise((resolve, reject) => {
      ends.push((fault) => {
        if (fault === undefined) resolve(items.map((item) => `${item}!`));
        else reject(fault);
      });
    });
  };
  const end = async (fault?: Error): Promise<void> => {
    ends.shift()?.(fault);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pieces, work, end };
}

const OWN = new Error('one row is bad');
const isOnesOwn = (error: unknown): boolean => error === OWN;
const patienceMs = 1_500;

describe('createGathering', () => {
  it('serves at once who asks alone, and gathers who comes meanwhile', async () => {
    const { pieces, work, end } = controlled();
    const ask = createGathering(work, { atOnce: 1, most: 10, isOnesOwn, patienceMs });

    const asked = [ask(['a']), ask(['b', 'c']), ask([]), ask(['d'])];
    await end();
    await end();

    expect(pieces).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await Promise.all(asked)).toEqual([['a!'], ['b!', 'c!'], [], ['d!']]);
  });

  it('keeps to its sizes, and takes whoever brings more alone', async () => {
    const { pieces, work, end } = controlled();
    const ask = createGathering(work, { atOnce: 2, most: 2, isOnesOwn, patienceMs });

    const asked = ['a', 'b', 'cde', 'f', 'g'].map((letters) => ask(Array.from(letters)));
    for (let count = 0; count < 4; count += 1) await end();

    expect(pieces.map((piece) => piece.join(''))).toEqual(['a', 'b', 'cde', 'fg']);
    expect((await Promise.all(asked)).flat()).toHaveLength(7);
  });

  it('tells everybody a fault of the whole, and goes on', async () => {
    const { work, end } = controlled();
    const ask = createGathering(work, { atOnce: 1, most: 10, isOnesOwn, patienceMs });
    const gone = new Error('the store is gone');

    const first = ask(['a']);
    const both = Promise.allSettled([ask(['b']), ask(['c'])]);
    await end();
    await end(gone);
    const later = ask(['d']);
    await end();

    expect(await first).toEqual(['a!']);
    expect(await both).toEqual([
      { status: 'rejected', reason: gone },
      { status: 'rejected', reason: gone },
    ]);
    expect(await later).toEqual(['d!']);
  });

  it('serves the neighbours of a bad item apart from it', async () => {
    const { pieces, work, end } = controlled();
    const ask = createGathering(work, { atOnce: 1, most: 10, isOnesOwn, patienceMs });

    const first = ask(['a']);
    const rest = Promise.allSettled([ask(['bad']), ask(['good'])]);
    await end();
    await end(OWN);
    await end(OWN);
    await end();

    expect(await first).toEqual(['a!']);
    expect(pieces).toEqual([['a'], ['bad', 'good'], ['bad'], ['good']]);
    expect(await rest).toEqual([
      { status: 'rejected', reason: OWN },
      { status: 'fulfilled', value: ['good!'] },
    ]);
  });

  it('refuses in time who stands in line behind work that hangs, and gives its place away', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    try {
      const { pieces, work, end } = controlled();
      const ask = createGathering(work, { atOnce: 1, most: 1, isOnesOwn, patienceMs });

      const asked = Promise.allSettled([ask(['hangs']), ask(['next']), ask(['last'])]);
      await jest.advanceTimersByTimeAsync(patienceMs);
      expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);

      const later = ask(['later']);
      await end();
      await end();
      await jest.advanceTimersByTimeAsync(0);
      await end();
      expect(pieces).not.toContainEqual(['last']);
      expect(await later).toEqual(['later!']);
    } finally {
      jest.useRealTimers();
    }
  });
});
