// Since when the hub has been able to take in what platforms tell. Where an echo is the only proof of a send, the time that it
// is given counts only from then: before, it found nobody here. Asked and told by the dispatcher.

import type { Clock } from '../lib/clock.js';

/**
 * The dispatcher's sweep is the hub's pulse: a beat that comes so much late means that the process stood still, or that the
 * store took that long over a small question and kept webhooks from their 200, too (LINE gives them 2 s). Unit: ms.
 */
const LATE_MS = 1_000;

export interface Ears {
  /** Epoch ms; the present moment while nothing can be heard. */
  readonly hearingSinceMs: () => number;
  /** The door is open from now on. */
  readonly open: () => void;
  /** Said every `everyMs`. */
  readonly beat: (everyMs: number) => void;
  /** A webhook was refused, or the store has failed: what platforms told meanwhile comes again, later. */
  readonly miss: () => void;
}

export function createEars(clock: Clock): Ears {
  let sinceMs: number | undefined;
  let beatAtMs: number | undefined;
  const miss = (): void => {
    if (sinceMs !== undefined) sinceMs = clock();
  };
  return {
    hearingSinceMs: () => sinceMs ?? clock(),
    open() {
      sinceMs = clock();
    },
    beat(everyMs) {
      const nowMs = clock();
      // A clock that was put back tells nothing about how long it took.
      if (beatAtMs !== undefined && Math.abs(nowMs - beatAtMs - everyMs) > LATE_MS) miss();
      beatAtMs = nowMs;
    },
    miss,
  };
}
