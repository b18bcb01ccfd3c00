// Joins the parts of this room. Called by compose, which brings the stores.

import type { Clock } from '../lib/clock.js';
import type { AttemptStore } from './attempt-store.js';
import { createAuditLog, type AuditLog, type AuditStore } from './audit-log.js';
import { createFirstAdministrator, type FirstAdministrator } from './first-administrator.js';
import { createPasswordThread } from './password-thread.js';
import type { SessionStore } from './session-store.js';
import { createSessions, type Sessions } from './sessions.js';
import { createSignIn, type SignIn } from './sign-in.js';
import { createSignInLimits } from './sign-in-limits.js';
import { createStaffList, type StaffList } from './staff-list.js';
import type { StaffStore } from './staff-store.js';

export interface StaffRoomParts {
  readonly stores: {
    readonly staff: StaffStore;
    readonly sessions: SessionStore;
    readonly attempts: AttemptStore;
    readonly audit: AuditStore;
  };
  /** The built password-worker.js. */
  readonly passwordWorkerEntry: string;
  readonly clock: Clock;
}

export interface StaffRoom {
  readonly audit: AuditLog;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly firstAdministrator: FirstAdministrator;
  readonly staffList: StaffList;
  /** Deletes sessions and counts that have run out. */
  readonly sweep: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function createStaffRoom({ stores, passwordWorkerEntry, clock }: StaffRoomParts): StaffRoom {
  const store = stores.staff;
  const hasher = createPasswordThread(passwordWorkerEntry);
  const audit = createAuditLog({ store: stores.audit, clock });
  const sessions = createSessions({ store: stores.sessions, staff: store, clock });
  const limits = createSignInLimits({ store: stores.attempts, clock });
  return {
    audit,
    sessions,
    signIn: createSignIn({ store, limits, hasher, audit, clock }),
    firstAdministrator: createFirstAdministrator({ store, hasher, audit, clock }),
    staffList: createStaffList({ store, hasher, sessions, audit, clock }),
    async sweep() {
      await sessions.sweep();
      await stores.attempts.removeEnded(clock());
    },
    stop: hasher.stop,
  };
}
