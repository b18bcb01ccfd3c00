// The signature of a link that is good for a while: over what it leads to, for whom, and until when.

import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Clock } from '../lib/clock.js';

export interface SignedUntil {
  /** When it ends, epoch ms. */
  readonly until: number;
  readonly signature: string;
}

export interface LinkSigner {
  readonly sign: (parts: readonly string[], lifeMs: number) => SignedUntil;
  /** False where a part is another than was signed, or the time has run out. */
  readonly verify: (parts: readonly string[], signed: SignedUntil) => boolean;
}

/** `key`: at least 32 bytes, used for nothing else. */
export function createLinkSigner(key: Uint8Array, clock: Clock): LinkSigner {
  const signatureOf = (parts: readonly string[], until: number): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([...parts, until]))
      .digest('base64url');
  return {
    sign: (parts, lifeMs) => {
      const until = clock() + lifeMs;
      return { until, signature: signatureOf(parts, until) };
    },
    verify: (parts, { until, signature }) => {
      const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(parts, until))];
      return given.length === expected.length && timingSafeEqual(given, expected) && clock() < until;
    },
  };
}
