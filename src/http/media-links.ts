// Links to files of talks: signed, good for minutes, and only for the member of staff that they were made for.

import { createHmac, timingSafeEqual } from 'node:crypto';

import type { StaffId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';

/** Ours: as long as somebody looks at a picture. Unit: ms. */
const LINK_LIFE_MS = 5 * 60_000;

/** Of a file the whole, or the small picture of it. */
export type MediaSize = 'full' | 'small';

export interface MediaLink {
  readonly id: MediaId;
  readonly size: MediaSize;
  readonly staffId: StaffId;
}

export interface SignedPart {
  readonly size: MediaSize;
  /** When it ends, epoch ms. */
  readonly until: number;
  readonly signature: string;
}

export interface MediaLinks {
  readonly sign: (link: MediaLink) => SignedPart;
  /** False for one that was changed, made for somebody else, or has run out. */
  readonly verify: (link: MediaLink, signed: SignedPart) => boolean;
}

/** `key`: at least 32 bytes, used for nothing else. */
export function createMediaLinks(key: Uint8Array, clock: Clock): MediaLinks {
  const signatureOf = ({ id, size, staffId }: MediaLink, until: number): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([id, size, staffId, until]))
      .digest('base64url');
  return {
    sign: (link) => {
      const until = clock() + LINK_LIFE_MS;
      return { size: link.size, until, signature: signatureOf(link, until) };
    },
    verify: (link, { until, signature }) => {
      const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(link, until))];
      return given.length === expected.length && timingSafeEqual(given, expected) && clock() < until;
    },
  };
}
