// Separated values as spreadsheets write them: commas, semicolons or tabs, quotes, line breaks inside cells.

import { CsvError, parse } from 'csv-parse/sync';

import { MOST_SHEET_ROWS, SheetError, type SheetRow } from './sheet.js';

const SEPARATORS = [',', '\t', ';'] as const;

/**
 * The rows with something in them. A row is numbered by the line of the file that it begins on.
 * @throws SheetError for a quote that never closes, and for more rows than a sheet may have
 */
export function readCsv(text: string): SheetRow[] {
  const rows: SheetRow[] = [];
  try {
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      // A lone quote inside a cell is a quote; not every program that writes such files knows better.
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells, { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: lines - breaksIn(cells), cells });
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof CsvError) throw brokenError(cause);
    throw cause;
  }
  if (rows.length > MOST_SHEET_ROWS) throw tooManyRowsError();
  return rows;
}

/** The parser tells the last line of a record; cells with line breaks began earlier. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** The one that the first line with any of them has most of. */
function separatorOf(text: string): string {
  const line = text
    .split(/\r\n|\n|\r/, 20)
    .find((candidate) => SEPARATORS.some((mark) => candidate.includes(mark)));
  const countOf = (mark: string): number => (line ?? '').split(mark).length;
  return SEPARATORS.reduce<string>((best, mark) => (countOf(mark) > countOf(best) ? mark : best), ',');
}

const brokenError = (cause: CsvError): SheetError => {
  const line = Number(cause['lines']) || 0;
  return new SheetError(
    'SHEET_DAMAGED',
    `這個 CSV 檔讀到第 ${line} 行時亂掉了，通常是少了一個引號。請用試算表軟體開啟，另存成 ODS 再試一次。`,
    `This CSV file goes wrong at line ${line}; usually a quote is missing. Open it in your spreadsheet program, save it as ODS and try again.`,
    cause,
  );
};

export const tooManyRowsError = (): SheetError =>
  new SheetError(
    'SHEET_TOO_LARGE',
    `這個檔案超過 ${MOST_SHEET_ROWS.toLocaleString('en')} 列，請拆成幾個檔案再匯入。`,
    `This file has more than ${MOST_SHEET_ROWS.toLocaleString('en')} rows; split it into several files.`,
  );
