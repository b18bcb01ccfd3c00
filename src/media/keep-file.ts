// One file on its way into the media folder: judged while it comes, by its own bytes. Called for downloads and for uploads.

import { MEDIA_TYPES, type MediaFault, type MediaKind, type MediaType } from '../domain/media.js';
import type { MediaFiles } from './media-files.js';
import type { KeptFile } from './media-store.js';
import { SNIFFED_BYTES, sniffMedia } from './sniff-media.js';

export type Kept =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  | { readonly kind: 'fault'; readonly fault: MediaFault }
  /** It did not come whole: to be tried again. */
  | { readonly kind: 'later' };

export interface ComingFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What its sender says of its size, where they do. Unit: bytes. */
  readonly declaredBytes?: number;
}

export interface Keeping {
  readonly name: string;
  readonly kind: MediaKind;
  readonly mostBytes: number;
  readonly onChunk: () => void;
}

/** Never throws for what a stranger may send; throws where our own disk fails. */
export async function keepFile(
  files: MediaFiles,
  { chunks, declaredBytes }: ComingFile,
  { name, kind, mostBytes, onChunk }: Keeping,
): Promise<Kept> {
  const draft = await files.draft(name);
  try {
    const beginning = createBeginning(kind);
    let bytes = 0;
    for await (const chunk of untilBroken(chunks)) {
      if (chunk === 'broken') return { kind: 'later' };
      onChunk();
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return refused('too-large');
      if (beginning.isRefused(chunk)) return refused('not-allowed');
      await draft.write(chunk);
    }
    // An end that comes early is no end.
    if (declaredBytes !== undefined && declaredBytes !== bytes) return { kind: 'later' };
    const type = beginning.type();
    if (type === undefined) return refused('not-allowed');
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

const refused = (fault: MediaFault): Kept => ({ kind: 'fault', fault });
