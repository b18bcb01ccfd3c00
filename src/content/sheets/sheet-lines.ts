// From the cells of a sheet to rows that name their fields, as `faq-rows.ts` checks them: several wordings in one cell taken
// apart, days of the Republic read, an id found for who has none.

import { createHash } from 'node:crypto';

import type { FaqField, FaqLine } from '../faq-rows.js';
import { runAtOnce } from '../../lib/beside-others.js';
import { guessMapping, isUsable, type ColumnMapping } from './column-mapping.js';
import { BULLET, entriesOf, listIn } from './list-cell.js';
import { readDay } from './read-day.js';
import { SheetError, type Sheet, type SheetFile, type SheetRow } from './sheet.js';
import { withFormula } from './write-table.js';

export interface SheetLines {
  readonly lines: readonly FaqLine[];
  /** Sheets without columns for a question and an answer. */
  readonly skippedSheets: readonly string[];
}

/** What a spreadsheet shows where a formula fails, OpenDocument's own `Err:502` too. */
const FORMULA_FAULT = /^(?:#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3})$/;
const ENDS_SENTENCE = /[?？!！。;；]\s*$/u;

/** Columns that an editor has named, by sheet name; guessed where they have not. Undefined: the sheet is left out. */
export function mappingOf(
  sheet: Sheet,
  mappings: ReadonlyMap<string, ColumnMapping> = new Map(),
): ColumnMapping | undefined {
  const given = mappings.get(sheet.name);
  if (given === undefined) return guessMapping(sheet);
  return isUsable(given) ? given : undefined;
}

/**
 * @param mappings by sheet name, where an editor has said which column is what; guessed elsewhere
 * @throws SheetError where no sheet has columns for a question and an answer
 */
export function linesOfSheets(file: SheetFile, mappings?: ReadonlyMap<string, ColumnMapping>): SheetLines {
  return runAtOnce(linesInSteps(file, mappings));
}

/** The same, a row a step. */
export function* linesInSteps(
  file: SheetFile,
  mappings?: ReadonlyMap<string, ColumnMapping>,
): Generator<undefined, SheetLines> {
  if (!('sheets' in file)) {
    // Programs write JSON Lines: a row without an id is a fault there, not a habit.
    return { lines: file.format === 'markdown' ? file.lines.map(withId) : file.lines, skippedSheets: [] };
  }
  const lines: FaqLine[] = [];
  const left: Sheet[] = [];
  for (const sheet of file.sheets) {
    const mapping = mappingOf(sheet, mappings);
    if (mapping === undefined) left.push(sheet);
    else yield* addLines(sheet, mapping, lines);
  }
  if (left.length === file.sheets.length) throw noColumnsError(file.sheets);
  return { lines, skippedSheets: left.filter(({ rows }) => rows.length > 0).map(({ name }) => name) };
}

function* addLines(
  { name, rows }: Sheet,
  { headerRow, fields }: ColumnMapping,
  lines: FaqLine[],
): Generator<undefined, void> {
  const columns = fields.filter((field) => field !== undefined);
  const place = { columns, ...(name === '' ? {} : { sheet: name }) };
  const header = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  for (const row of rows) {
    yield;
    // Page breaks of long lists repeat the header.
    if (row.row <= headerRow || isSame(row.cells, header)) continue;
    const line = lineOf(row, fields, header);
    if (line !== undefined) lines.push({ ...place, ...line });
  }
}

function lineOf(
  row: SheetRow,
  fields: ColumnMapping['fields'],
  header: readonly string[],
): FaqLine | undefined {
  const fault = faultOf(row, fields, header);
  if (fault !== undefined) return { row: row.row, fault };
  const value = valueOf(row, fields);
  return Object.keys(value).length === 0 ? undefined : withId({ row: row.row, value });
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((cell, place) => cell === other[place]);

function faultOf(
  { cells }: SheetRow,
  fields: ColumnMapping['fields'],
  header: readonly string[],
): string | undefined {
  const at = fields.findIndex(
    (field, place) => field !== undefined && FORMULA_FAULT.test((cells[place] ?? '').trim()),
  );
  if (at === -1) return undefined;
  const column = header[at]?.trim() ?? '';
  const shown = (cells[at] ?? '').trim();
  return `「${column}」這一格的公式算不出來（${shown}），請改成文字 / the formula under "${column}" fails (${shown}); put a text there`;
}

/** Fields that hold several entries, in one cell or in several columns. */
const LISTS = ['questions', 'keywords', 'tests', 'related'] as const;
type ListField = (typeof LISTS)[number];

function valueOf({ cells }: SheetRow, fields: ColumnMapping['fields']): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const lists: Record<ListField, string[]> = { questions: [], keywords: [], tests: [], related: [] };
  const filled = fields.flatMap((field, place) => {
    const cell = withFormula(cells[place] ?? '');
    return field === undefined || cell.trim() === '' ? [] : [{ field, cell }];
  });
  for (const { field, cell } of filled) {
    const list = LISTS.find((each) => each === field);
    if (list !== undefined) lists[list].push(...listIn(cell, list === 'keywords' ? 'keywords' : 'questions'));
    else if (field === 'question') {
      const [first = '', ...others] = questionsIn(cell);
      value['question'] = first;
      lists.questions.push(...others);
    } else value[field] = read(field, cell);
  }
  return {
    ...value,
    ...Object.fromEntries(Object.entries(lists).filter(([, entries]) => entries.length > 0)),
  };
}

function read(field: FaqField, cell: string): unknown {
  if (field === 'valid_from' || field === 'valid_until' || field === 'review_by') return readDay(cell);
  if (field === 'answer' || field === 'english_answer') return cell.replace(/\r\n?/g, '\n').trim();
  return field === 'card' || field === 'english_card' ? readCard(cell) : cell.trim();
}

/** A card comes out of an export as JSON; what is none is named by whoever checks the field. */
function readCard(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}

/** Several questions stand in one cell where each line but the last ends like a sentence, or each begins with a mark; else a
 *  long question was only broken to fit. */
function questionsIn(cell: string): string[] {
  const lines = cell.split('\n').filter((line) => line.trim() !== '');
  const isList =
    lines.length > 1 &&
    (lines.slice(0, -1).every((line) => ENDS_SENTENCE.test(line)) ||
      lines.every((line) => BULLET.test(line)));
  return isList ? entriesOf(lines.join('\n'), /\n/u) : [lines.join(' ').trim()];
}

/** How an id begins that was made of a question. */
export const MADE_ID = 'q-';

/** Who has no id gets one from the question, so that the same sheet imported again changes what it added before. */
function withId(line: FaqLine): FaqLine {
  if ('fault' in line || !isRecord(line.value)) return line;
  const { faq_id: given, question } = line.value;
  if (given !== undefined && given !== null && given !== '') return line;
  // Where there is no question either, that is the fault to name.
  const id = typeof question === 'string' && question.trim() !== '' ? idFor(question) : `row-${line.row}`;
  return { ...line, value: { ...line.value, faq_id: id } };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Blanks and marks do not make another question. */
function idFor(question: string): string {
  const plain = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return `${MADE_ID}${createHash('sha256')
    .update(plain === '' ? question : plain)
    .digest('hex')
    .slice(0, 16)}`;
}

function noColumnsError(sheets: readonly Sheet[]): SheetError {
  const first = sheets.find(({ rows }) => rows.length > 0)?.rows[0]?.cells ?? [];
  const seen = first
    .filter((cell) => cell.trim() !== '')
    .slice(0, 8)
    .map((cell) => cell.trim().slice(0, 20));
  return new SheetError(
    'SHEET_EMPTY',
    `找不到「問題」和「答案」兩個欄位。第一列讀到的是：${seen.join('、')}。請在欄位上方寫上「問題」和「答案」。`,
    `There are no columns for question and answer. The first row reads: ${seen.join(', ')}. Write 問題 (question) and 答案 (answer) above the columns.`,
  );
}
