// Files that editors put beside answers: judged by their bytes, kept once under a name made of what they hold, and removed when no
// version and no draft names them any more.

import { createHash } from 'node:crypto';

import { ARTICLE_FILE_BYTES, type ArticleFileEnding } from '../domain/card-file.js';
import { MEDIA_TYPES, type MediaType } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';
import { barePicture } from './bare-picture.js';
import { keepFile, type ComingFile } from './keep-file.js';
import type { MediaFiles } from './media-files.js';
import { isTooLarge, readPictureSize } from './picture-size.js';
import { SNIFFED_BYTES, sniffMedia } from './sniff-media.js';

export interface ArticleFile {
  /** `HASH.ending`. */
  readonly name: string;
  readonly type: MediaType;
  readonly bytes: number;
}

export interface ArticleFileStore {
  /** Again: as if it had just come. */
  readonly keep: (file: ArticleFile, atMs: number) => Promise<void>;
  readonly find: (names: readonly string[]) => Promise<readonly ArticleFile[]>;
  /** Kept last before that moment, and named by no version and no draft. */
  readonly listUnneeded: (beforeMs: number, limit: number) => Promise<readonly string[]>;
  /** False: somebody has kept it again since. */
  readonly remove: (name: string, beforeMs: number) => Promise<boolean>;
}

export type ArticleFileRefusal =
  'too-large' | 'type-refused' | 'has-macros' | 'picture-too-large' | 'broken-off' | 'disk-full';

export interface ArticleFiles {
  readonly put: (file: ComingFile) => Promise<ArticleFile | { readonly refusal: ArticleFileRefusal }>;
  readonly find: ArticleFileStore['find'];
  readonly pathOf: MediaFiles['pathOf'];
  /** To be called now and then. */
  readonly sweep: () => Promise<void>;
}

export interface ArticleFileParts {
  readonly store: ArticleFileStore;
  readonly files: MediaFiles;
  readonly countBytes: () => Promise<number>;
  readonly mostDiskBytes: number;
  readonly clock: Clock;
}

/** An upload waits for the save of its draft; a tab that was left open overnight still has it. Ours. Unit: ms. */
const UNNAMED_LIFE_MS = 24 * 3_600_000;
/** Looking through every version is worth it now and then. Unit: ms. */
const SWEEP_EVERY_MS = 3_600_000;
const ROWS_AT_ONCE = 200;

export function createArticleFiles(parts: ArticleFileParts): ArticleFiles {
  const { store, files, clock } = parts;
  let sweptAtMs = -Infinity;
  return {
    find: store.find,
    pathOf: files.pathOf,
    put: (file) => put(parts, file),
    async sweep() {
      if (clock() - sweptAtMs < SWEEP_EVERY_MS) return;
      sweptAtMs = clock();
      const beforeMs = clock() - UNNAMED_LIFE_MS;
      for (const name of await store.listUnneeded(beforeMs, ROWS_AT_ONCE))
        if (await store.remove(name, beforeMs)) await files.remove(name);
    },
  };
}

async function put(
  { store, files, countBytes, mostDiskBytes, clock }: ArticleFileParts,
  coming: ComingFile,
): ReturnType<ArticleFiles['put']> {
  if ((coming.declaredBytes ?? 0) > ARTICLE_FILE_BYTES) return { refusal: 'too-large' };
  if ((await countBytes()) >= mostDiskBytes) return { refusal: 'disk-full' };
  const taken = await readWhole(coming);
  if (!Buffer.isBuffer(taken)) return { refusal: taken };
  // Citizens get it: not where an editor's telephone was.
  const content = barePicture(sniffMedia(taken.subarray(0, SNIFFED_BYTES)), taken);
  const kept = judge(content);
  if ('refusal' in kept) return kept;
  // The row first: the sweep of the folder removes what has none.
  await store.keep(kept, clock());
  const keeping = { name: kept.name, kind: 'file', mostBytes: content.length } as const;
  await keepFile(files, { chunks: onceOf(content) }, { ...keeping, onChunk: () => undefined });
  return kept;
}

/** What it is, by its own bytes, and what it is called then. */
function judge(content: Buffer): ArticleFile | { readonly refusal: ArticleFileRefusal } {
  const head = content.subarray(0, SNIFFED_BYTES);
  const type = sniffMedia(head);
  const ending = type === undefined ? undefined : endingOf(type, head);
  if (type === undefined || ending === undefined) return { refusal: 'type-refused' };
  if (type === 'application/vnd.oasis.opendocument' && hasMacros(content)) return { refusal: 'has-macros' };
  if (MEDIA_TYPES[type] === 'image') {
    const size = readPictureSize(type, content);
    if (size === undefined || isTooLarge(size)) return { refusal: 'picture-too-large' };
  }
  const name = `${createHash('sha256').update(content).digest('base64url')}.${ending}`;
  return { name, type, bytes: content.length };
}

/** What it is called depends on all of it, so it is held whole: ten megabytes of an editor's. */
async function readWhole({
  chunks,
  declaredBytes,
}: ComingFile): Promise<Buffer | 'too-large' | 'broken-off'> {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > ARTICLE_FILE_BYTES) return 'too-large';
      taken.push(chunk);
    }
  } catch {
    return 'broken-off';
  }
  // An end that comes early is no end.
  return declaredBytes === undefined || declaredBytes === bytes ? Buffer.concat(taken) : 'broken-off';
}

async function* onceOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}

/** Where LibreOffice keeps macros in such an archive; the format itself names no place. */
const MACRO_FOLDERS = ['Basic/', 'Scripts/'];
/** A file's entry and a directory's, and where the name stands in each. Source: PKWARE, APPNOTE 6.3.10, 4.3.7 and 4.3.12. */
const ARCHIVE_ENTRIES = [
  { begins: 'PK\x03\x04', nameAt: 30 },
  { begins: 'PK\x01\x02', nameAt: 46 },
];

/** What a citizen opens runs nothing of ours. */
const hasMacros = (content: Buffer): boolean =>
  ARCHIVE_ENTRIES.some(({ begins, nameAt }) => {
    for (let at = content.indexOf(begins); at !== -1; at = content.indexOf(begins, at + 1)) {
      const name = content.toString('latin1', at + nameAt, at + nameAt + 8);
      if (MACRO_FOLDERS.some((folder) => name.startsWith(folder))) return true;
    }
    return false;
  });

const ENDING_OF: Readonly<Partial<Record<MediaType, ArticleFileEnding>>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};
/** Source: OpenDocument 1.3, part 3, "MIME Types and File Name Extensions". */
const ODF_ENDINGS = { text: 'odt', spreadsheet: 'ods', presentation: 'odp', graphics: 'odg' } as const;

/** Undefined: no type that an article carries. `head` of an ODF says at 38 what it is: the name begins after `…opendocument.`. */
function endingOf(type: MediaType, head: Buffer): ArticleFileEnding | undefined {
  if (type !== 'application/vnd.oasis.opendocument') return ENDING_OF[type];
  const kind = head.toString('latin1', 38 + type.length + 1, 38 + type.length + 20);
  const known = (Object.keys(ODF_ENDINGS) as (keyof typeof ODF_ENDINGS)[]).find((each) =>
    kind.startsWith(each),
  );
  return known === undefined ? undefined : ODF_ENDINGS[known];
}
