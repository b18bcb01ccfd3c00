// The pictures that cards name: there, and of a kind and size that platforms take.

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

import { IMAGE_PATH } from './card-field.js';
import { visitTexts } from './visit-texts.js';
import type { ContentFault, YamlSource } from './yaml-file.js';

/** LINE shows pictures of a Flex bubble up to 10 MB (LINE Messaging API reference, "Flex image", checked 2026-11-21), but a phone
 *  on the road has to load it. Ours. Unit: bytes. */
const MOST_IMAGE_BYTES = 1_000_000;

const FIRST_BYTES: Readonly<Record<string, string>> = { '.png': '89504e47', '.jpg': 'ffd8ff' };

/** `folder` holds `knowledge-base`. */
export function checkImages(folder: string, source: YamlSource): ContentFault[] {
  return visitTexts(source).flatMap(({ value, field, lineAt }) => {
    if (field.slice(-3).join('.') !== 'card.image.url' || !IMAGE_PATH.test(value)) return [];
    const wrong = whatIsWrong(path.join(folder, 'knowledge-base', value));
    return wrong === undefined
      ? []
      : [{ file: source.file, field: field.join('.'), line: lineAt(0), ...wrong }];
  });
}

function whatIsWrong(file: string): Pick<ContentFault, 'reason' | 'next'> | undefined {
  const name = path.basename(file);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined)
    return {
      reason: `knowledge-base/images 裡沒有「${name}」 / there is no "${name}" in knowledge-base/images`,
      next: '把圖檔放進去，或改檔名 / put the file there or change the name',
    };
  if (stat.size > MOST_IMAGE_BYTES)
    return {
      reason: `「${name}」有 ${stat.size} 位元組，最多 ${MOST_IMAGE_BYTES} / has ${stat.size} bytes`,
      next: '縮小圖檔 / make it smaller',
    };
  return beginsWith(file, FIRST_BYTES[path.extname(file)] ?? '')
    ? undefined
    : {
        reason: `「${name}」的內容和副檔名不同 / its content is not what its name says`,
        next: '存成真正的 PNG 或 JPEG / save it as PNG or JPEG',
      };
}

function beginsWith(file: string, hex: string): boolean {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(hex.length / 2);
    readSync(opened, bytes, 0, bytes.length, 0);
    return bytes.toString('hex') === hex;
  } finally {
    closeSync(opened);
  }
}
