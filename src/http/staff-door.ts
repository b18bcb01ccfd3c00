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
  /** Routes of other rooms, behind the same guards and in the same description. */
  readonly moreRoutes?: (gate: StaffGate) => readonly ApiRoute[];
}

export interface StaffDoor {
  readonly api: Router;
  /** For socket namespaces. */
  readonly sessionReader: SessionReader;
}

export function createStaffDoor(parts: StaffDoorParts): StaffDoor {
  const { staff, publicUrl, moreRoutes = () => [] } = parts;
  const session = createStaffSession({ sessions: staff.sessions, secret: parts.secret, publicUrl });
  const gate = createStaffGate(session);
  const routes = [...createStaffRoutes({ ...parts, ...staff, session, gate }), ...moreRoutes(gate)];
  const before = [createOriginGuard(publicUrl), session.middleware];
  return {
    api: createApiRouter([...routes, describingRoute(routes)], gate, before),
    sessionReader: createSessionReader(session, staff.sessions),
  };
}
