// Bytes of a text file as its editor saw them: Taiwan's offices write UTF-8 with or without a mark, UTF-16 from Excel's
// "Unicode text", and Big5 from whatever is older.

import { SheetError, type TextEncoding } from './sheet.js';

export interface DecodedText {
  readonly encoding: TextEncoding;
  /** Without a byte order mark. */
  readonly text: string;
}

/** Text files have none of them; without this check every program and picture would pass as Big5 or fail late. */
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/; // eslint-disable-line no-control-regex -- that is what it looks for

/** @throws SheetError where it is none of the three */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read(bytes, 'utf-16le') ?? refuse();
  return read(bytes, 'utf-8') ?? read(bytes, 'big5') ?? refuse();
}

function read(bytes: Uint8Array, encoding: TextEncoding): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return BINARY.test(text) ? undefined : { encoding, text };
  } catch {
    return undefined; // not this one
  }
}

function refuse(): never {
  throw new SheetError(
    'SHEET_ENCODING_UNKNOWN',
    '讀不出這個檔案的文字，編碼不是 UTF-8，也不是 Big5。請另存成「CSV UTF-8」或 ODS 再試一次。',
    'The text of this file cannot be read: it is neither UTF-8 nor Big5. Save it as "CSV UTF-8" or ODS and try again.',
  );
}
