// Pictures with what cameras and programs write beside them, made byte by byte.

import { crc32 } from 'node:zlib';

/** The picture with one more chunk before its end. */
export function pngWith(png: Buffer, name: string, body: string | Buffer): Buffer {
  const end = png.length - 12;
  const content = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(body)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length - 4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([png.subarray(0, end), length, content, sum, png.subarray(end)]);
}

/** A segment of a JPEG. */
export function segment(marker: number, body: Buffer | string): Buffer {
  const content = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A chunk of a WebP. */
export function webpChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

export function webpOf(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** What a camera writes: where it was, and how the picture is to be turned. Both byte orders are in use. */
export function cameraNotes(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(64);
  const isLittle = order === 'II';
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  if (isLittle) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  short(2, 8);
  // Where the place is told, then how it is turned.
  short(0x8825, 10);
  short(0x0112, 22);
  short(3, 24);
  short(1, isLittle ? 26 : 28);
  short(orientation, 30);
  tiff.write('N25.0330,E121.5654', 40, 'latin1');
  return tiff;
}
