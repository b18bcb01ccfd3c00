// The staff's part of the hub.

import { createMediaLinks } from '../http/media-links.js';
import { createFileLinks } from '../media/file-links.js';
import { createStaffDoor } from '../http/staff-door.js';
import { createRepeating } from '../lib/repeat.js';
import { createStaffRoom } from '../staff/staff-room.js';
import { createAttemptStore } from '../storage/attempt-store.js';
import { createAuditStore } from '../storage/audit-store.js';
import type { Database } from '../storage/connect.js';
import { deriveKey, loadSessionSecret } from '../storage/session-secret.js';
import { createSessionStore } from '../storage/session-store.js';
import { createStaffStore } from '../storage/staff-store.js';
import type { Parts } from './parts.js';

/** How often sessions and sign-in counts that have run out are deleted. Unit: ms. */
const STAFF_SWEEP_PAUSE_MS = 60_000;

/** Staff: accounts, sessions, the record, and the API that they speak to. `sessionReader` is for socket namespaces. */
export async function createStaff({ connection }: Database, { config, deps, events }: Parts) {
  const { clock } = deps;
  const staff = createStaffRoom({
    stores: {
      staff: createStaffStore(connection),
      sessions: createSessionStore(connection),
      attempts: createAttemptStore(connection),
      audit: createAuditStore(connection),
    },
    passwordWorkerEntry: config.staff.passwordWorkerEntry,
    clock,
  });
  const secret = await loadSessionSecret(config.storage.dataDir, config.session.secret);
  const { publicUrl } = config.http.origins;
  const door = createStaffDoor({ staff, secret, publicUrl, cityName: config.city.name, clock });
  const onError = (error: unknown): void => {
    events.jobFailed('staff sweep', error);
  };
  const sweep = createRepeating(staff.sweep, { pauseMs: STAFF_SWEEP_PAUSE_MS, onError });
  return {
    ...door,
    audit: staff.audit,
    listStaff: staff.staffList.list,
    mediaLinks: createMediaLinks(deriveKey(secret, 'media-link'), clock),
    fileLinks: createFileLinks({ key: deriveKey(secret, 'file-link'), publicUrl, clock }),
    prepare: () => staff.firstAdministrator.prepare(config.staff.firstAdmin),
    start: sweep.start,
    async stop(): Promise<void> {
      await sweep.stop();
      await staff.stop();
    },
  };
}
