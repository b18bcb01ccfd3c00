// What every platform's parser reads alike from a body that nobody vouches for. Called by the channels' parsers; pure.

import { textOf } from '../lib/json-reading.js';

/** Where events without a person or a talk are recorded. No platform's ids look like it. */
export const NO_SENDER_KEY = 'no-sender';

/** LINE's ids are 33 characters, Meta's page-scoped ones some 17 digits; more than this is neither. Ours. Unit: characters. */
const MAX_ID_CHARS = 100;

/** A real event nests 6 (LINE) or some 8 levels (Meta). Deeper ones could be neither stored (BSON ends at 100) nor walked
 *  safely. Ours. */
export const MAX_DEPTH = 40;

/** Latest moment that a Date can hold. Source: ECMA-262, "Time Values and Time Range". Unit: ms since 1970. */
const MAX_TIME_MS = 8.64e15;

/** TextDecoder drops a byte-order mark and never throws on bad UTF-8. Undefined: no JSON; the parser's own words may quote the
 *  citizen and are dropped. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

export function readId(value: unknown): string | undefined {
  const id = textOf(value);
  return id !== undefined && id !== '' && id.length <= MAX_ID_CHARS ? id : undefined;
}

export function readTime(value: unknown, fallbackMs: number): number {
  const isTime = typeof value === 'number' && value >= 0 && value <= MAX_TIME_MS;
  return isTime ? Math.trunc(value) : fallbackMs;
}
