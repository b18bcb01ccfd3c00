// Deletes files: of messages that were taken back, whose time is over, that were uploaded and never sent, and those that a crash left
// without a row.

import { outboxId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import { createRepeating } from '../lib/repeat.js';
import type { MediaParts } from './media-parts.js';
import type { FoundFile } from './media-files.js';
import { filesOf, type MediaRow } from './media-store.js';

/** Unit: ms. */
const SWEEP_EVERY_MS = 600_000;
/** Between its last byte and its row a file waits for one write of the database. Unit: ms. */
const YOUNG_MS = 600_000;
const ROWS_AT_ONCE = 200;
/** A reply that was begun in the evening is still whole the next morning. Ours. Unit: ms. */
const UNSENT_LIFE_MS = 24 * 3_600_000;

export interface MediaSweep {
  readonly removeFiles: (row: Pick<MediaRow, 'file' | 'preview'>) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

type SweepParts = Pick<
  MediaParts,
  'store' | 'articleFiles' | 'uploads' | 'transcript' | 'files' | 'limits' | 'clock' | 'events'
>;

export function createMediaSweep(parts: SweepParts): MediaSweep {
  const { store, files, events } = parts;
  const removeFiles: MediaSweep['removeFiles'] = async (row) => {
    for (const { name } of filesOf(row)) await files.remove(name);
  };
  const sweep = async (): Promise<void> => {
    await removeExpired(parts, removeFiles);
    await removeUnsent(parts, removeFiles);
    await parts.articleFiles.sweep();
    await removeOrphans(parts);
    const { messages, articles } = await store.countByKind();
    events.mediaKept({ messages, articles });
  };
  const sweeps = createRepeating(sweep, {
    pauseMs: SWEEP_EVERY_MS,
    onError: (error) => {
      events.jobFailed('media sweep', error);
    },
  });
  return { removeFiles, start: sweeps.start, stop: sweeps.stop };
}

/** The row first: a file without a row is found again, a row without its file would promise what is not there. */
async function removeExpired(
  { store, limits, clock }: Pick<MediaParts, 'store' | 'limits' | 'clock'>,
  removeFiles: MediaSweep['removeFiles'],
): Promise<void> {
  if (limits.keepMs === 0) return;
  let rows: readonly MediaRow[];
  do {
    rows = await store.expire(clock() - limits.keepMs, ROWS_AT_ONCE);
    for (const row of rows) await removeFiles(row);
  } while (rows.length === ROWS_AT_ONCE);
}

/** What goes with a message that stands in the talk stays, also where a fall kept anybody from noting that it was sent. */
async function removeUnsent(
  { uploads, transcript, clock }: SweepParts,
  removeFiles: MediaSweep['removeFiles'],
): Promise<void> {
  const rows = await uploads.listOpen(clock() - UNSENT_LIFE_MS, ROWS_AT_ONCE);
  for (const row of rows) {
    const { sourceId } = row.upload ?? {};
    const message =
      sourceId === undefined
        ? undefined
        : // What a citizen sent is named by its own message.
          ((await transcript.findBySource(row.conversationId, outboxId(sourceId, 0))) ??
          (await transcript.findBySource(row.conversationId, sourceId)));
    if (sourceId !== undefined && message !== undefined) {
      await uploads.settle(sourceId);
      continue;
    }
    const gone = await uploads.discard(row);
    if (gone !== undefined) await removeFiles(gone);
  }
}

async function removeOrphans({ store, articleFiles, files, clock }: SweepParts): Promise<void> {
  const removeUnknown = async (found: readonly FoundFile[]): Promise<void> => {
    const rows = await store.find([...new Set(found.map(idOf))]);
    const ofArticles = await articleFiles.find(found.map(({ name }) => name));
    const known = new Set([...rows.flatMap(filesOf), ...ofArticles].map(({ name }) => name));
    for (const { name } of found) if (!known.has(name)) await files.remove(name);
  };
  let old: FoundFile[] = [];
  for await (const file of files.list()) {
    if (clock() - file.writtenAtMs < YOUNG_MS) continue;
    old.push(file);
    if (old.length < ROWS_AT_ONCE) continue;
    await removeUnknown(old);
    old = [];
  }
  await removeUnknown(old);
}

/** A file is named after its row. */
const idOf = ({ name }: FoundFile): MediaId => (name.split('.')[0] ?? '') as MediaId;
