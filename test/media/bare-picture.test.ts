// Nothing of where and when a picture was taken reaches a citizen; the picture itself does, and the right way up.

import { barePicture } from '../../src/media/bare-picture.js';
import { readPictureSize } from '../../src/media/picture-size.js';
import { FILES } from '../support/fake-files.js';
import { cameraNotes, pngWith, segment, webpChunk, webpOf } from '../support/noted-pictures.js';

const PLACE = 'N25.0330,E121.5654';
const latin1 = (content: Buffer): string => content.toString('latin1');
const exif = (tiff: Buffer): Buffer => Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const JFIF = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
const COLOURS = segment(0xe2, 'ICC_PROFILE\0\x01\x01profile');
const ADOBE = segment(0xee, 'Adobe\0d\0\0\0\0\0');
const FRAME = segment(0xc2, Buffer.from([8, 0, 16, 0, 32, 1, 1, 0x11, 0]));
/** Of a progressive picture: with a restart and a stuffed byte, tables between two scans. */
const SCANS = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
  segment(0xc4, Buffer.from([0x10, 1])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([5, 0xff, 0, 6]),
]);

describe('a picture for citizens', () => {
  it.each([
    ['nothing to turn', 1],
    ['lying on its side', 6],
  ])('is a JPEG without a camera’s notes: %s', (_, orientation) => {
    const given = Buffer.concat([
      ...[START, JFIF, segment(0xe1, exif(cameraNotes(orientation)))],
      ...[segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`), COLOURS, segment(0xe2, `MPF\0${PLACE}`)],
      ...[segment(0xed, `Photoshop 3.0\0${PLACE}`), ADOBE, segment(0xfe, PLACE), FRAME, SCANS, END],
      ...[Buffer.from(`a film with ${PLACE}`)],
    ]);

    const bare = barePicture('image/jpeg', given);
    const turn = orientation === 1 ? Buffer.alloc(0) : bare.subarray(2, 2 + 36);

    expect(latin1(bare)).not.toContain(PLACE);
    expect(bare).toEqual(Buffer.concat([START, turn, JFIF, COLOURS, ADOBE, FRAME, SCANS, END]));
    expect(latin1(turn).includes('\x01\x12\0\x03\0\0\0\x01\0\x06')).toBe(orientation === 6);
    expect(readPictureSize('image/jpeg', bare)).toEqual({ width: 32, height: 16 });
    expect(barePicture('image/jpeg', bare)).toEqual(bare);
  });

  it('is a PNG without texts, time and notes', () => {
    const notes = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'] as const;
    const noted = notes.reduce<Buffer>((png, name) => pngWith(png, name, PLACE), FILES.png);
    const turned = pngWith(noted, 'eXIf', cameraNotes(8, 'MM'));

    const bare = barePicture('image/png', Buffer.concat([turned, Buffer.from(PLACE)]));

    expect(barePicture('image/png', noted)).toEqual(FILES.png);
    expect(latin1(bare)).not.toContain(PLACE);
    expect(latin1(bare)).toContain('\x01\x12\0\x03\0\0\0\x01\0\x08');
    expect(readPictureSize('image/png', bare)).toEqual({ width: 1, height: 1 });
    expect(barePicture('image/png', bare)).toEqual(bare);
  });

  it.each([
    ['as it is written', cameraNotes(3)],
    ['with a beginning of another format', exif(cameraNotes(3))],
  ])('is a WebP without notes, and says so in its flags: notes %s', (_, notes) => {
    const flags = (value: number) => webpChunk('VP8X', Buffer.from([value, 0, 0, 0, 31, 0, 0, 15, 0, 0]));
    const pixels = webpChunk('VP8L', Buffer.from([0x2f, 1, 2, 3, 4]));
    const about = [webpChunk('XMP ', Buffer.from(PLACE)), webpChunk('note', Buffer.from(PLACE))];

    const bare = barePicture('image/webp', webpOf(flags(0x3c), pixels, webpChunk('EXIF', notes), ...about));
    const plain = barePicture('image/webp', webpOf(flags(0x34), pixels, ...about));

    expect(plain).toEqual(webpOf(flags(0x30), pixels));
    expect(latin1(bare)).not.toContain(PLACE);
    expect(bare.subarray(0, plain.length).subarray(21)).toEqual(plain.subarray(21));
    expect(bare[20]).toBe(0x38);
    expect(bare.readUInt32LE(4)).toBe(bare.length - 8);
    expect(latin1(bare)).toContain('\x01\x12\0\x03\0\0\0\x01\0\x03');
    expect(barePicture('image/webp', bare)).toEqual(bare);
  });

  it.each(['image/jpeg', 'image/png', 'image/webp'] as const)(
    'breaks off anywhere without a fault: %s',
    (type) => {
      const whole = {
        'image/jpeg': Buffer.concat([START, segment(0xe1, exif(cameraNotes(6))), FRAME, SCANS, END]),
        'image/png': pngWith(FILES.png, 'eXIf', cameraNotes(6)),
        'image/webp': webpOf(webpChunk('EXIF', cameraNotes(6)), webpChunk('VP8 ', Buffer.alloc(9))),
      }[type];

      for (let bytes = 12; bytes < whole.length; bytes += 1)
        expect(latin1(barePicture(type, whole.subarray(0, bytes)))).not.toContain(PLACE);
    },
  );
});
