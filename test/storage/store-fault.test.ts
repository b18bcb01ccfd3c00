import { setTimeout as delay } from 'node:timers/promises';

import { guarded, isFaultOfRow, repeatsAmong } from '../../src/storage/store-fault.js';

/** The driver's error of an unordered insert, as driver 7 throws it. */
function bulkError(codes: readonly number[], insertedCount: number, writeConcernError?: object): Error {
  return Object.assign(new Error('bulk'), {
    writeErrors: codes.map((code, index) => ({ code, index: index + 1 })),
    insertedCount,
    result: { getWriteConcernError: () => writeConcernError },
  });
}

describe('repeatsAmong', () => {
  it.each([
    ['one new row beside one that was there', bulkError([11_000], 1), 2, [1]],
    ['nothing new', bulkError([11_000, 11_000], 0), 2, [1, 2]],
    ['a connection that broke: no refusal, no row', bulkError([], 0), 1, undefined],
    ['a connection that broke half way', bulkError([11_000], 0), 2, undefined],
    ['a refusal of another kind', bulkError([121], 0), 1, undefined],
    ['rows that are not in enough journals', bulkError([11_000], 1, { code: 64 }), 2, undefined],
    ['any other error', new Error('no bulk'), 1, undefined],
  ])('%s', (_, error, count, expected) => {
    const repeats = repeatsAmong(error, count);

    expect(repeats && [...repeats]).toEqual(expected);
  });
});

describe('guarded', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  it('gives up what never ends, and says how long it waited', async () => {
    await expect(guarded(never, 20)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      cause: { message: 'no answer within 20 ms' },
    });
  });

  it('bears what is given up and fails later', async () => {
    const late = async (): Promise<void> => {
      await delay(40);
      throw new Error('at last');
    };

    await expect(guarded(late, 10)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await delay(60);
  });
});

describe('isFaultOfRow', () => {
  it.each([
    ['a row of a kind that the engine refuses', bulkError([121], 1), true],
    ['a value that cannot be written', Object.assign(new Error('no such type'), { name: 'BSONError' }), true],
    ['rows that are there already', bulkError([11_000], 0), false],
    ['a connection that broke', bulkError([], 0), false],
    ['any other error', new Error('gone'), false],
  ])('%s', (_, error, expected) => {
    expect(isFaultOfRow(error)).toBe(expected);
  });
});
