// How wide and high a picture is, by its own header. A few kilobytes may unfold to gigabytes of pixels: that is asked before a
// picture is passed on. Pure.

import type { MediaType } from '../domain/media.js';

/** As much of a picture's beginning as a header may take: a photograph carries its camera's notes before its size. Unit: bytes. */
export const PICTURE_HEAD_BYTES = 512 * 1024;

/** Ours: twice what telephones of today take, and what a browser still shows. Unit: pixels. */
export const MOST_PIXELS = 60_000_000;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Undefined: the header does not say, or is not whole. */
export function readPictureSize(type: MediaType, head: Buffer): PictureSize | undefined {
  switch (type) {
    case 'image/png':
      return readPng(head);
    case 'image/gif':
      return readGif(head);
    case 'image/jpeg':
      return readJpeg(head);
    case 'image/webp':
      return readWebp(head);
    default:
      return undefined;
  }
}

export const isTooLarge = ({ width, height }: PictureSize): boolean => width * height > MOST_PIXELS;

/** Source: W3C, PNG (Third Edition), 11.2.1 "IHDR": width at 16, height at 20. */
function readPng(head: Buffer): PictureSize | undefined {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return sized(head.readUInt32BE(16), head.readUInt32BE(20));
}

/** Source: GIF89a specification, "Logical Screen Descriptor". */
function readGif(head: Buffer): PictureSize | undefined {
  return head.length < 10 ? undefined : sized(head.readUInt16LE(6), head.readUInt16LE(8));
}

/** Frame headers: SOF0 to SOF15 without DHT, JPG and DAC. Source: ITU-T T.81, table B.1 and B.2.2. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Markers that stand alone: TEM, RST0 to RST7, SOI. Source: as above. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function readJpeg(head: Buffer): PictureSize | undefined {
  let at = 2;
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else if (isFrame(marker)) return sized(head.readUInt16BE(at + 7), head.readUInt16BE(at + 5));
    // The picture's data begin, and no frame header came before them.
    else if (marker === 0xda) return undefined;
    else at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Source: RFC 9649, 2.5 to 2.7: each kind of first chunk says its size in its own way. */
function readWebp(head: Buffer): PictureSize | undefined {
  if (head.length < 30) return undefined;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return sized(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
    default:
      return undefined;
  }
}

const sized = (width: number, height: number): PictureSize | undefined =>
  width === 0 || height === 0 ? undefined : { width, height };
