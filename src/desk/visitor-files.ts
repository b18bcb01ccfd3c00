// The files of entries as a citizen's browser gets them: by links of their own talk.

import type { TranscriptEntry } from '../conversations/transcript-store.js';
import type { FileLinks } from '../media/file-links.js';
import type { MediaStore } from '../media/media-store.js';
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
  const ids = entries.flatMap(({ files = [] }) => files.map(({ id }) => id));
  if (ids.length === 0) return new Map();
  const rows = await media.find(ids);
  const stored = new Set(rows.filter(({ state }) => state === 'stored').map(({ id }) => id));
  return new Map(
    entries.flatMap(({ seq, conversationId, files = [] }) =>
      files.length === 0
        ? []
        : [
            [
              seq,
              files.map(({ id, kind, name, bytes }) => ({
                ...{ kind, name, bytes },
                ...(stored.has(id) ? { url: fileLinks.toVisitor({ id, size: 'full', conversationId }) } : {}),
              })),
            ] as const,
          ],
    ),
  );
}
