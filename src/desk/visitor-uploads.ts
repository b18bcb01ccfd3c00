// A file that a citizen sends on web chat: on disk and on record before its message is, judged as every file that comes in. It belongs
// to that one message from the first moment; handed in again it is the same one.

import { randomUUID } from 'node:crypto';

import { WEB_ACCOUNT, WEB_CHANNEL } from '../channels/web/web-adapter.js';
import type { ConversationId } from '../domain/ids.js';
import { MEDIA_TYPES, type MediaKind } from '../domain/media.js';
import { fileName } from '../media/file-name.js';
import type { ComingFile } from '../media/keep-file.js';
import { mediaIdOf, type MediaRow } from '../media/media-store.js';
import { takeFile, type UploadParts, type UploadRefusal } from './uploads.js';

/** Whoever sent it; no member of staff is called so. */
const VISITOR = 'visitor';
/** Anybody may fill what visitors may fill: the rest of the disk stays for files of other channels and of staff. Ours. */
const VISITORS_DISK_RATIO = 0.8;

export type VisitorUploadParts = Pick<
  UploadParts,
  'uploads' | 'media' | 'mediaFiles' | 'mediaLimits' | 'clock'
>;

export interface VisitorUpload {
  readonly name: string;
  readonly kind: MediaKind;
  readonly type: string;
}

export interface VisitorUploads {
  /** `sourceKey`: of the message that it comes with, which is written down after this. */
  readonly take: (coming: {
    readonly conversationId: ConversationId;
    readonly sourceKey: string;
    readonly name: string;
    readonly file: ComingFile;
  }) => Promise<VisitorUpload | { readonly refusal: UploadRefusal }>;
  /** The message is acknowledged. */
  readonly settle: (sourceKey: string) => Promise<void>;
}

export function createVisitorUploads(parts: VisitorUploadParts): VisitorUploads {
  const { uploads, media, mediaFiles, mediaLimits, clock } = parts;
  return {
    settle: uploads.settle,
    async take({ conversationId, sourceKey, name, file }) {
      const id = mediaIdOf(sourceKey, 0);
      const [known] = await media.find([id]);
      if (known !== undefined) return toUpload(known);
      if ((await media.countBytes()) >= mediaLimits.mostDiskBytes * VISITORS_DISK_RATIO)
        return { refusal: { code: 'disk-full' } };
      const { mostBytes } = mediaLimits;
      const kept = await takeFile(parts, file, { name: `${id}.${randomUUID()}`, kind: 'file', mostBytes });
      if ('refusal' in kept) return kept;
      const [kind, cleaned] = [MEDIA_TYPES[kept.type], fileName(name, kept.type)];
      const reference = { attachment: 0, kind, name: cleaned, handle: '' };
      const row = { id, conversationId, accountId: WEB_ACCOUNT, channelId: WEB_CHANNEL, sourceKey };
      await uploads.keep({ ...row, reference, createdAtMs: clock(), file: kept, by: VISITOR });
      const [first] = await media.find([id]);
      if (first !== undefined && first.file?.name !== kept.name) {
        // The same message came on two lines, and the other was whole sooner.
        await mediaFiles.remove(kept.name);
        return toUpload(first);
      }
      await uploads.attach([id], { conversationId, by: VISITOR, sourceId: sourceKey });
      return { name: cleaned, kind, type: kept.type };
    },
  };
}

const toUpload = ({ reference, file }: MediaRow): VisitorUpload => ({
  name: reference.name ?? '',
  kind: reference.kind,
  type: file?.type ?? 'application/octet-stream',
});
