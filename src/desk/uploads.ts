// Files that the owner of a talk puts beside a reply: taken in at once, judged by the channel's rules, sent with the message or
// swept. Nothing of them reaches a citizen before the message that they go with.

import { randomBytes } from 'node:crypto';

import { formOf, mostBytesOf, needsPreview, type FileRules } from '../channels/file-rules.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import { MEDIA_TYPES, type MediaId } from '../domain/media.js';
import type { OutboundFile } from '../domain/sent-file.js';
import type { Clock } from '../lib/clock.js';
import type { FileLinks, FileSize } from '../media/file-links.js';
import { fileName } from '../media/file-name.js';
import { keepFile, type ComingFile } from '../media/keep-file.js';
import type { MediaFiles } from '../media/media-files.js';
import type { MediaLimits } from '../media/media-parts.js';
import { filesOf, type KeptFile, type MediaRow, type MediaStore } from '../media/media-store.js';
import { isTooLarge, PICTURE_HEAD_BYTES, readPictureSize } from '../media/picture-size.js';
import type { UploadStore } from '../media/upload-store.js';

/** Waiting beside one person's reply; more is a mistake. Ours. */
const MOST_WAITING = 20;

export type UploadRefusal =
  | { readonly code: 'unknown-talk' | 'not-owner' | 'files-not-taken' | 'too-many-files' }
  | { readonly code: 'unknown-file' | 'broken-off' | 'type-refused' | 'picture-too-large' | 'disk-full' }
  /** Unit: bytes. */
  | { readonly code: 'too-large'; readonly mostBytes: number };

export interface Upload {
  readonly id: MediaId;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** How it will reach the citizen. */
  readonly form: 'picture' | 'file' | 'link';
  /** A small picture has to come as well, at most this large, JPEG or PNG. Unit: bytes. */
  readonly previewBytes?: number;
}

type Outcome<Value> = Value | { readonly refusal: UploadRefusal };

export interface Uploads {
  readonly put: (upload: {
    readonly conversationId: ConversationId;
    readonly agentId: string;
    readonly name: string;
    readonly file: ComingFile;
  }) => Promise<Outcome<{ readonly upload: Upload }>>;
  readonly putPreview: (preview: {
    readonly id: MediaId;
    readonly agentId: string;
    readonly file: ComingFile;
  }) => Promise<Outcome<object>>;
  /** Its sender does not want it any more. */
  readonly drop: (id: MediaId, agentId: string) => Promise<Outcome<object>>;
  /** For the message: all of them as its channel sends them, or undefined. */
  readonly attach: (
    conversation: Conversation,
    files: { readonly ids: readonly MediaId[]; readonly by: string; readonly sourceId: string },
  ) => Promise<readonly OutboundFile[] | undefined>;
  readonly detach: UploadStore['detach'];
  readonly settle: UploadStore['settle'];
  /** What this channel takes now; undefined where it takes none. */
  readonly rulesOf: (conversation: Pick<Conversation, 'channelId' | 'accountId'>) => FileRules | undefined;
}

export interface UploadParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly uploads: UploadStore;
  readonly media: Pick<MediaStore, 'find' | 'countBytes'>;
  readonly mediaFiles: MediaFiles;
  readonly fileLinks: FileLinks;
  readonly mediaLimits: Pick<MediaLimits, 'mostBytes' | 'mostDiskBytes'>;
  readonly clock: Clock;
}

const refuse = (refusal: UploadRefusal): { readonly refusal: UploadRefusal } => ({ refusal });

export function createUploads(parts: UploadParts): Uploads {
  const { uploads, media, mediaFiles } = parts;
  const rulesOf: Uploads['rulesOf'] = (talk) => readRules(parts, talk);
  const findMine = async (id: MediaId, agentId: string): Promise<MediaRow | undefined> => {
    const [row] = await media.find([id]);
    return row?.state === 'stored' && row.upload?.by === agentId ? row : undefined;
  };
  return {
    rulesOf,
    put: (upload) => put(parts, upload),
    async putPreview({ id, agentId, file }) {
      const row = await findMine(id, agentId);
      const rules = row === undefined ? undefined : rulesOf(row);
      if (row?.file === undefined || rules?.mostPreviewBytes === undefined)
        return refuse({ code: 'unknown-file' });
      const kept = await takeFile(parts, file, {
        ...{ name: `${row.file.name}.small`, kind: 'image', mostBytes: rules.mostPreviewBytes },
      });
      if ('refusal' in kept) return kept;
      if (PREVIEW_TYPES.has(kept.type) && (await uploads.addPreview(id, agentId, kept))) return {};
      await mediaFiles.remove(kept.name);
      return refuse({ code: PREVIEW_TYPES.has(kept.type) ? 'unknown-file' : 'type-refused' });
    },
    async drop(id, agentId) {
      const row = await findMine(id, agentId);
      const dropped = row === undefined ? undefined : await uploads.discard(row);
      if (dropped === undefined) return refuse({ code: 'unknown-file' });
      for (const { name } of filesOf(dropped)) await mediaFiles.remove(name);
      return {};
    },
    async attach(conversation, { ids, by, sourceId }) {
      const rules = rulesOf(conversation);
      if (rules === undefined) return undefined;
      const rows = await uploads.attach(ids, { conversationId: conversation.id, by, sourceId });
      return rows?.map((row) => toOutbound(parts, rules, row));
    },
    detach: uploads.detach,
    settle: uploads.settle,
  };
}

/** What LINE takes beside a picture. Source: LINE Messaging API reference, "Image message", `previewImageUrl`. */
const PREVIEW_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

