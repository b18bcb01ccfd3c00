// The staff's part of the hub.

import { describingRoute } from '../http/api-description.js';
import { createApiRouter } from '../http/api-route.js';
import { createSessionReader, createStaffSession } from '../http/session-middleware.js';
import { createOriginGuard, createStaffGate } from '../http/staff-gate.js';
import { createStaffRoutes } from '../http/staff-routes.js';
import { createRepeating } from '../lib/repeat.js';
import { createAuditLog } from '../staff/audit-log.js';
import { createFirstAdministrator } from '../staff/first-administrator.js';
import { createPasswordThread } from '../staff/password-thread.js';
import { createSessions } from '../staff/sessions.js';
import { createSignIn } from '../staff/sign-in.js';
import { createSignInLimits } from '../staff/sign-in-limits.js';
import { createStaffList } from '../staff/staff-list.js';
import { createAttemptStore } from '../storage/attempt-store.js';
import { createAuditStore } from '../storage/audit-store.js';
import { type Database } from '../storage/connect.js';
import { loadSessionSecret } from '../storage/session-secret.js';
import { createSessionStore } from '../storage/session-store.js';
import { createStaffStore } from '../storage/staff-store.js';
import type { Parts } from './parts.js';

/** How often sessions and sign-in counts that have run out are deleted. Unit: ms. */
const STAFF_SWEEP_PAUSE_MS = 60_000;

/** Staff: accounts, sessions, the record, and the API that they speak to. `sessionReader` is for socket namespaces. */
export async function createStaff({ connection }: Database, { config, deps, events }: Parts) {
  const { clock } = deps;
  const { publicUrl } = config.http;
  const store = createStaffStore(connection);
  const attempts = createAttemptStore(connection);
  const audit = createAuditLog({ store: createAuditStore(connection), clock });
  const hasher = createPasswordThread(config.staff.passwordWorkerEntry);
  const sessions = createSessions({ store: createSessionStore(connection), staff: store, clock });
  const secret = await loadSessionSecret(config.storage.dataDir, config.session.secret);
  const session = createStaffSession({ sessions, secret, publicUrl });
  const gate = createStaffGate(session);
  const firstAdministrator = createFirstAdministrator({ store, hasher, audit, clock });
  const limits = createSignInLimits({ store: attempts, clock });
  const routes = createStaffRoutes({
    session,
    gate,
    firstAdministrator,
    audit,
    clock,
    signIn: createSignIn({ store, limits, hasher, audit, clock }),
    staffList: createStaffList({ store, hasher, sessions, audit, clock }),
    cityName: config.city.name,
  });
  const sweep = createRepeating(
    async () => {
      await sessions.sweep();
      await attempts.removeEnded(clock());
    },
    {
      pauseMs: STAFF_SWEEP_PAUSE_MS,
      onError: (error) => {
        events.jobFailed('staff sweep', error);
      },
    },
  );
  const before = [createOriginGuard(publicUrl), session.middleware];
  return {
    api: createApiRouter([...routes, describingRoute(routes)], gate, before),
    audit,
    sessionReader: createSessionReader(session, sessions),
    prepare: () => firstAdministrator.prepare(config.staff.firstAdmin),
    start: sweep.start,
    async stop(): Promise<void> {
      await sweep.stop();
      await hasher.stop();
    },
  };
}
