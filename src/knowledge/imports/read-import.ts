// From the bytes of an upload to checked rows: the columns as the editor named them, now or at an earlier import of such a sheet.

import { createHash } from 'node:crypto';

import { faqRowsInSteps, type FaqRows } from '../../content/faq-rows.js';
import { guessFields, isUsable, type ColumnMapping } from '../../content/sheets/column-mapping.js';
import { linesInSteps, mappingOf } from '../../content/sheets/sheet-lines.js';
import type { Sheet, SheetFile, SheetRow } from '../../content/sheets/sheet.js';
import type { ReadSheet, SheetOrder } from '../../content/sheets/sheet-thread.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { faultsOf, fileUrlsOf, type FileLooker } from '../articles/what-it-names.js';
import type { ImportLog, RememberedColumns } from './import-log.js';
import type { OnProgress } from './import-progress.js';

export interface SheetOfOrder extends SheetOrder {
  /** By sheet name, where an editor has said which column is what. No fields: they have said which row names the columns. */
  readonly mappings: ReadonlyMap<string, ColumnMapping>;
  readonly onProgress?: OnProgress;
}

/** A file with the columns that it is read by. */
export interface OpenedSheet {
  readonly file: SheetFile;
  /** Given now, or remembered. */
  readonly mappings: ReadonlyMap<string, ColumnMapping>;
  readonly remembered: readonly string[];
  /** Is there a sheet with columns for a question and an answer? Always so for formats whose rows name their own fields. */
  readonly hasColumns: boolean;
}

export interface ReadImport extends OpenedSheet, FaqRows {
  readonly skippedSheets: readonly string[];
}

export interface ReadImportDeps extends FileLooker {
  readonly readSheet: ReadSheet;
  readonly log: Pick<ImportLog, 'columnsOf'>;
}

/** The names of the columns stand at most so far down. As `column-mapping.ts` looks. */
const MOST_ROWS_ABOVE = 10;

/** @throws SheetError */
export async function openSheet(
  { readSheet, log }: ReadImportDeps,
  { mappings: given, onProgress, bytes, fileName }: SheetOfOrder,
): Promise<OpenedSheet> {
  onProgress?.({ stage: 'reading', done: 0, total: 0 });
  const file = await readSheet({ bytes, fileName });
  if (!('sheets' in file)) return { file, mappings: given, remembered: [], hasColumns: true };
  const found = await recall(
    log,
    file.sheets.filter(({ name }) => !given.has(name)),
  );
  const mappings = new Map([...found, ...withGuesses(given, file.sheets)]);
  const hasColumns = file.sheets.some((sheet) => mappingOf(sheet, mappings) !== undefined);
  return { file, mappings, remembered: [...found.keys()], hasColumns };
}

/** Where the editor has said which row names the columns, and no more. */
function withGuesses(
  given: ReadonlyMap<string, ColumnMapping>,
  sheets: readonly Sheet[],
): ReadonlyMap<string, ColumnMapping> {
  return new Map(
    [...given].map(([name, mapping]) => {
      const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
      const header = rows.find(({ row }) => row === mapping.headerRow);
      return [name, mapping.fields.length > 0 || header === undefined ? mapping : guessFields(header)];
    }),
  );
}

/** @throws SheetError where no sheet has columns for a question and an answer */
export async function readOpened(
  deps: FileLooker,
  opened: OpenedSheet,
  onProgress?: OnProgress,
): Promise<ReadImport> {
  const { lines, skippedSheets } = await runBesideOthers(linesInSteps(opened.file, opened.mappings));
  const rows = await runBesideOthers(
    faqRowsInSteps(lines, (done) => onProgress?.({ stage: 'checking', done, total: lines.length })),
  );
  return { ...opened, ...(await withoutAbsentFiles(deps, rows)), skippedSheets };
}

/** A row that names an uploaded file which is not here: of another hub's export, or removed since. */
export async function withoutAbsentFiles({ missingFiles }: FileLooker, rows: FaqRows): Promise<FaqRows> {
  const missing = await missingFiles(rows.articles.flatMap(fileUrlsOf));
  if (missing.size === 0) return rows;
  const faults = rows.articles.flatMap((article) => {
    const place = rows.places.get(article.id);
    return place === undefined ? [] : faultsOf(article, missing).map((fault) => ({ ...place, ...fault }));
  });
  const articles = rows.articles.filter((article) => faultsOf(article, missing).length === 0);
  return { ...rows, articles, faults: [...rows.faults, ...faults] };
}

/** What to remember of the columns that the editor has named. */
export function columnsToRemember(
  { file }: OpenedSheet,
  given: ReadonlyMap<string, ColumnMapping>,
): readonly RememberedColumns[] {
  if (!('sheets' in file)) return [];
  return file.sheets.flatMap(({ name, rows }) => {
    const mapping = given.get(name);
    const header = rows.find(({ row }) => row === mapping?.headerRow);
    if (mapping === undefined || header === undefined || !isUsable(mapping)) return [];
    return [{ key: keyOf(header), fields: mapping.fields }];
  });
}

async function recall(
  log: ReadImportDeps['log'],
  sheets: readonly Sheet[],
): Promise<ReadonlyMap<string, ColumnMapping>> {
  const headers = sheets.flatMap(({ name, rows }) =>
    rows.slice(0, MOST_ROWS_ABOVE).map((row) => ({ name, headerRow: row.row, key: keyOf(row) })),
  );
  const known = await log.columnsOf(headers.map(({ key }) => key));
  const found = new Map<string, ColumnMapping>();
  for (const { name, headerRow, key } of headers) {
    const fields = known.get(key);
    if (fields !== undefined && !found.has(name)) found.set(name, { headerRow, fields });
  }
  return found;
}

function keyOf({ cells }: SheetRow): string {
  const names = cells.map((cell) => cell.normalize('NFKC').trim());
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