function readRules(
  { registry, fileLinks, mediaLimits }: UploadParts,
  { channelId, accountId }: Pick<Conversation, 'channelId' | 'accountId'>,
): FileRules | undefined {
  const rules = registry.find(channelId, accountId)?.files;
  if (rules === undefined || (rules.needsPublicUrl && !fileLinks.isPublic)) return undefined;
  const { mostBytes } = mediaLimits;
  return {
    ...rules,
    mostPictureBytes: Math.min(rules.mostPictureBytes, mostBytes),
    mostFileBytes: Math.min(rules.mostFileBytes, mostBytes),
  };
}

async function put(
  parts: UploadParts,
  { conversationId, agentId, name, file }: Parameters<Uploads['put']>[0],
): ReturnType<Uploads['put']> {
  const { conversations, uploads, media, mediaFiles, mediaLimits, clock } = parts;
  const conversation = await conversations.find(conversationId);
  if (conversation === undefined) return refuse({ code: 'unknown-talk' });
  if (conversation.assignee?.id !== agentId) return refuse({ code: 'not-owner' });
  const rules = readRules(parts, conversation);
  if (rules === undefined) return refuse({ code: 'files-not-taken' });
  if ((await uploads.countOpen(conversationId, agentId)) >= MOST_WAITING)
    return refuse({ code: 'too-many-files' });
  if ((await media.countBytes()) >= mediaLimits.mostDiskBytes) return refuse({ code: 'disk-full' });
  const id = `m_${randomBytes(16).toString('base64url')}` as MediaId;
  const mostBytes = Math.max(rules.mostPictureBytes, rules.mostFileBytes);
  const kept = await takeFile(parts, file, { name: `${id}.0`, kind: 'file', mostBytes });
  if ('refusal' in kept) return kept;
  const most = mostBytesOf(rules, kept);
  if (kept.bytes > most) {
    await mediaFiles.remove(kept.name);
    return refuse({ code: 'too-large', mostBytes: most });
  }
  const { accountId, channelId } = conversation;
  const cleaned = fileName(name, kept.type);
  await uploads.keep({
    ...{ id, conversationId, accountId, channelId, sourceKey: `upload:${id}`, createdAtMs: clock() },
    reference: { attachment: 0, kind: MEDIA_TYPES[kept.type], name: cleaned, handle: '' },
    ...{ file: kept, by: agentId },
  });
  return { upload: toUpload(rules, { id, name: cleaned, file: kept }) };
}

function toUpload(
  rules: FileRules,
  { id, name, file }: { readonly id: MediaId; readonly name: string; readonly file: KeptFile },
): Upload {
  const { type, bytes } = file;
  const previewBytes = needsPreview(rules, file) ? rules.mostPreviewBytes : undefined;
  return {
    ...{ id, name, type, bytes, form: formOf(rules, file) },
    ...(previewBytes === undefined ? {} : { previewBytes }),
  };
}

/** On disk, and no more than its channel and a screen can bear; or nothing of it is left. */
export async function takeFile(
  { mediaFiles }: Pick<UploadParts, 'mediaFiles'>,
  file: ComingFile,
  keeping: { readonly name: string; readonly kind: 'image' | 'file'; readonly mostBytes: number },
): Promise<KeptFile | { readonly refusal: UploadRefusal }> {
  const { mostBytes } = keeping;
  if ((file.declaredBytes ?? 0) > mostBytes) return refuse({ code: 'too-large', mostBytes });
  const head = new HeadOf(file.chunks);
  const kept = await keepFile(
    mediaFiles,
    { ...file, chunks: head.passOn() },
    { ...keeping, onChunk: () => undefined },
  );
  if (kept.kind === 'later') return refuse({ code: 'broken-off' });
  if (kept.kind === 'fault')
    return refuse(kept.fault === 'too-large' ? { code: 'too-large', mostBytes } : { code: 'type-refused' });
  if (MEDIA_TYPES[kept.file.type] !== 'image') return kept.file;
  const size = readPictureSize(kept.file.type, head.bytes);
  if (size !== undefined && !isTooLarge(size)) return kept.file;
  await mediaFiles.remove(kept.file.name);
  return refuse({ code: 'picture-too-large' });
}

/** Remembers the beginning of what passes by. */
class HeadOf {
  readonly #chunks: AsyncIterable<Uint8Array>;
  #head: Uint8Array[] = [];
  #length = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#head).subarray(0, PICTURE_HEAD_BYTES);
  }

  async *passOn(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#chunks) {
      if (this.#length < PICTURE_HEAD_BYTES) this.#head.push(chunk);
      this.#length += chunk.byteLength;
      yield chunk;
    }
  }
}

function toOutbound({ fileLinks }: UploadParts, rules: FileRules, row: MediaRow): OutboundFile {
  const { id, conversationId, reference, file, preview } = row;
  // An attached row is a stored one, and a stored one has its file.
  const { type, bytes } = file ?? { type: 'text/plain' as const, bytes: 0 };
  const linkTo = (size: FileSize): string | undefined =>
    rules.needsPublicUrl ? fileLinks.toPlatform({ id, size, conversationId }) : undefined;
  const [url, previewUrl] = [linkTo('full'), preview === undefined ? undefined : linkTo('small')];
  return {
    ...{ id, kind: reference.kind, name: reference.name ?? '', type, bytes },
    ...(url === undefined ? {} : { url }),
    ...(previewUrl === undefined ? {} : { previewUrl }),
  };
}
