// Turns what the driver throws into the hub's own faults.

import { StoreUnavailableError } from '../domain/errors.js';
import { inTime } from '../lib/in-time.js';

/** MongoDB's code for a write refused by a unique index. */
const DUPLICATE_KEY = 11_000;

/**
 * How long an operation on single documents may take, as long as a lane has its lease: a wait without an end of its own would hold a talk
 * until the hub is started anew (decisions/0017). Unit: ms.
 */
const PATIENCE_MS = 15_000;
/** The same where a whole collection is read, counted or written. */
const LONG_PATIENCE_MS = 120_000;

/**
 * Runs a store operation; any fault of the driver, and no answer in `patienceMs`, becomes StoreUnavailableError with its cause. What was
 * given up may still happen, as after a connection that broke.
 */
export async function guarded<T>(operation: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  try {
    return await inTime(patienceMs, operation());
  } catch (error) {
    throw new StoreUnavailableError(error);
  }
}

/** The same for what reads, counts or writes a whole collection. */
export const guardedLong = <T>(operation: () => Promise<T>): Promise<T> =>
  guarded(operation, LONG_PATIENCE_MS);

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}

/** A first write that made its document by its key. Two of them may meet: the second time the document is there, and `write` goes to it. */
export async function whereFirstsMeet<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return write();
  }
}

interface Refusal {
  readonly code: number;
  /** Which of the rows. */
  readonly index: number;
}

interface BulkFault {
  readonly writeErrors: readonly Refusal[] | Refusal;
  readonly insertedCount: number;
  readonly result?: { readonly getWriteConcernError?: () => unknown };
}

/**
 * Which of `count` rows an unordered insert found there already, when it stored all others; undefined otherwise.
 * Each row must be accounted for: a connection that broke on the way gives the same error with an empty list of refusals.
 */
export function repeatsAmong(error: unknown, count: number): ReadonlySet<number> | undefined {
  if (!isBulkFault(error)) return undefined;
  const { insertedCount, result } = error;
  const refusals = refusalsOf(error);
  const isEveryRowKnown = refusals.length + insertedCount === count;
  const isDurable = result?.getWriteConcernError?.() === undefined;
  const areRepeats = refusals.every(({ code }) => code === DUPLICATE_KEY);
  if (!isEveryRowKnown || !isDurable || !areRepeats) return undefined;
  return new Set(refusals.map(({ index }) => index));
}

/** The engine or the driver refuses a row for what it is: it will refuse it again, and has nothing against the rows beside it. */
export function isFaultOfRow(error: unknown): boolean {
  if (error instanceof Error && error.name.startsWith('BSON')) return true;
  return isBulkFault(error) && refusalsOf(error).some(({ code }) => code !== DUPLICATE_KEY);
}

const isBulkFault = (error: unknown): error is Error & BulkFault =>
  error instanceof Error && 'writeErrors' in error && 'insertedCount' in error;

const refusalsOf = ({ writeErrors }: BulkFault): readonly Refusal[] =>
  Array.isArray(writeErrors) ? (writeErrors as readonly Refusal[]) : [writeErrors as Refusal];
