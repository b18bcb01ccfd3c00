// The port of the desk's own canned replies, and of how often canned replies were sent.

import type { KeptReply } from '../domain/canned-reply.js';

/** Sent as it was or changed; what was put in and not sent is no use. */
export interface CannedUses {
  readonly all: number;
  /** Since the moment that was asked for. */
  readonly since: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
}

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface CannedStore {
  /** By code. */
  readonly list: () => Promise<readonly KeptReply[]>;
  readonly add: (reply: KeptReply) => Promise<'kept' | 'code-taken'>;
  /** Writes it anew where it still is the revision before. */
  readonly change: (reply: KeptReply) => Promise<'kept' | 'code-taken' | 'stale'>;
  /** By id, also of those of the repository; who was never used is not there. */
  readonly countUses: (sinceMs: number) => Promise<ReadonlyMap<string, CannedUses>>;
}
