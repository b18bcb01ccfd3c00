// What every part of the composition is given.

import type { createBot } from '../bot/bot.js';
import type { ChannelAdapter } from '../channels/channel-adapter.js';
import type { Config } from '../config/config.js';
import type { Clock } from '../lib/clock.js';
import { type HubEvents } from '../observe/events.js';
import type { Logger } from '../observe/logger.js';
import type { createMetrics } from '../observe/metrics.js';
import { type ReadStaff } from '../sockets/staff-identity.js';
import type { ChannelDeps } from './channel-deps.js';

export interface HubDeps {
  /** The bot that turns ask; without it the citizen's bot of `bot/`. Tests and benches plug one of their own. */
  readonly makeBot?: typeof createBot;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Patience with downloads; tests shorten it. Unit: ms. */
  readonly mediaPatience?: { readonly deadlineMs?: number; readonly silenceMs?: number };
  /** How long a knowledge base must stand before it is learned by heart: ten seconds of a processor, which tests of something
   *  else have no use for. Unit: ms. */
  readonly learnAfterMs?: number;
  /** Who sits behind a socket of the desk; without it the staff's own sessions say. Tests hand in their own. */
  readonly readStaff?: ReadStaff;
  /** The adapters of all channels but web chat; without it those of `compose/channels.ts`. Tests plug a channel of their own. */
  readonly makeAdapters?: (deps: ChannelDeps) => readonly ChannelAdapter[];
}

export interface Parts {
  readonly config: Config;
  readonly deps: HubDeps;
  readonly events: HubEvents;
  readonly metrics: ReturnType<typeof createMetrics>;
}
