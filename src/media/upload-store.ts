// The port of files that staff are about to send, or have sent: rows of the media store that came by upload.

import type { ConversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { KeptFile, MediaRow, NewMediaRow } from './media-store.js';

export interface NewUpload extends NewMediaRow {
  readonly file: KeptFile;
  /** The member of staff. */
  readonly by: string;
}

export interface UploadStore {
  /** Stored at once, its file being there; durable when it resolves. */
  readonly keep: (upload: NewUpload) => Promise<void>;
  /** The small picture of one that is not sent yet; false where there is no such, or it has one. */
  readonly addPreview: (id: MediaId, by: string, preview: KeptFile) => Promise<boolean>;
  /**
   * They go with this message from now on: all of them, in the order asked for, or undefined. Asking again for the same message
   * changes nothing.
   */
  readonly attach: (
    ids: readonly MediaId[],
    message: { readonly conversationId: ConversationId; readonly by: string; readonly sourceId: string },
  ) => Promise<readonly MediaRow[] | undefined>;
  /** The message did not leave: they may go with another one. */
  readonly detach: (sourceId: string) => Promise<void>;
  /** The message stands in the transcript: they live as long as any file of a talk. */
  readonly settle: (sourceId: string) => Promise<void>;
  /** Of this person in this talk, not sent yet. */
  readonly countOpen: (conversation: ConversationId, by: string) => Promise<number>;
  /** Not settled and older than this, oldest first. */
  readonly listOpen: (beforeMs: number, limit: number) => Promise<readonly MediaRow[]>;
  /** Gone, if it goes with the same message as when it was read; the row as it was before. */
  readonly discard: (row: Pick<MediaRow, 'id' | 'upload'>) => Promise<MediaRow | undefined>;
}
