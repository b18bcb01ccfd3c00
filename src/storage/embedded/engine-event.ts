// What the embedded engine tells the house about its life; `observe` turns these into log lines and counts.

export type EngineEvent =
  /** The private C library is being fetched (once per user and machine, some seconds). */
  | { readonly kind: 'library-preparing' }
  /** The engine answers. `tookMs` from spawn to ready; `restarts` since the hub began. */
  | {
      readonly kind: 'engine-ready';
      readonly pid: number;
      readonly tookMs: number;
      readonly restarts: number;
    }
  /** The engine ended by itself; the next start is tried after `retryInMs`. */
  | {
      readonly kind: 'engine-died';
      readonly exitCode: number | null;
      readonly signal: string | null;
      readonly retryInMs: number;
    }
  /** A restart failed; the next one is tried after `retryInMs`. */
  | { readonly kind: 'engine-restart-failed'; readonly error: unknown; readonly retryInMs: number };
