// ODS and XLSX through one library behind one function: every sheet as rows of texts, merged cells filled, dates as days.

import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, MergeRange, Workbook } from 'hucre';

import { tooManyRowsError } from './read-csv.js';
import { MOST_SHEET_ROWS, SheetError, type Sheet, type SheetRow } from './sheet.js';
import { lockedError, openZipGuarded, readZipEntry, type ZipEntry } from './zip-guard.js';

const ODS_MIME = 'application/vnd.oasis.opendocument.spreadsheet';
/** Nobody's sheet of questions is wider; what stands further right is left alone. */
const MOST_COLUMNS = 200;

export type WorkbookFormat = 'ods' | 'xlsx';

/**
 * Reads a ZIP that is a workbook. Formulas give what they last showed; hidden sheets are read like others.
 * @throws SheetError for what is no workbook, is locked, carries macros, or is too large
 */
export async function readWorkbook(
  bytes: Buffer,
): Promise<{ readonly format: WorkbookFormat; readonly sheets: readonly Sheet[] }> {
  const entries = openZipGuarded(bytes);
  const format = formatOf(bytes, entries);
  refuseMacros(entries);
  const options = { maxRows: MOST_SHEET_ROWS + 1 };
  const workbook = await (format === 'ods' ? readOds(bytes, options) : readXlsx(bytes, options)).catch(
    (cause: unknown) => {
      throw new SheetError(
        'SHEET_DAMAGED',
        '這個試算表打不開，內容可能壞了。請用試算表軟體開啟後另存新檔，再試一次。',
        'This workbook cannot be read; it may be damaged. Open it in your spreadsheet program, save it as a new file and try again.',
        cause,
      );
    },
  );
  const sheets = sheetsOf(workbook);
  if (sheets.reduce((sum, { rows }) => sum + rows.length, 0) > MOST_SHEET_ROWS) throw tooManyRowsError();
  return { format, sheets };
}

function formatOf(bytes: Buffer, entries: readonly ZipEntry[]): WorkbookFormat {
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) return 'xlsx';
  const mime = readZipEntry(bytes, entries, 'mimetype')?.toString('latin1').trim();
  if (mime === ODS_MIME || mime === `${ODS_MIME}-template`) {
    const manifest = readZipEntry(bytes, entries, 'META-INF/manifest.xml')?.toString('utf8') ?? '';
    if (manifest.includes('encryption-data')) throw lockedError();
    return 'ods';
  }
  throw new SheetError(
    'SHEET_KIND_UNKNOWN',
    '這個檔案不是試算表。可以匯入的有 ODS、XLSX、CSV、JSONL 和 Markdown。',
    'This file is no spreadsheet. ODS, XLSX, CSV, JSONL and Markdown can be imported.',
  );
}

function refuseMacros(entries: readonly ZipEntry[]): void {
  const isMacro = ({ name }: ZipEntry): boolean =>
    name.endsWith('vbaProject.bin') || name.startsWith('Basic/') || name.startsWith('Scripts/');
  if (!entries.some(isMacro)) return;
  throw new SheetError(
    'SHEET_HAS_MACROS',
    '這個檔案含有巨集，為了安全沒有讀取。請另存成不含巨集的 ODS 或 XLSX 再試一次。',
    'This file carries macros and was not read, to be safe. Save it as ODS or XLSX without macros and try again.',
  );
}

function sheetsOf({ sheets }: Workbook): Sheet[] {
  return sheets.map(({ name, rows, merges = [] }) => {
    const texts = rows.map((cells) => cells.slice(0, MOST_COLUMNS).map(textOf));
    for (const merge of merges) fillMerged(texts, merge);
    return { name, rows: texts.flatMap(toRow) };
  });
}

function toRow(cells: readonly string[], index: number): SheetRow[] {
  return cells.every((cell) => cell.trim() === '') ? [] : [{ row: index + 1, cells }];
}

/** A merged cell says the same for every row that it spans: departments and categories are written so. */
function fillMerged(rows: string[][], { startRow, startCol, endRow, endCol }: MergeRange): void {
  const shown = rows[startRow]?.[startCol] ?? '';
  if (shown === '' || startCol !== endCol) return;
  for (const cells of rows.slice(startRow, endRow + 1)) {
    while (cells.length <= startCol) cells.push('');
    cells[startCol] = shown;
  }
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dayText(value);
  return typeof value === 'string' ? value : String(value);
}

/** Spreadsheets keep local time; the library hands it out as if it were UTC. */
function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
