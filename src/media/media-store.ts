// The port of the media store: which file came with which message, and what became of it. One row a file, durable before
// anything is fetched.

import { createHash } from 'node:crypto';

import type { MediaReference } from '../channels/channel-adapter.js';
import type { ChannelId } from '../domain/activity.js';
import type { AccountId, ConversationId } from '../domain/ids.js';
import type { MediaFault, MediaId, MediaType } from '../domain/media.js';

/** `removed`: it was there, and the citizen took it back or its time was over. */
export type MediaState = 'waiting' | 'fetching' | 'stored' | 'failed' | 'removed';

export interface NewMediaRow {
  readonly id: MediaId;
  readonly conversationId: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  /** Of the entry in the transcript that it came with. */
  readonly sourceKey: string;
  /** The platform's id of the message, by which a taking back names it. */
  readonly messageId?: string;
  readonly reference: MediaReference;
  readonly createdAtMs: number;
}

/** A file in the media folder. */
export interface KeptFile {
  /** As `MediaFiles` names it. */
  readonly name: string;
  readonly type: MediaType;
  readonly bytes: number;
}

export interface MediaRow extends NewMediaRow {
  readonly state: MediaState;
  /** How often fetching was begun. */
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
  readonly leaseUntilMs: number;
  /** Grows with each beginning: of two who fetch one wins. */
  readonly fence: number;
  readonly file?: KeptFile;
  /** A small picture of it, where the platform makes one. */
  readonly preview?: KeptFile;
  /** Why it is not there. */
  readonly fault?: MediaFault;
  /** It came from a member of staff. */
  readonly upload?: UploadMark;
}

export interface UploadMark {
  /** Their id. */
  readonly by: string;
  /** The message that it goes with. */
  readonly sourceId?: string;
}

export type MediaEnd =
  | { readonly state: 'stored'; readonly file: KeptFile; readonly preview?: KeptFile }
  | { readonly state: 'failed'; readonly fault: MediaFault };

/** Unit: bytes. */
export interface KeptBytes {
  /** Of what citizens and agents sent, with previews. */
  readonly messages: number;
  /** Beside answers. */
  readonly articles: number;
}

export interface MediaStore {
  /** Durable when it resolves; rows already there are left as they are. */
  readonly insert: (rows: readonly NewMediaRow[]) => Promise<void>;
  /** Those that are known, in no order. */
  readonly find: (ids: readonly MediaId[]) => Promise<readonly MediaRow[]>;
  /** Takes up the row that has been due longest, of none of these accounts: one that waits, or whose fetcher has gone. */
  readonly claim: (claim: {
    readonly nowMs: number;
    readonly untilMs: number;
    readonly notOf: readonly AccountId[];
  }) => Promise<MediaRow | undefined>;
  /** False when somebody else has it by now, or it was taken back. */
  readonly renew: (row: Pick<MediaRow, 'id' | 'fence'>, untilMs: number) => Promise<boolean>;
  readonly postpone: (row: Pick<MediaRow, 'id' | 'fence'>, atMs: number) => Promise<void>;
  /** False when the row is no longer this fetcher's: what it fetched is nobody's. */
  readonly settle: (row: Pick<MediaRow, 'id' | 'fence'>, end: MediaEnd) => Promise<boolean>;
  /** What came with this message is gone from now on; the rows as they were before. */
  readonly takeBack: (conversation: ConversationId, messageId: string) => Promise<readonly MediaRow[]>;
  /** As `takeBack`, for stored files that came before a moment. */
  readonly expire: (beforeMs: number, limit: number) => Promise<readonly MediaRow[]>;
  /** What all stored files take together: one limit holds for them all. Unit: bytes. */
  readonly countBytes: () => Promise<number>;
  /** The parts of that sum. */
  readonly countByKind: () => Promise<KeptBytes>;
  /** Ends every lease. Only for a start that is known to be the only process. */
  readonly releaseAll: () => Promise<void>;
}

/** The same message and attachment give the same id for ever; nothing can be read back from it. */
export function mediaIdOf(sourceKey: string, attachment: number): MediaId {
  const digest = createHash('sha256').update(`${sourceKey}\n${attachment}`).digest('base64url').slice(0, 22);
  return `m_${digest}` as MediaId;
}

/** The files that a row holds. */
export const filesOf = ({ file, preview }: Pick<MediaRow, 'file' | 'preview'>): readonly KeptFile[] =>
  [file, preview].filter((kept) => kept !== undefined);
