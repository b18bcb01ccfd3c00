// Sessions of the staff: begun at sign-in, ended by signing out, by half an hour without a request, after twelve hours,
// or by any change of the person's password, roles or activity. The door keeps the cookie; this room keeps the meaning.

import { createHash, randomBytes } from 'node:crypto';

import type { StaffId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { SessionRecord, SessionStore } from './session-store.js';
import type { StaffAccount } from './staff-account.js';
import type { StaffStore } from './staff-store.js';

const MINUTE_MS = 60_000;
/** Source: OWASP Session Management Cheat Sheet, idle timeout for low-risk applications 15 to 30 minutes. Unit: ms. */
export const SESSION_IDLE_MS = 30 * MINUTE_MS;
/** A long shift. Unit: ms. */
const SESSION_LIFE_MS = 12 * 60 * MINUTE_MS;

/** A session and whose it is, as of now. */
export interface SignedIn {
  readonly session: SessionRecord;
  readonly staff: StaffAccount;
}

/** Which sessions ended: one, or all of a person's. */
export type SessionEnd =
  { readonly kind: 'one'; readonly sessionKey: string } | { readonly kind: 'all'; readonly staffId: StaffId };

export interface Sessions {
  /** What a new session holds; the door stores it with `put` under the id that it gave the browser. */
  readonly begin: (account: StaffAccount) => Omit<SessionRecord, 'key'>;
  readonly put: (record: SessionRecord) => Promise<void>;
  /** A session that has not run out. Says nothing of the person yet. */
  readonly find: (key: string) => Promise<SessionRecord | undefined>;
  /** Whose session it is, unless the person was changed since. */
  readonly resolve: (session: SessionRecord) => Promise<SignedIn | undefined>;
  /** The person did something. */
  readonly touch: (session: SessionRecord) => Promise<void>;
  readonly end: (key: string) => Promise<void>;
  /** Their generation has grown already: this only clears up and tells the doors. */
  readonly endAllOf: (staffId: StaffId) => Promise<void>;
  /** Calls back when sessions end before their time. Returns the way to stop listening. */
  readonly onEnded: (listener: (end: SessionEnd) => void) => () => void;
  readonly sweep: () => Promise<void>;
}

export function createSessions(parts: {
  readonly store: SessionStore;
  readonly staff: Pick<StaffStore, 'findById'>;
  readonly clock: Clock;
}): Sessions {
  const { store, staff, clock } = parts;
  const listeners = new Set<(end: SessionEnd) => void>();
  const tell = (end: SessionEnd): void => {
    for (const listener of listeners) listener(end);
  };
  return {
    begin: (account) => newSession(account, clock()),
    put: store.put,
    async find(key) {
      const session = await store.find(key);
      return session !== undefined && isLive(session, clock()) ? session : undefined;
    },
    async resolve(session) {
      const account = await staff.findById(session.staffId);
      const counts = account?.isActive === true && account.generation === session.generation;
      return counts ? { session, staff: account } : undefined;
    },
    touch: (session) => store.touch(session.key, idleEnd(session, clock())),
    async end(key) {
      await store.remove(key);
      tell({ kind: 'one', sessionKey: key });
    },
    async endAllOf(staffId) {
      await store.removeAllOf(staffId);
      tell({ kind: 'all', staffId });
    },
    onEnded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    sweep: () => store.removeEnded(clock()),
  };
}

/** The key that a session with this id in its cookie is kept under. */
export function sessionKeyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}

function newSession(account: StaffAccount, nowMs: number): Omit<SessionRecord, 'key'> {
  return {
    staffId: account.id,
    generation: account.generation,
    csrfToken: randomBytes(32).toString('base64url'),
    idleEndsAtMs: nowMs + SESSION_IDLE_MS,
    endsAtMs: nowMs + SESSION_LIFE_MS,
    ...(account.lastSignInAtMs === undefined ? {} : { previousSignInAtMs: account.lastSignInAtMs }),
  };
}

const isLive = (session: SessionRecord, nowMs: number): boolean =>
  nowMs < session.idleEndsAtMs && nowMs < session.endsAtMs;

const idleEnd = ({ endsAtMs }: SessionRecord, nowMs: number): number =>
  Math.min(nowMs + SESSION_IDLE_MS, endsAtMs);
