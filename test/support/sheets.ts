// Sheets as offices make them, and as attackers do: workbooks by the library's writer, ZIPs by hand.

import { deflateRawSync, crc32 as nodeCrc32 } from 'node:zlib';

import type { CellValue, MergeRange, WriteOutput, WriteSheet } from 'hucre';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';

export type Table = readonly (readonly CellValue[])[];

export interface SheetOptions {
  readonly name?: string;
  readonly merges?: MergeRange[];
}

const sheetOf = (table: Table, { name = '工作表1', merges }: SheetOptions): WriteSheet => ({
  name,
  rows: table.map((cells) => [...cells]),
  ...(merges === undefined ? {} : { merges }),
});

const toBuffer = (output: WriteOutput): Buffer => Buffer.from(output);

export async function odsOf(table: Table, options: SheetOptions = {}): Promise<Buffer> {
  return toBuffer(await writeOds({ sheets: [sheetOf(table, options)] }));
}

export async function xlsxOf(table: Table, options: SheetOptions = {}): Promise<Buffer> {
  return toBuffer(await writeXlsx({ sheets: [sheetOf(table, options)] }));
}

/** A workbook of several sheets. */
export async function odsBook(sheets: Readonly<Record<string, Table>>): Promise<Buffer> {
  return toBuffer(
    await writeOds({ sheets: Object.entries(sheets).map(([name, table]) => sheetOf(table, { name })) }),
  );
}

export const csvOf = (table: Table, { separator = ',', lineEnd = '\r\n' } = {}): string =>
  table
    .map((cells) => cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator))
    .join(lineEnd);

/** As an office's program saves it: what Big5 (code page 950) does not have becomes a question mark. */
export function big5Of(text: string): Buffer {
  const table = big5Table();
  return Buffer.concat(
    Array.from(text, (character) => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character);
      return table.get(character) ?? Buffer.from('?');
    }),
  );
}

const big5Bytes = new Map<string, Buffer>();
/** Its standard part, without the room for characters of one's own. */
function big5Table(): ReadonlyMap<string, Buffer> {
  if (big5Bytes.size > 0) return big5Bytes;
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa1; lead <= 0xf9; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      const isOne = Array.from(character).length === 1 && character !== '\uFFFD';
      if (isOne && !big5Bytes.has(character)) big5Bytes.set(character, bytes);
    }
  return big5Bytes;
}

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says instead of the truth. */
  readonly claimedBytes?: number;
  readonly flags?: number;
}

/** A ZIP with a directory that may lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimedBytes, flags = 0 } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    const facts = Buffer.alloc(18);
    facts.writeUInt16LE(8, 0);
    facts.writeUInt32LE(nodeCrc32(plain), 6);
    facts.writeUInt32LE(packed.length, 10);
    facts.writeUInt32LE(claimedBytes ?? plain.length, 14);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(nameBytes.length, 0);
    const head = (mark: number, before: number): Buffer => {
      const bytes = Buffer.alloc(4 + before + 2);
      bytes.writeUInt32LE(mark, 0);
      bytes.writeUInt16LE(20, 4);
      bytes.writeUInt16LE(flags, 4 + before);
      return bytes;
    };
    const local = Buffer.concat([head(0x04034b50, 2), facts, lengths, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    // The directory's own length fields: extra, comment, disk, attributes, then where the part begins.
    const entry = Buffer.concat([
      head(0x02014b50, 4),
      facts,
      lengths.subarray(0, 2),
      Buffer.alloc(2),
      tail,
      nameBytes,
    ]);
    locals.push(local);
    directory.push(entry);
    at += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
