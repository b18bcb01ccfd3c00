// What keeping files takes: stores, limits, who is told. Given by compose; each part of the room takes what it uses.

import type { ChannelRegistry } from '../channels/registry.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { ArticleFiles } from './article-files.js';
import type { FetchLimits } from './fetch-media.js';
import type { MediaFiles } from './media-files.js';
import type { MediaStore } from './media-store.js';
import type { UploadStore } from './upload-store.js';

export interface MediaLimits extends FetchLimits {
  /** All files together. Unit: bytes. */
  readonly mostDiskBytes: number;
  /** Files older than this are deleted; 0 keeps them. Unit: ms. */
  readonly keepMs: number;
}

export interface MediaParts {
  readonly store: MediaStore;
  readonly uploads: Pick<UploadStore, 'listOpen' | 'settle' | 'discard'>;
  readonly files: MediaFiles;
  /** Lie in the same folder, and have rows of their own. */
  readonly articleFiles: Pick<ArticleFiles, 'find' | 'sweep'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'findByMessage' | 'findBySource'>;
  readonly watch: Pick<TalkWatch, 'altered'>;
  readonly limits: MediaLimits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly events: Pick<HubEvents, 'mediaSettled' | 'mediaKept' | 'jobFailed'>;
}
