// Counts of failed tries, one document a key. Owned by `sign-in-limits.ts`; `storage/attempt-store.ts` implements it.

export interface AttemptLimit {
  /** This many tries are let through; the last of them locks the key. */
  readonly most: number;
  /** Tries older than this no longer count. */
  readonly windowMs: number;
  readonly lockMs: number;
}

export type Reservation =
  { readonly kind: 'free'; readonly isLast: boolean } | { readonly kind: 'locked'; readonly untilMs: number };

export interface AttemptStore {
  /** Counts a try before it is made, in one guarded update: a burst of parallel tries gets no more than `most`. */
  readonly reserve: (key: string, limit: AttemptLimit, nowMs: number) => Promise<Reservation>;
  /** The try went well: forgets the key. */
  readonly clear: (key: string) => Promise<void>;
  /** The try went well: takes back this one try only, and the lock if it made it. */
  readonly refund: (key: string) => Promise<void>;
  readonly removeEnded: (nowMs: number) => Promise<void>;
}
