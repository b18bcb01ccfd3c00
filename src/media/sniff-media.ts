// What a file is by its first bytes. Names and headers are what strangers wrote and decide nothing. Pure.

import type { MediaType } from '../domain/media.js';

/** As much of a file's beginning as the rules below look at. Unit: bytes. */
export const SNIFFED_BYTES = 512;

interface Rule {
  readonly type: MediaType;
  /** Bytes at an offset, `undefined` for any. */
  readonly at: number;
  readonly bytes: readonly number[];
  readonly and?: (head: Buffer) => boolean;
}

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];
const saysAt = (head: Buffer, at: number, ...words: readonly string[]): boolean =>
  words.some((word) => head.subarray(at, at + word.length).toString('latin1') === word);

/** Name of the first file in an archive. Source: PKWARE, APPNOTE 6.3.10, "Local file header": length at 26, name at 30. */
const firstNameOf = (head: Buffer): string =>
  head.length < 30 ? '' : head.subarray(30, 30 + head.readUInt16LE(26)).toString('latin1');

/** Major brands of audio alone. Source: MP4 Registration Authority, "Brands". */
const AUDIO_BRANDS = ['M4A ', 'M4B ', 'F4A '];
/** And of what browsers play as video; HEIC and the like share the box and are none of them. Source: same. */
const VIDEO_BRANDS = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', '3gp4', '3gp5', '3g2a', 'dash', 'qt  ']; // prettier-ignore

/** First match wins. Source of the signatures: WHATWG, MIME Sniffing Standard, "Matching … type patterns", and each format's own
 *  specification. */
const RULES: readonly Rule[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', at: 0, bytes: ascii('GIF87a') },
  { type: 'image/gif', at: 0, bytes: ascii('GIF89a') },
  { type: 'image/webp', at: 0, bytes: ascii('RIFF'), and: (head) => saysAt(head, 8, 'WEBP') },
  { type: 'audio/wav', at: 0, bytes: ascii('RIFF'), and: (head) => saysAt(head, 8, 'WAVE') },
  { type: 'audio/mp4', at: 4, bytes: ascii('ftyp'), and: (head) => saysAt(head, 8, ...AUDIO_BRANDS) },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp'), and: (head) => saysAt(head, 8, ...VIDEO_BRANDS) },
  {
    type: 'video/webm',
    at: 0,
    bytes: [0x1a, 0x45, 0xdf, 0xa3],
    and: (head) => head.subarray(0, 64).includes('webm'),
  },
  { type: 'audio/ogg', at: 0, bytes: ascii('OggS') },
  { type: 'audio/mpeg', at: 0, bytes: ascii('ID3') },
  { type: 'application/pdf', at: 0, bytes: ascii('%PDF-') },
  { type: 'application/msword', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  {
    type: 'application/vnd.openxmlformats-officedocument',
    at: 0,
    bytes: ascii('PK\x03\x04'),
    and: (head) => /^(\[Content_Types\]\.xml|_rels\/|docProps\/)/.test(firstNameOf(head)),
  },
  {
    type: 'application/vnd.oasis.opendocument',
    at: 0,
    bytes: ascii('PK\x03\x04'),
    and: (head) =>
      firstNameOf(head) === 'mimetype' && saysAt(head, 38, 'application/vnd.oasis.opendocument.'),
  },
];

/** Undefined: no type that is kept. `head`: the first `SNIFFED_BYTES`, or all of a shorter file. */
export function sniffMedia(head: Buffer): MediaType | undefined {
  const rule = RULES.find(
    ({ at, bytes, and }) =>
      head.length >= at + bytes.length &&
      bytes.every((byte, n) => head[at + n] === byte) &&
      and?.(head) !== false,
  );
  return rule?.type ?? sniffFrames(head) ?? (isPlainText(head) ? 'text/plain' : undefined);
}

/** Sound without a container begins with a frame. MPEG audio: eleven ones, layer not reserved; AAC (ADTS): twelve ones, layer 0.
 *  Source: ISO/IEC 11172-3, 2.4.1.3; ISO/IEC 13818-7, 6.2. */
function sniffFrames(head: Buffer): MediaType | undefined {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff) return undefined;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  return isMpegFrame(second, third) ? 'audio/mpeg' : undefined;
}

/** None of version, layer, bit rate and sampling rate may be a reserved value. */
function isMpegFrame(second: number, third: number): boolean {
  const isVersion = (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08;
  const isRate = (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isVersion && (second & 0x06) !== 0 && isRate;
}

/** Words and nothing else: no control characters, and nothing that begins like markup or a program's script. */
function isPlainText(head: Buffer): boolean {
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  const isMarkup = /^\s*(<|#!|%!)/.test(text);
  // eslint-disable-next-line no-control-regex -- looking for them is the point
  return text.trim() !== '' && !isMarkup && !/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
}
