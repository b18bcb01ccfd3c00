// Writes down the matters of ends that a crash, or a store that was away, left behind; at once at start, then every few seconds.

import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { CloseMatter } from './close-matter.js';
import type { ClosingStore } from './closing-store.js';

const LOOK_EVERY_MS = 5_000;
/** Whoever closed the talk is about to write it down themselves. Unit: ms. */
const GRACE_MS = 2_000;
const MOST_AT_ONCE = 100;

export interface WriteMattersParts {
  readonly closings: Pick<ClosingStore, 'list'>;
  readonly closing: Pick<CloseMatter, 'writeDown'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export function createWriteMatters({ closings, closing, clock, onError }: WriteMattersParts): Repeating {
  return createRepeating(
    async () => {
      for (const talk of await closings.list(clock() - GRACE_MS, MOST_AT_ONCE)) await closing.writeDown(talk);
    },
    { pauseMs: LOOK_EVERY_MS, onError },
  );
}
