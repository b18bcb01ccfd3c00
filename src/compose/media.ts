// Files that come with messages: who keeps them, and the door through which staff see them.

import type { ChannelRegistry } from '../channels/registry.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import { createArticleFiles, type ArticleFiles } from '../media/article-files.js';
import { createMediaKeeper, type MediaKeeper } from '../media/keep-media.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

/** A whole file at a telephone's pace; twenty seconds without a byte is the end of it. Ours. Unit: ms. */
const DOWNLOAD_PATIENCE = { deadlineMs: 300_000, silenceMs: 20_000 };

export interface MediaSurroundings extends Parts {
  readonly registry: ChannelRegistry;
  readonly watch: TalkWatch;
  readonly transcript: TranscriptStore;
  readonly articleFiles: ArticleFiles;
}

export function createMedia(
  { media: store, mediaFiles: files, uploads }: Stores,
  { config, deps, registry, watch, transcript, articleFiles, events }: MediaSurroundings,
): MediaKeeper {
  const { clock, random } = deps;
  const limits = { ...config.media, ...DOWNLOAD_PATIENCE, ...deps.mediaPatience };
  return createMediaKeeper({
    store,
    files,
    articleFiles,
    uploads,
    registry,
    transcript,
    watch,
    limits,
    clock,
    random,
    events,
  });
}

/** Files that editors put beside answers. */
export const createFilesOfArticles = (
  { articleFiles: store, media, mediaFiles: files }: Stores,
  { config, deps: { clock } }: Pick<Parts, 'config' | 'deps'>,
): ArticleFiles =>
  createArticleFiles({
    ...{ store, files, clock },
    countBytes: media.countBytes,
    mostDiskBytes: config.media.mostDiskBytes,
  });
