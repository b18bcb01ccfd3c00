// One download: from the platform into the media folder, judged while it comes. Called by keep-media for a row that it holds.

import type { ChannelMedia, MediaAnswer, MediaReference } from '../channels/channel-adapter.js';
import type { MediaFault, MediaKind } from '../domain/media.js';
import { keepFile, type Kept } from './keep-file.js';
import type { MediaFiles } from './media-files.js';
import type { KeptFile } from './media-store.js';

export interface FetchLimits {
  /** Largest file kept. Unit: bytes. */
  readonly mostBytes: number;
  /** The whole of one file. Unit: ms. */
  readonly deadlineMs: number;
  /** Between two pieces of it. Unit: ms. */
  readonly silenceMs: number;
}

/** What LINE makes at most. Source: LINE Messaging API reference, "Get image or video preview"; ours where it does not say. */
const MOST_PREVIEW_BYTES = 2_000_000;

export type Fetched = Kept;

export interface FetchParts {
  readonly files: MediaFiles;
  readonly limits: FetchLimits;
}

/** Never throws for what a platform or a stranger may send; throws where our own disk fails. */
export function fetchMedia(
  parts: FetchParts,
  media: ChannelMedia,
  work: { readonly reference: MediaReference; readonly name: string; readonly stop: AbortSignal },
): Promise<Fetched> {
  const { reference, name, stop } = work;
  return download(parts, {
    name,
    kind: reference.kind,
    stop,
    open: (signal) => media.open(reference, signal),
  });
}

/** The small picture; anything but a picture is none. Its absence costs nothing, so no reason is told. */
export async function fetchPreview(
  { files, limits }: FetchParts,
  media: ChannelMedia,
  work: { readonly reference: MediaReference; readonly name: string; readonly stop: AbortSignal },
): Promise<KeptFile | undefined> {
  const { reference, name, stop } = work;
  if (reference.hasPreview !== true) return undefined;
  const small = { ...limits, mostBytes: Math.min(limits.mostBytes, MOST_PREVIEW_BYTES) };
  const open: Source['open'] = (signal) =>
    media.openPreview?.(reference, signal) ?? Promise.resolve({ kind: 'gone' });
  const fetched = await download({ files, limits: small }, { name, kind: 'image', stop, open });
  return fetched.kind === 'kept' ? fetched.file : undefined;
}

interface Source {
  readonly name: string;
  readonly kind: MediaKind;
  readonly stop: AbortSignal;
  readonly open: (signal: AbortSignal) => Promise<MediaAnswer>;
}

async function download({ files, limits }: FetchParts, { name, kind, stop, open }: Source): Promise<Fetched> {
  const patience = createPatience(limits, stop);
  try {
    const answer = await open(patience.signal);
    if (answer.kind !== 'body') return toFetched(answer);
    if ((answer.declaredBytes ?? 0) > limits.mostBytes) return fault('too-large');
    return await keepFile(files, answer, {
      name,
      kind,
      mostBytes: limits.mostBytes,
      onChunk: patience.renew,
    });
  } finally {
    // Also ends what is still coming of a file that nobody wants.
    patience.end();
  }
}

const fault = (reason: MediaFault): Fetched => ({ kind: 'fault', fault: reason });

function toFetched({ kind }: Exclude<MediaAnswer, { kind: 'body' }>): Fetched {
  if (kind === 'gone') return fault('gone');
  return kind === 'foreign' ? fault('not-allowed') : { kind: 'later' };
}

/** Whoever sends a byte a minute is given up as well as whoever sends none. */
function createPatience({ deadlineMs, silenceMs }: FetchLimits, stop: AbortSignal) {
  const ended = new AbortController();
  const end = (): void => {
    clearTimeout(silence);
    clearTimeout(deadline);
    ended.abort();
  };
  const deadline = setTimeout(end, deadlineMs);
  let silence = setTimeout(end, silenceMs);
  return {
    signal: AbortSignal.any([ended.signal, stop]),
    renew: (): void => {
      clearTimeout(silence);
      silence = setTimeout(end, silenceMs);
    },
    end,
  };
}
