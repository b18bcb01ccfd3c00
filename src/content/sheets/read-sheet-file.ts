// A file of any kind we take, told by its bytes; its name only helps where bytes cannot tell text formats apart.

import { parseJsonLines } from '../../lib/json-lines.js';
import { decodeText } from './decode-text.js';
import { readCsv } from './read-csv.js';
import { readMarkdown } from './read-markdown.js';
import { readWorkbook } from './read-workbook.js';
import { MOST_SHEET_BYTES, SheetError, type SheetFile } from './sheet.js';
import { lockedError } from './zip-guard.js';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** The container of Excel 97 and of workbooks with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream that a workbook with a password keeps its bytes in (MS-OFFCRYPTO 2.3.4.4), as UTF-16. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads it whole. Costs up to some hundred MB and seconds for hostile files: call it in a thread with limits (`sheet-thread.ts`).
 * @throws SheetError for every file that cannot be read, with the reason
 */
export async function readSheetFile(bytes: Buffer, fileName: string): Promise<SheetFile> {
  if (bytes.length > MOST_SHEET_BYTES) throw tooLargeError(bytes.length);
  if (startsWith(bytes, ZIP)) return readWorkbook(bytes);
  if (startsWith(bytes, COMPOUND)) throw bytes.includes(ENCRYPTED_STREAM) ? lockedError() : oldExcelError();
  const { text, encoding } = decodeText(bytes);
  if (/\.(?:md|markdown|txt)$/i.test(fileName))
    return { format: 'markdown', encoding, lines: readMarkdown(text) };
  if (/\.(?:jsonl|ndjson|json)$/i.test(fileName) || /^\s*\{/.test(text))
    return { format: 'jsonl', encoding, lines: parseJsonLines(text) };
  if (text.trim() === '') throw emptyError();
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw pageError();
  return { format: 'csv', encoding, sheets: [{ name: '', rows: readCsv(text) }] };
}

const startsWith = (bytes: Buffer, head: Buffer): boolean => bytes.subarray(0, head.length).equals(head);

const tooLargeError = (byteCount: number): SheetError => {
  const mb = Math.ceil(byteCount / 1024 / 1024);
  return new SheetError(
    'SHEET_TOO_LARGE',
    `檔案有 ${mb} MB，最多 20 MB。請拆成幾個檔案再匯入。`,
    `The file has ${mb} MB, at most 20 MB are taken. Split it into several files.`,
  );
};

const oldExcelError = (): SheetError =>
  new SheetError(
    'SHEET_KIND_UNKNOWN',
    '這是舊版 Excel（.xls）檔案。請另存成 ODS 或 XLSX 再試一次。',
    'This is a file of an old Excel (.xls). Save it as ODS or XLSX and try again.',
  );

const pageError = (): SheetError =>
  new SheetError(
    'SHEET_KIND_UNKNOWN',
    '這個檔案是網頁，不是試算表（有些系統匯出的「Excel」其實是網頁）。請用試算表軟體開啟，另存成 ODS 或 XLSX 再試一次。',
    'This file is a web page, not a spreadsheet (some systems export pages as "Excel"). Open it in your spreadsheet program, save it as ODS or XLSX and try again.',
  );

const emptyError = (): SheetError => new SheetError('SHEET_EMPTY', '這個檔案是空的。', 'This file is empty.');
