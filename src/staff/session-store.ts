// Where sessions are kept: under a hash of their id, so that a copy of the database opens nothing.
// Owned by `sessions.ts`; `storage/session-store.ts` implements it.

import type { StaffId } from '../domain/ids.js';

export interface SessionRecord {
  /** SHA-256 of the id in the cookie. */
  readonly key: string;
  readonly staffId: StaffId;
  /** The account's generation at sign-in. */
  readonly generation: number;
  readonly csrfToken: string;
  /** The sign-in before this one, which the person is shown. */
  readonly previousSignInAtMs?: number;
  /** Moves on with every request. */
  readonly idleEndsAtMs: number;
  /** Never moves. */
  readonly endsAtMs: number;
}

export interface SessionStore {
  /** The same key again replaces the row. */
  readonly put: (record: SessionRecord) => Promise<void>;
  readonly find: (key: string) => Promise<SessionRecord | undefined>;
  /** Moves the idle end of a session that is there; never brings one back. Writes only if it moves by more than a minute. */
  readonly touch: (key: string, idleEndsAtMs: number) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly removeAllOf: (staffId: StaffId) => Promise<void>;
  readonly removeEnded: (nowMs: number) => Promise<void>;
}
