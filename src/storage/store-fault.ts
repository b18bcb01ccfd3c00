// Turns what the driver throws into the hub's own faults.

import { StoreUnavailableError } from '../domain/errors.js';

/** MongoDB's code for a write refused by a unique index. */
const DUPLICATE_KEY = 11_000;

/** Runs a store operation; any fault of the driver becomes StoreUnavailableError with its cause. */
export async function guarded<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw new StoreUnavailableError(error);
  }
}

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}

interface BulkFault {
  readonly writeErrors: readonly { readonly code: number }[] | { readonly code: number };
  readonly insertedCount: number;
  readonly result?: { readonly getWriteConcernError?: () => unknown };
}

/**
 * How many of `count` rows an unordered insert stored when every other row was there already; undefined otherwise.
 * Each row must be accounted for: a connection that broke on the way gives the same error with an empty list of refusals.
 */
export function storedBesideDuplicates(error: unknown, count: number): number | undefined {
  if (!(error instanceof Error) || !('writeErrors' in error) || !('insertedCount' in error)) return undefined;
  const { writeErrors, insertedCount, result } = error as Error & BulkFault;
  const refusals = Array.isArray(writeErrors)
    ? (writeErrors as readonly { code: number }[])
    : [writeErrors as { code: number }];
  const isEveryRowKnown = refusals.length + insertedCount === count;
  const isDurable = result?.getWriteConcernError?.() === undefined;
  const areRepeats = refusals.every(({ code }) => code === DUPLICATE_KEY);
  return isEveryRowKnown && isDurable && areRepeats ? insertedCount : undefined;
}
