// What Big5 may have lost before a file came to us: a character that Big5 does not have is written as "?" by the office's program, and
// one that an office made for itself stands where another table has something else. Neither can be brought back; people are shown where.

import type { SheetFile } from './sheet.js';

export interface Big5Doubt {
  /** As `SheetRow` numbers it. */
  readonly row: number;
  /** The place with a few characters on both sides. */
  readonly excerpt: string;
}

/** A question ends so, too: what stands here is for people to look at, not a fault. */
const LOST = /(?<=\p{Script=Han})\?(?=\p{Script=Han})/u;
/** On each side of the place. Unit: characters. */
const AROUND = 8;
/** Where Big5 leaves room for characters of an office's own, by lead byte; web browsers, and so Node, read Hong Kong's characters there.
 *  Source: Microsoft code page 950, "End-User-Defined Characters"; WHATWG Encoding, index Big5. */
const OWN_LEADS = [...range(0x81, 0xa0), ...range(0xfa, 0xfe)];
const STANDARD_LEADS = range(0xa1, 0xf9);
const TRAILS = [...range(0x40, 0x7e), ...range(0xa1, 0xfe)];

/** The first place of each cell; none for files of other encodings. A row a step. */
export function* big5DoubtsInSteps(file: SheetFile): Generator<undefined, readonly Big5Doubt[]> {
  if (file.encoding !== 'big5' || !('sheets' in file)) return [];
  const doubts: Big5Doubt[] = [];
  const ownCharacters = readOwnCharacters();
  for (const { row, cells } of file.sheets.flatMap(({ rows }) => rows)) {
    yield;
    for (const cell of cells) {
      const at = placeIn(cell, ownCharacters);
      if (at !== undefined) doubts.push({ row, excerpt: around(cell, at) });
    }
  }
  return doubts;
}

function placeIn(cell: string, ownCharacters: ReadonlySet<string>): number | undefined {
  const lost = LOST.exec(cell)?.index;
  if (lost !== undefined) return lost;
  const own = Array.from(cell).find((character) => ownCharacters.has(character));
  return own === undefined ? undefined : cell.indexOf(own);
}

function around(cell: string, at: number): string {
  const line = cell.replace(/\s/gu, ' ');
  const before = Array.from(line.slice(0, at));
  const after = Array.from(line.slice(at));
  return `${before.slice(-AROUND).join('')}${after.slice(0, AROUND + 1).join('')}`;
}

let known: ReadonlySet<string> | undefined;
/** What is read there and stands nowhere else. */
function readOwnCharacters(): ReadonlySet<string> {
  if (known !== undefined) return known;
  const own = decodeLeads(OWN_LEADS);
  for (const character of decodeLeads(STANDARD_LEADS)) own.delete(character);
  known = own;
  return known;
}

function decodeLeads(leads: readonly number[]): Set<string> {
  const decoder = new TextDecoder('big5');
  const bytes = leads.flatMap((lead) => TRAILS.flatMap((trail) => [lead, trail]));
  const found = new Set(decoder.decode(Uint8Array.from(bytes)));
  // What a byte pair without a character is read as, and what is left of it.
  for (const sign of found) if (sign === '\uFFFD' || (sign.codePointAt(0) ?? 0) < 0x80) found.delete(sign);
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
