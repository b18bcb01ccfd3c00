// A picture without what a camera or a program wrote beside it: place, time, device, names, small pictures of the whole. How it is to be
// turned, its colours and its pixels stay as they were, byte for byte. What is not known to be part of the picture goes. Pure.

import { crc32 } from 'node:zlib';

import type { MediaType } from '../domain/media.js';

/** GIF holds nothing of a camera's; what is no picture stays as it is. */
export function barePicture(type: MediaType | undefined, content: Buffer): Buffer {
  switch (type) {
    case 'image/jpeg':
      return bareJpeg(content);
    case 'image/png':
      return barePng(content);
    case 'image/webp':
      return bareWebp(content);
    default:
      return content;
  }
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const EXIF = 'Exif\0\0';
/** Of the application segments, what decides colours. Sources: ITU-T T.871 (JFIF), ICC.1 annex B.4, ITU-T T.872 6.5.3 (Adobe). */
const JPEG_COLOURS: Readonly<Record<number, string>> = {
  0xe0: 'JFIF\0',
  0xe2: 'ICC_PROFILE\0',
  0xee: 'Adobe',
};

function bareJpeg(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  let orientation = 1;
  for (const { marker, body, whole } of segmentsOf(content))
    if (isPartOfJpeg(marker, body)) parts.push(whole);
    else if (startsWith(body, EXIF)) orientation = orientationIn(body.subarray(EXIF.length)) ?? orientation;
  const turned = orientation === 1 ? [] : [jpegTurn(orientation)];
  return Buffer.concat([content.subarray(0, 2), ...turned, ...parts, Buffer.from([0xff, EOI])]);
}

interface Segment {
  readonly marker: number;
  readonly body: Buffer;
  /** With its marker and its length; of a scan with the pixels behind it. */
  readonly whole: Buffer;
}

/** Up to the end of the picture; what lies behind it is none of it. Source: ITU-T T.81, B.1. */
function* segmentsOf(content: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= content.length && content[at] === 0xff && content[at + 1] !== EOI) {
    const marker = content[at + 1] ?? 0;
    const bodyEnd = at + 2 + (isAlone(marker) ? 0 : content.readUInt16BE(at + 2));
    const end = marker === SOS ? endOfScan(content, bodyEnd) : bodyEnd;
    // A marker may have any number of these in front.
    const isFill = marker === 0xff;
    if (!isFill) yield { marker, body: content.subarray(at + 4, bodyEnd), whole: content.subarray(at, end) };
    at = isFill ? at + 1 : end;
  }
}

/** TEM, RST0 to RST7, SOI. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= SOI);

function isPartOfJpeg(marker: number, body: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = JPEG_COLOURS[marker];
  return name !== undefined && startsWith(body, name);
}

/** A scan ends before a marker that is neither a stuffed byte nor a restart. Source: ITU-T T.81, B.1.1.5. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
}

function jpegTurn(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiffOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Beside the critical ones, which begin with a capital. Source: W3C, PNG (Third Edition), 11.3: without text, time, and Exif. */
const PNG_PARTS =
  /^(?:[A-Z]...|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|mDCV|cLLI|bKGD|hIST|pHYs|acTL|fcTL|fdAT)$/s;
const PNG_BEGINNING_BYTES = 8;
/** Length, name, checksum. */
const PNG_FRAME_BYTES = 12;

function barePng(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = PNG_BEGINNING_BYTES;
  let name = '';
  while (at + 8 <= content.length && name !== 'IEND') {
    name = content.toString('latin1', at + 4, at + 8);
    const end = at + PNG_FRAME_BYTES + content.readUInt32BE(at);
    // Where it stood: browsers heed it in front of the pixels only.
    if (name === 'eXIf') parts.push(...pngTurn(orientationIn(content.subarray(at + 8, end - 4))));
    else if (PNG_PARTS.test(name)) parts.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat([content.subarray(0, PNG_BEGINNING_BYTES), ...parts]);
}

function pngTurn(orientation = 1): readonly Buffer[] {
  if (orientation === 1) return [];
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiffOf(orientation)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return [length, body, sum];
}

/** Source: RFC 9649, 2.7: chunks of a WebP file, and the flags of the first that say which there are. */
const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const WEBP_BEGINNING_BYTES = 12;
const WEBP_HAS_EXIF = 0x08;
const WEBP_HAS_XMP = 0x04;

function bareWebp(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  let orientation = 1;
  let at = WEBP_BEGINNING_BYTES;
  while (at + 8 <= content.length) {
    const name = content.toString('latin1', at, at + 4);
    const bytes = content.readUInt32LE(at + 4);
    const end = at + 8 + bytes + (bytes % 2);
    if (WEBP_PARTS.has(name)) parts.push(Buffer.from(content.subarray(at, end)));
    else if (name === 'EXIF') orientation = orientationInWebp(content.subarray(at + 8, end)) ?? orientation;
    at = end;
  }
  const first = parts.find((part) => part.toString('latin1', 0, 4) === 'VP8X' && part.length > 8);
  const isTurned = orientation !== 1 && first !== undefined;
  if (first !== undefined)
    first[8] = ((first[8] ?? 0) & ~(WEBP_HAS_EXIF | WEBP_HAS_XMP)) | (isTurned ? WEBP_HAS_EXIF : 0);
  const body = Buffer.concat([...parts, ...(isTurned ? [webpTurn(orientation)] : [])]);
  const head = Buffer.from(content.subarray(0, WEBP_BEGINNING_BYTES));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** Some programs put JPEG's beginning in front. */
const orientationInWebp = (body: Buffer): number | undefined =>
  orientationIn(startsWith(body, EXIF) ? body.subarray(EXIF.length) : body);

function webpTurn(orientation: number): Buffer {
  const tiff = tiffOf(orientation);
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(tiff.length, 4);
  return Buffer.concat([head, tiff]);
}

/** Source: CIPA DC-008 (Exif), 4.6.4: tag 274, a short, 1 to 8. */
const ORIENTATION = 0x0112;
const SHORT = 3;
const TIFF_ENTRY_BYTES = 12;

function orientationIn(tiff: Buffer): number | undefined {
  if (tiff.length < 10) return undefined;
  const isLittle = startsWith(tiff, 'II');
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Array.from({ length: short(directory) }, (_, n) => directory + 2 + n * TIFF_ENTRY_BYTES);
  const entry = entries.find((at) => short(at) === ORIENTATION && short(at + 2) === SHORT);
  const value = entry === undefined ? 0 : short(entry + 8);
  return value >= 1 && value <= 8 ? value : undefined;
}

/** One directory with one entry, and nothing else. */
function tiffOf(orientation: number): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

const startsWith = (body: Buffer, name: string): boolean => body.toString('latin1', 0, name.length) === name;
