// What every part of the composition is given.

import type { Config } from '../config/config.js';
import type { Clock } from '../lib/clock.js';
import { type HubEvents } from '../observe/events.js';
import type { Logger } from '../observe/logger.js';
import type { createMetrics } from '../observe/metrics.js';
import { type ReadStaff } from '../sockets/staff-identity.js';

export interface HubDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Who sits behind a socket of the desk; without it the staff's own sessions say. Tests hand in their own. */
  readonly readStaff?: ReadStaff;
}

export interface Parts {
  readonly config: Config;
  readonly deps: HubDeps;
  readonly events: HubEvents;
  readonly metrics: ReturnType<typeof createMetrics>;
}
