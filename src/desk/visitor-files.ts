// The files of entries as a citizen's browser gets them: by links of their own talk.

import type { TranscriptEntry } from '../conversations/transcript-store.js';
import type { ConversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import { recordOf } from '../lib/json-reading.js';
import type { FileLinks } from '../media/file-links.js';
import { mediaIdOf, type MediaStore } from '../media/media-store.js';
import type { VisitorFile } from '../wire/visitor-events.js';

export interface VisitorFileSources {
  readonly media: Pick<MediaStore, 'find'>;
  readonly fileLinks: Pick<FileLinks, 'toVisitor'>;
}

/** By an entry's number; none for entries without. */
export type ShownFiles = ReadonlyMap<number, readonly VisitorFile[]>;

export async function readFiles(
  { media, fileLinks }: VisitorFileSources,
  entries: readonly TranscriptEntry[],
): Promise<ShownFiles> {
  const own = entries.flatMap(ownFiles);
  const ids = [...entries.flatMap(({ files = [] }) => files.map(({ id }) => id)), ...own.map(({ id }) => id)];
  if (ids.length === 0) return new Map();
  const rows = await media.find(ids);
  const sizes = new Map(rows.flatMap(({ id, file }) => (file === undefined ? [] : [[id, file.bytes]])));
  const stored = new Set(rows.filter(({ state }) => state === 'stored').map(({ id }) => id));
  const urlOf = (id: MediaId, conversationId: ConversationId): Pick<VisitorFile, 'url'> =>
    stored.has(id) ? { url: fileLinks.toVisitor({ id, size: 'full', conversationId }) } : {};
  const shown = own.map(({ seq, conversationId, id, kind, name }) => {
    const file = { kind, name, bytes: sizes.get(id) ?? 0, ...urlOf(id, conversationId) };
    return [seq, [file] as readonly VisitorFile[]] as const;
  });
  return new Map([
    ...shown,
    ...entries.flatMap(({ seq, conversationId, files = [] }) =>
      files.length === 0
        ? []
        : [
            [
              seq,
              files.map(({ id, kind, name, bytes }) => ({
                ...{ kind, name, bytes },
                ...urlOf(id, conversationId),
              })),
            ] as const,
          ],
    ),
  ]);
}

/** What the citizen sent on web chat themselves: one file a message. */
function ownFiles({ seq, conversationId, sourceKey, author, activity }: TranscriptEntry) {
  const [attachment] = author === 'citizen' ? (activity?.attachments ?? []) : [];
  const { kind } = recordOf(attachment?.content);
  if (attachment === undefined || !isKind(kind)) return [];
  return [{ seq, conversationId, id: mediaIdOf(sourceKey, 0), kind, name: attachment.name ?? '' }];
}

const KINDS: readonly unknown[] = ['image', 'video', 'audio', 'file'] satisfies VisitorFile['kind'][];
const isKind = (kind: unknown): kind is VisitorFile['kind'] => KINDS.includes(kind);
