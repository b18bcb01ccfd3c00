import { storedBesideDuplicates } from '../../src/storage/store-fault.js';

/** The driver's error of an unordered insert, as driver 7 throws it. */
function bulkError(refusals: readonly number[], insertedCount: number, writeConcernError?: object): Error {
  return Object.assign(new Error('bulk'), {
    writeErrors: refusals.map((code) => ({ code })),
    insertedCount,
    result: { getWriteConcernError: () => writeConcernError },
  });
}

describe('storedBesideDuplicates', () => {
  it.each([
    ['one new row beside one that was there', bulkError([11_000], 1), 2, 1],
    ['nothing new', bulkError([11_000, 11_000], 0), 2, 0],
    ['a connection that broke: no refusal, no row', bulkError([], 0), 1, undefined],
    ['a connection that broke half way', bulkError([11_000], 0), 2, undefined],
    ['a refusal of another kind', bulkError([121], 0), 1, undefined],
    ['rows that are not in enough journals', bulkError([11_000], 1, { code: 64 }), 2, undefined],
    ['any other error', new Error('no bulk'), 1, undefined],
  ])('%s', (_, error, count, expected) => {
    expect(storedBesideDuplicates(error, count)).toBe(expected);
  });
});
