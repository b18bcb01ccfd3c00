import { createFreshMemo } from '../../src/lib/fresh-memo.js';

describe('createFreshMemo', () => {
  let nowMs = 0;
  let asked = 0;
  const memo = createFreshMemo<number>({ freshMs: 10, mostKept: 2, clock: () => nowMs });
  const ask = (): Promise<number> => Promise.resolve((asked += 1));

  beforeEach(() => {
    nowMs += 100;
    asked = 0;
  });

  it('asks once while the answer is fresh, and again afterwards', async () => {
    expect([await memo('a', ask), await memo('a', ask)]).toEqual([1, 1]);
    nowMs += 10;
    expect(await memo('a', ask)).toBe(2);
  });

  it('forgets the oldest of too many', async () => {
    for (const key of ['a', 'b', 'c', 'a']) await memo(key, ask);

    expect(asked).toBe(4);
  });

  it('asks again at once after a failure', async () => {
    await expect(memo('x', () => Promise.reject(new Error('away')))).rejects.toThrow('away');

    expect(await memo('x', ask)).toBe(1);
  });
});
