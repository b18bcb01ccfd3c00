// When a pause ends. Pure.

import type { ConversationRow } from '../../../wire/talk-rows.js';

/** Taipei is eight hours ahead and knows no summer time. Unit: ms. */
const AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Tomorrow at a full hour in Taipei. */
export function tomorrowAt(hour: number, nowMs: number): number {
  const midnight = Math.floor((nowMs + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS;
  return midnight + DAY_MS + hour * 3_600_000;
}

export const isPausedNow = ({ pause }: Pick<ConversationRow, 'pause'>, nowMs: number): boolean =>
  pause !== undefined && (pause.untilMs === undefined || nowMs < pause.untilMs);
