// The API as the staff's browsers see it: cookie, guards, routes and their description, joined once. Called by compose.

import type { Router } from 'express';

import type { Clock } from '../lib/clock.js';
import type { SessionReader } from '../staff/session-reader.js';
import type { StaffRoom } from '../staff/staff-room.js';
import { describingRoute } from './api-description.js';
import { createApiRouter, type ApiRoute } from './api-route.js';
import { createSessionReader, createStaffSession } from './session-middleware.js';
import { createOriginGuard, createStaffGate, type StaffGate } from './staff-gate.js';
import { createStaffRoutes } from './staff-routes.js';

export interface StaffDoorParts {
  readonly staff: StaffRoom;
  /** Signs the cookie. */
  readonly secret: string;
  readonly publicUrl: string | undefined;
  readonly cityName: string;
  readonly clock: Clock;
}

export interface StaffDoor {
  /** With routes of other rooms, behind the same guards and in the same description. */
  readonly api: (moreRoutes: (gate: StaffGate) => readonly ApiRoute[]) => Router;
  /** For socket namespaces. */
  readonly sessionReader: SessionReader;
}

export function createStaffDoor(parts: StaffDoorParts): StaffDoor {
  const { staff, publicUrl } = parts;
  const session = createStaffSession({ sessions: staff.sessions, secret: parts.secret, publicUrl });
  const gate = createStaffGate(session);
  const staffRoutes = createStaffRoutes({ ...parts, ...staff, session, gate });
  const before = [createOriginGuard(publicUrl), session.middleware];
  return {
    api(moreRoutes) {
      const routes = [...staffRoutes, ...moreRoutes(gate)];
      return createApiRouter([...routes, describingRoute(routes)], gate, before);
    },
    sessionReader: createSessionReader(session, staff.sessions),
  };
}
