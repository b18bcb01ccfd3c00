// A talk that its owner has put aside. Nothing ends a pause: it holds as long as nothing has happened since, so none can be forgotten.

import type { ConversationStatus } from './handoff.js';

/** As the owner put it. */
export interface Pause {
  /** The standing that it was put under: whoever gets the talk next begins without it. */
  readonly epoch: number;
  readonly sinceMs: number;
  /** Absent: until somebody says something. */
  readonly untilMs?: number;
}

interface Pausable {
  readonly status: ConversationStatus;
  readonly epoch: number;
  readonly pause?: Pause;
  readonly last?: { readonly atMs: number };
}

/** The pause as long as nobody has said anything since and the talk has the same owner; whether its time is over is not asked. */
export function standingPause({ status, epoch, pause, last }: Pausable): Pause | undefined {
  const holds = status === 'assigned' && pause?.epoch === epoch && (last?.atMs ?? 0) <= pause.sinceMs;
  return holds ? pause : undefined;
}

export function isPaused(talk: Pausable, nowMs: number): boolean {
  const pause = standingPause(talk);
  return pause !== undefined && (pause.untilMs === undefined || nowMs < pause.untilMs);
}
