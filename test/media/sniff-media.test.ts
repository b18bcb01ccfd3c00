// What a file is by its first bytes.

import { sniffMedia } from '../../src/media/sniff-media.js';
import { FILES } from '../support/fake-files.js';

const zip = (name: string, rest = ''): Buffer => {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name + rest)]);
};
const bytes = (...values: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from(values), Buffer.alloc(64, 1)]);
const ftyp = (brand: string): Buffer => Buffer.from(`\0\0\0\x20ftyp${brand}\0\0\0\0`, 'latin1');

describe('a file', () => {
  it.each<[Buffer, string]>([
    [FILES.jpeg, 'image/jpeg'],
    [FILES.png, 'image/png'],
    [Buffer.from('GIF89a…'), 'image/gif'],
    [Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
    [Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), 'audio/wav'],
    [ftyp('isom'), 'video/mp4'],
    [ftyp('M4A '), 'audio/mp4'],
    [Buffer.from('\x1a\x45\xdf\xa3\x42\x82\x84webm', 'latin1'), 'video/webm'],
    [Buffer.from('ID3\x04\0', 'latin1'), 'audio/mpeg'],
    [bytes(0xff, 0xfb, 0x90), 'audio/mpeg'],
    [bytes(0xff, 0xf1, 0x50), 'audio/aac'],
    [Buffer.from('OggS\0\x02', 'latin1'), 'audio/ogg'],
    [FILES.pdf, 'application/pdf'],
    [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'application/msword'],
    [zip('[Content_Types].xml'), 'application/vnd.openxmlformats-officedocument'],
    [zip('mimetype', 'application/vnd.oasis.opendocument.text'), 'application/vnd.oasis.opendocument'],
    [Buffer.from('\ufeff案件編號,日期\r\n1,2\r\n'), 'text/plain'],
  ])('%# is known by its bytes', (file, type) => {
    expect(sniffMedia(file)).toBe(type);
  });

  it.each<[what: string, file: Buffer]>([
    ['a page', FILES.html],
    ['a page behind a byte-order mark and spaces', Buffer.from('\ufeff \n<!doctype html>')],
    ['a drawing that may run', FILES.svg],
    ['a program', FILES.exe],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0\n')],
    ['an archive of anything', zip('setup.exe')],
    ['an archive that only says it is a document', zip('mimetype', 'application/zip')],
    ['a picture that browsers do not show', ftyp('heic')],
    ['a frame of a reserved version', bytes(0xff, 0xeb, 0x90)],
    ['a frame with a reserved rate', bytes(0xff, 0xfb, 0xf0)],
    ['bytes of any kind', bytes(0, 1, 2, 3)],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is none', (_, file) => {
    expect(sniffMedia(file)).toBeUndefined();
  });
});
