// The rows that were not taken, as they stood, with what to mend in front: a sheet that can be imported again once it is mended.

import type { FaqField, FaqRowFault } from '../faq-rows.js';
import type { JsonLine } from '../../lib/json-lines.js';
import type { ColumnMapping } from './column-mapping.js';
import { mappingOf } from './sheet-lines.js';
import type { Sheet, SheetFile } from './sheet.js';
import { HEADERS } from './write-sheet.js';

type Rows = readonly (readonly string[])[];

const MARK = ['要修正的地方', '原來的列'] as const;
const NOTHING = '沒有要修正的列 / No row to mend';

export function tableOfBadRows(
  file: SheetFile,
  faults: readonly FaqRowFault[],
  mappings: ReadonlyMap<string, ColumnMapping>,
): Rows {
  const reasons = reasonsByRow(faults);
  const rows =
    'sheets' in file
      ? file.sheets.flatMap((sheet) => badRowsOf(sheet, reasons, mappings))
      : badLinesOf(file, reasons);
  return rows.length > 0 ? rows : [[NOTHING]];
}

/** Several faults of a row stand under each other. */
function reasonsByRow(faults: readonly FaqRowFault[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { row, sheet = '', field, reason } of faults) {
    const key = keyOf(sheet, row);
    const line = `${columnName(field)}：${reason}`;
    const before = reasons.get(key);
    reasons.set(key, before === undefined ? line : `${before}\n${line}`);
  }
  return reasons;
}

const keyOf = (sheet: string, row: number): string => `${sheet}\n${row}`;

/** @example columnName('questions[2]') // '相似問題[2]' */
function columnName(field: string): string {
  const [, name = '', rest = ''] = /^(\w+)(.*)$/su.exec(field) ?? [];
  return name in HEADERS ? HEADERS[name as FaqField] + rest : field;
}

function badRowsOf(
  sheet: Sheet,
  reasons: ReadonlyMap<string, string>,
  mappings: ReadonlyMap<string, ColumnMapping>,
): Rows {
  const header = sheet.rows.find(({ row }) => row === mappingOf(sheet, mappings)?.headerRow);
  const bad = sheet.rows.flatMap(({ row, cells }) => {
    const why = reasons.get(keyOf(sheet.name, row));
    return why === undefined ? [] : [[why, String(row), ...cells]];
  });
  return bad.length === 0 ? [] : [[...MARK, ...(header?.cells ?? [])], ...bad];
}

/** Rows that named their own fields get columns. A line that could not be read at all has its reason alone. */
function badLinesOf(
  { lines }: Extract<SheetFile, { readonly lines: unknown }>,
  reasons: ReadonlyMap<string, string>,
): Rows {
  const fields = Object.keys(HEADERS) as FaqField[];
  const bad = lines.flatMap((line) => {
    const why = reasons.get(keyOf('', line.row));
    if (why === undefined) return [];
    const values = 'fault' in line ? [] : fields.map((field) => textOf(line, field));
    return [[why, String(line.row), ...values]];
  });
  return bad.length === 0 ? [] : [[...MARK, ...fields.map((field) => HEADERS[field])], ...bad];
}

function textOf({ value }: JsonLine, field: FaqField): string {
  const entry: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  if (entry === undefined || entry === null) return '';
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}
