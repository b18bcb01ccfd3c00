// Links to files that staff have sent: for a platform that shows them to the citizen, and for the citizen's own browser. Whoever
// holds the link may read that one file until it runs out; it is made for one talk, and dies with its file.

import type { ConversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';
import { createLinkSigner, type SignedUntil } from './link-signature.js';

/** Of a file the whole, or the small picture of it. */
export type FileSize = 'full' | 'small';

export interface FileLink {
  readonly id: MediaId;
  readonly size: FileSize;
  /** The talk that the file was sent in. */
  readonly conversationId: ConversationId;
}

/**
 * A platform asks for a picture when it is shown, which may be weeks after it was sent: LINE takes addresses instead of files and says
 * only that they must be https, not that it keeps what it fetched (LINE Messaging API reference, "Image message",
 * `originalContentUrl`, checked 2026-11-21). Ours: a citizen looks back on last month. Unit: ms.
 */
const PLATFORM_LINK_LIFE_MS = 30 * 24 * 3_600_000;

/** The browser gets a fresh one at each connection, over the visitor's own socket. Ours. Unit: ms. */
const VISITOR_LINK_LIFE_MS = 12 * 3_600_000;

export interface FileLinks {
  /** Absolute; undefined where the hub has no https address. */
  readonly toPlatform: (link: FileLink) => string | undefined;
  /** Beginning with `/`. */
  readonly toVisitor: (link: FileLink) => string;
  /** False for one that was changed, or has run out. */
  readonly verify: (link: FileLink, signed: SignedUntil) => boolean;
  /** Whether platforms can fetch anything at all. */
  readonly isPublic: boolean;
}

export interface FileLinkParts {
  /** At least 32 bytes, used for nothing else. */
  readonly key: Uint8Array;
  /** `PUBLIC_URL`. */
  readonly publicUrl: string | undefined;
  readonly clock: Clock;
}

export function createFileLinks({ key, publicUrl, clock }: FileLinkParts): FileLinks {
  const base = publicUrl?.startsWith('https://') === true ? publicUrl : undefined;
  const signer = createLinkSigner(key, clock);
  const partsOf = ({ id, size, conversationId }: FileLink) => [id, size, conversationId];
  const pathOf = (link: FileLink, lifeMs: number): string => {
    const { until, signature } = signer.sign(partsOf(link), lifeMs);
    const query = new URLSearchParams({ size: link.size, until: String(until), signature });
    return `/files/${link.id}?${query.toString()}`;
  };
  return {
    isPublic: base !== undefined,
    toPlatform: (link) =>
      base === undefined ? undefined : new URL(pathOf(link, PLATFORM_LINK_LIFE_MS), base).href,
    toVisitor: (link) => pathOf(link, VISITOR_LINK_LIFE_MS),
    verify: (link, signed) => signer.verify(partsOf(link), signed),
  };
}
