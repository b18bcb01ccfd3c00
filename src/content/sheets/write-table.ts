// Tables out: ODS first, CSV with a mark of its encoding, XLSX. Nothing in them is ever a formula.

import { stringify } from 'csv-stringify/sync';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';

export const TABLE_FORMATS = ['ods', 'csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** MIME types of the downloads. Source: IANA media types registry, checked 2026-11-21. */
export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const BYTE_ORDER_MARK = '\uFEFF';

/** Texts as a file. The first row stands still above the others. */
export async function writeTable(
  table: readonly (readonly string[])[],
  { format, name }: { readonly format: TableFormat; readonly name: string },
): Promise<Buffer> {
  const rows = table.map((cells) => cells.map(withoutFormula));
  if (format === 'csv')
    return Buffer.from(BYTE_ORDER_MARK + stringify(rows, { record_delimiter: 'windows' }));
  const book = { sheets: [{ name, rows, freezePane: { rows: 1 } }] };
  return Buffer.from(format === 'ods' ? await writeOds(book) : await writeXlsx(book));
}

/** What spreadsheets take for the beginning of a formula, full-width forms too. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** Phones, amounts and days begin so too, and harm nobody. */
const NUMBER = /^[+-]?[\d\s().,/-]+$/u;
const GUARD = "'";

/** A mark in front makes it text. @example withoutFormula('=1+1') // "'=1+1" */
function withoutFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? GUARD + text : text;
}

/** Takes away the mark that an export put there. */
export function withFormula(text: string): string {
  return text.startsWith(GUARD) && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
