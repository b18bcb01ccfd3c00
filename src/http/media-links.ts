// Links to files of talks: signed, good for minutes, and only for the member of staff that they were made for.

import type { StaffId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';
import type { FileSize } from '../media/file-links.js';
import { createLinkSigner, type SignedUntil } from '../media/link-signature.js';

/** Ours: as long as somebody looks at a picture. Unit: ms. */
const LINK_LIFE_MS = 5 * 60_000;

export interface MediaLink {
  readonly id: MediaId;
  readonly size: FileSize;
  readonly staffId: StaffId;
}

export interface SignedPart extends SignedUntil {
  readonly size: FileSize;
}

export interface MediaLinks {
  readonly sign: (link: MediaLink) => SignedPart;
  /** False for one that was changed, made for somebody else, or has run out. */
  readonly verify: (link: MediaLink, signed: SignedUntil) => boolean;
}

/** `key`: at least 32 bytes, used for nothing else. */
export function createMediaLinks(key: Uint8Array, clock: Clock): MediaLinks {
  const signer = createLinkSigner(key, clock);
  const partsOf = ({ id, size, staffId }: MediaLink) => [id, size, staffId];
  return {
    sign: (link) => ({ size: link.size, ...signer.sign(partsOf(link), LINK_LIFE_MS) }),
    verify: (link, signed) => signer.verify(partsOf(link), signed),
  };
}
