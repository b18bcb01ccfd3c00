// A file that a member of staff sends to a citizen, as the transcript and the channels know it.

import type { MediaId, MediaKind, MediaType } from './media.js';

/** Files in one message; a LINE call holds five bubbles. Ours. */
export const MOST_FILES = 5;

export interface SentFile {
  readonly id: MediaId;
  readonly kind: MediaKind;
  /** As its sender called it, cleaned. */
  readonly name: string;
  readonly type: MediaType;
  readonly bytes: number;
}

/** With where a platform, or a citizen, can fetch it. */
export interface OutboundFile extends SentFile {
  /** https; a right to read it, so never logged. Absent where the channel needs none, or has none to give. */
  readonly url?: string;
  /** A small picture of it. */
  readonly previewUrl?: string;
}

/** As the transcript keeps it: without the addresses. */
export const asSentFile = ({ id, kind, name, type, bytes }: SentFile): SentFile => ({
  ...{ id, kind, name, type, bytes },
});
