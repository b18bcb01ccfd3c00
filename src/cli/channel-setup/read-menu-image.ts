// Is this a picture that LINE takes for a rich menu? Told before anything is asked of LINE.

import { MENU_SIZE, type LineSetup } from '../../channels/line/line-setup.js';
import { HubError } from '../../domain/errors.js';
import { sniffMedia } from '../../media/sniff-media.js';

/** Source: LINE Messaging API documentation, "Requirements for rich menu images". Unit: bytes. */
const MOST_BYTES = 1_000_000;

/** Throws a HubError that says what to change. The size of a JPEG is left to LINE. */
export function readMenuImage(bytes: Buffer): NonNullable<LineSetup['menuImage']> {
  const type = sniffMedia(bytes.subarray(0, 512));
  if (type !== 'image/png' && type !== 'image/jpeg')
    throw refusal('要是 PNG 或 JPEG', 'must be a PNG or a JPEG');
  if (bytes.length > MOST_BYTES) throw refusal('超過 1 MB', 'is larger than 1 MB');
  if (type === 'image/png' && !hasMenuSize(bytes)) {
    const size = `${MENU_SIZE.width} × ${MENU_SIZE.height}`;
    throw refusal(`要是 ${size}`, `must be ${size} pixels`);
  }
  return { bytes, type };
}

/** Source: PNG specification (W3C), 11.2.1 "IHDR": width at 16, height at 20. */
const hasMenuSize = (bytes: Buffer): boolean =>
  bytes.length >= 24 &&
  bytes.readUInt32BE(16) === MENU_SIZE.width &&
  bytes.readUInt32BE(20) === MENU_SIZE.height;

const refusal = (zh: string, en: string): HubError =>
  new HubError('MENU_IMAGE', `圖文選單的圖片${zh} / The menu's picture ${en}.`);
