// Looks into a ZIP before any reader does: ODS and XLSX are ZIP files, and a small one may unpack to gigabytes or hold what
// nobody wants to open. Judged from the directory first, then by unpacking each part against what the directory said.
// Layout: APPNOTE.TXT 6.3.10, "4.3 General Format of a .ZIP file" (checked 2026-11-21).

import { inflateRawSync } from 'node:zlib';

import { SheetError } from './sheet.js';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** The comment behind the end record has two bytes for its length. */
const MOST_COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

const MOST_ENTRIES = 5_000;
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
const MOST_RATIO = 100;
/** So little is harmless whatever its ratio. Unit: bytes. */
const RATIO_FREE_BYTES = 4 * 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerAt: number;
}

/**
 * The entries of a ZIP that may be unpacked whole.
 * @throws SheetError: damaged, locked by a password, or more than 100 MB or a hundredfold when unpacked
 */
export function openZipGuarded(bytes: Buffer): readonly ZipEntry[] {
  const entries = readDirectory(bytes);
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw lockedError();
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  const isStretched = unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > bytes.length * MOST_RATIO;
  if (unpackedBytes > MOST_UNPACKED_BYTES || isStretched) throw bombError();
  for (const entry of entries) checkEntry(bytes, entry);
  return entries;
}

/** One part, unpacked. Undefined where the file has none of that name. */
export function readZipEntry(bytes: Buffer, entries: readonly ZipEntry[], name: string): Buffer | undefined {
  const entry = entries.find((candidate) => candidate.name === name);
  return entry && unpack(bytes, entry);
}

function readDirectory(bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  // 0xffff stands for "see the ZIP64 record": no sheet of 20 MB needs one.
  if (count > MOST_ENTRIES) throw bombError();
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damagedError();
    const nameBytes = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (bytes.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0,
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw damagedError();
}

/** Unpacks it to see that it is what the directory says; the result is thrown away. */
function checkEntry(bytes: Buffer, entry: ZipEntry): void {
  if (unpack(bytes, entry).length !== entry.unpackedBytes) throw damagedError();
}

function unpack(bytes: Buffer, { headerAt, method, packedBytes, unpackedBytes }: ZipEntry): Buffer {
  if (headerAt + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(headerAt) !== LOCAL_HEADER)
    throw damagedError();
  const from = headerAt + LOCAL_BYTES + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
  const packed = bytes.subarray(from, from + packedBytes);
  if (packed.length !== packedBytes) throw damagedError();
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damagedError();
  try {
    // One byte more than it may have, so that a liar is told from an honest one; never zero, which means "no limit".
    return inflateRawSync(packed, { maxOutputLength: unpackedBytes + 1 });
  } catch (cause) {
    throw isLonger(cause) ? bombError(cause) : damagedError(cause);
  }
}

function isLonger(cause: unknown): boolean {
  return (
    typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
  );
}

const bombError = (cause?: unknown): SheetError =>
  new SheetError(
    'SHEET_TOO_LARGE',
    '這個檔案解開後太大（超過 100 MB，或比檔案本身大一百倍以上），沒有讀取。請只留需要的工作表，另存新檔再試。',
    'Unpacked, this file is too large (over 100 MB, or more than a hundred times itself); it was not read. Keep the sheet you need in a new file and try again.',
    cause,
  );

const damagedError = (cause?: unknown): SheetError =>
  new SheetError(
    'SHEET_DAMAGED',
    '這個檔案壞掉了，沒辦法打開。請用試算表軟體開啟後另存新檔，再試一次。',
    'This file is damaged. Open it in your spreadsheet program, save it as a new file and try again.',
    cause,
  );

export const lockedError = (): SheetError =>
  new SheetError(
    'SHEET_LOCKED',
    '這個檔案有密碼保護，沒辦法打開。請移除密碼後另存新檔，再試一次。',
    'This file is protected by a password. Save a copy without one and try again.',
  );
