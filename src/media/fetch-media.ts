// One download: from the platform into the media folder, judged while it comes. Called by keep-media for a row that it holds.

import type { ChannelMedia, MediaAnswer, MediaReference } from '../channels/channel-adapter.js';
import { MEDIA_TYPES, type MediaFault, type MediaKind, type MediaType } from '../domain/media.js';
import type { MediaFiles } from './media-files.js';
import type { KeptFile } from './media-store.js';
import { SNIFFED_BYTES, sniffMedia } from './sniff-media.js';

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

export type Fetched =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  | { readonly kind: 'fault'; readonly fault: MediaFault }
  /** To be tried again. */
  | { readonly kind: 'later' };

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
    return await keep(files, answer, { name, kind, mostBytes: limits.mostBytes, onChunk: patience.renew });
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

interface Keeping {
  readonly name: string;
  readonly kind: MediaKind;
  readonly mostBytes: number;
  readonly onChunk: () => void;
}

async function keep(
  files: MediaFiles,
  { chunks, declaredBytes }: Extract<MediaAnswer, { kind: 'body' }>,
  { name, kind, mostBytes, onChunk }: Keeping,
): Promise<Fetched> {
  const draft = await files.draft(name);
  try {
    const beginning = createBeginning(kind);
    let bytes = 0;
    for await (const chunk of untilBroken(chunks)) {
      if (chunk === 'broken') return { kind: 'later' };
      onChunk();
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return fault('too-large');
      if (beginning.isRefused(chunk)) return fault('not-allowed');
      await draft.write(chunk);
    }
    // An end that comes early is no end.
    if (declaredBytes !== undefined && declaredBytes !== bytes) return { kind: 'later' };
    const type = beginning.type();
    if (type === undefined) return fault('not-allowed');
    await draft.keep();
    return { kind: 'kept', file: { name, type, bytes } };
  } finally {
    await draft.drop();
  }
}

/** Judges a file as soon as enough of it is there, so that no more of a wrong one is fetched. */
function createBeginning(kind: MediaKind) {
  let head = Buffer.alloc(0);
  return {
    isRefused(chunk: Uint8Array): boolean {
      if (head.length >= SNIFFED_BYTES) return false;
      head = Buffer.concat([head, chunk]).subarray(0, SNIFFED_BYTES);
      return head.length >= SNIFFED_BYTES && typeFor(kind, head) === undefined;
    },
    type: () => typeFor(kind, head),
  };
}

/** A picture must be a picture; a document may be any type that is kept. A recording often lies in a film's box. */
function typeFor(kind: MediaKind, head: Buffer): MediaType | undefined {
  const type = sniffMedia(head);
  if (type === undefined || kind === 'file' || MEDIA_TYPES[type] === kind) return type;
  return kind === 'audio' && type === 'video/mp4' ? 'audio/mp4' : undefined;
}

/** Faults of the line as a value, so that those of our own disk stay faults. */
async function* untilBroken(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | 'broken'> {
  try {
    yield* chunks;
  } catch {
    yield 'broken';
  }
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
