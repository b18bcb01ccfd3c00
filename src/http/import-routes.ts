// /api/v1/imports, /api/v1/articles/export: an editor's sheet looked at, imported, taken back; and everything out again.

import { z } from 'zod';

import type { FaqRowFault } from '../content/faq-rows.js';
import { guessMapping, isFaqField, type ColumnMapping } from '../content/sheets/column-mapping.js';
import { SheetError, type Sheet } from '../content/sheets/sheet.js';
import {
  EXPORT_TYPES,
  writeArticles,
  writeTable,
  writeTemplate,
  type ExportFormat,
} from '../content/sheets/write-sheet.js';
import type { Article } from '../domain/article.js';
import { taipeiDay } from '../domain/taipei-time.js';
import type { ImportRun } from '../knowledge/imports/import-log.js';
import type { ImportPreview, Imports } from '../knowledge/imports/imports.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import type { AuditLog } from '../staff/audit-log.js';
import {
  importPreviewView,
  importRequests,
  importRunsView,
  importRunView,
  importUndoneView,
  type ImportPreviewView,
  type ImportRunView,
} from '../wire/import-api.js';
import { apiRoute, type ApiCall, type ApiRoute } from './api-route.js';
import type { HttpResponse } from './exchange.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface ImportRouteParts {
  readonly imports: Imports;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly clock: Clock;
}

const EDITORS = ['editor', 'admin'] as const;
/** A megabyte more than a sheet may have, so that our own sentence says so. Unit: bytes. */
const MOST_FILE_BYTES = 21 * 1024 * 1024;
const MOST_FAULTS = 200;
const MOST_LINES = 200;
const MOST_LOST = 50;
const MOST_RUNS = 30;
const SAMPLES = 3;
const SAMPLE_CHARS = 80;

export function createImportRoutes(parts: ImportRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    previewRoute(parts),
    applyRoute(parts, gate),
    listRoute(parts),
    undoRoute(parts, gate),
    badRowsRoute(parts),
    templateRoute(),
    exportRoute(parts),
  ];
}

function previewRoute({ imports, knowledge }: ImportRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/imports/preview',
    access: EDITORS,
    summary:
      'What a sheet would change: bad rows, new and changed articles word by word, and the test questions asked of both. The body is the file; nothing is stored.',
    query: importRequests.preview,
    takesFile: true,
    mostBodyBytes: MOST_FILE_BYTES,
    answer: importPreviewView,
    refusals: ['SHEET_REFUSED'],
    handle: async ({ query, bytes }): Promise<ImportPreviewView> => {
      const order = orderOf(query, bytes);
      const found = await refusingSheets(() => imports.preview(order));
      return toPreviewView(found, order.mappings, knowledge.current().articles);
    },
  });
}

function applyRoute({ imports, audit }: ImportRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/imports',
    access: EDITORS,
    summary: 'Import a sheet: live at once in one revision. The body is the file. On record.',
    query: importRequests.apply,
    takesFile: true,
    mostBodyBytes: MOST_FILE_BYTES,
    status: 201,
    answer: importRunView,
    refusals: ['SHEET_REFUSED', 'BAD_ROWS', 'NOTHING_TO_IMPORT'],
    handle: async ({ query, bytes, request }): Promise<ImportRunView> => {
      const { id, name } = gate.signedInOf(request).staff;
      const order = { ...orderOf(query, bytes), skipsBad: query.skipBad === 'true', by: { id, name } };
      const outcome = await refusingSheets(() => imports.apply(order));
      if (outcome.kind === 'bad-rows') throw new Refusal('BAD_ROWS', { details: { bad: outcome.badCount } });
      if (outcome.kind === 'nothing') throw new Refusal('NOTHING_TO_IMPORT');
      await audit.record({
        action: 'articles-imported',
        actor: { id, name },
        target: { kind: 'import', id: outcome.run.id },
        details: { added: outcome.run.addedIds.length, changed: outcome.run.changedIds.length },
      });
      return toRunView(outcome.run);
    },
  });
}

function listRoute({ imports }: ImportRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/imports',
    access: EDITORS,
    summary: 'The latest imports, with what they changed.',
    answer: importRunsView,
    handle: async () => ({ runs: (await imports.list(MOST_RUNS)).map(toRunView) }),
  });
}

function undoRoute({ imports, audit }: ImportRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/imports/:id/undo',
    access: EDITORS,
    summary:
      'Take an import back: its articles are as before, but for those that somebody changed since. On record.',
    answer: importUndoneView,
    refusals: ['NOT_FOUND', 'NO_SUCH_STEP'],
    handle: async ({ params, request }) => {
      const { id, name } = gate.signedInOf(request).staff;
      const outcome = await imports.undo(params['id'] ?? '', { id, name });
      if (outcome.kind === 'unknown') throw new Refusal('NOT_FOUND');
      if (outcome.kind === 'not-applied') throw new Refusal('NO_SUCH_STEP');
      await audit.record({
        action: 'import-undone',
        actor: { id, name },
        target: { kind: 'import', id: params['id'] ?? '' },
      });
      return { leftIds: outcome.leftIds };
    },
  });
}

function badRowsRoute({ imports, clock }: ImportRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/imports/bad-rows',
    access: EDITORS,
    summary: 'The bad rows of a sheet as ODS, each with the reason beside it, to mend and import again.',
    query: importRequests.badRows,
    takesFile: true,
    mostBodyBytes: MOST_FILE_BYTES,
    refusals: ['SHEET_REFUSED'],
    handle: async ({ query, bytes, response }) => {
      const order = orderOf(query, bytes);
      const { file, faults } = await refusingSheets(() => imports.preview(order));
      const sheets = 'sheets' in file ? file.sheets : [];
      const content = await writeTable(tableOfFaults(sheets, faults), 'ods');
      give(response, { content, format: 'ods', name: `bad-rows-${taipeiDay(clock())}` });
    },
  });
}

function templateRoute(): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/imports/template',
    access: EDITORS,
    summary: 'An empty sheet with the right columns and one example.',
    query: importRequests.template,
    handle: async ({ query: { format }, response }) => {
      give(response, { content: await writeTemplate(format), format, name: 'faq-template' });
    },
  });
}

function exportRoute({ knowledge, clock }: ImportRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/export',
    access: EDITORS,
    summary: 'Every article that is live, as a file that can be imported again without loss.',
    query: importRequests.export,
    handle: async ({ query: { format }, response }) => {
      const articles = [...knowledge.current().articles.values()];
      const content = await writeArticles(articles, format);
      give(response, { content, format, name: `faq-${taipeiDay(clock())}` });
    },
  });
}

function give(
  response: HttpResponse,
  {
    content,
    format,
    name,
  }: { readonly content: Buffer; readonly format: ExportFormat; readonly name: string },
): void {
  response
    .set('Content-Type', EXPORT_TYPES[format])
    .set('Content-Disposition', `attachment; filename="${name}.${format}"`)
    .set('X-Content-Type-Options', 'nosniff')
    .send(content);
}

/** What cannot be read is the file's fault, and the sentence says why. */
async function refusingSheets<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const [zh = '', en = ''] = error.message.split('\n');
    throw new Refusal('SHEET_REFUSED', { more: { zh, en }, details: { reason: error.code } });
  }
}

const mappingsField = z.record(
  z.string(),
  z.strictObject({
    headerRow: z.int().min(1),
    fields: z.array(z.string().refine(isFaqField).nullable()).max(200),
  }),
);

type SheetQuery = Pick<
  ApiCall<unknown, z.infer<typeof importRequests.preview>>['query'],
  'fileName' | 'mappings'
>;

function orderOf({ fileName, mappings }: SheetQuery, bytes: Uint8Array) {
  return { bytes, fileName, mappings: readMappings(mappings) };
}

function readMappings(text: string | undefined): ReadonlyMap<string, ColumnMapping> {
  if (text === undefined) return new Map();
  const parsed = mappingsField.safeParse(parseJson(text));
  if (!parsed.success) throw new Refusal('BAD_REQUEST', { details: { fields: ['mappings'] } });
  return new Map(
    Object.entries(parsed.data).map(([name, { headerRow, fields }]) => [
      name,
      { headerRow, fields: fields.map((field) => field ?? undefined) },
    ]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema
  }
}

function toRunView({ addedIds, changedIds, revisionBefore: _, ...run }: ImportRun): ImportRunView {
  return { ...run, addedCount: addedIds.length, changedCount: changedIds.length };
}

function toPreviewView(
  { file, faults, rehearsal, ...found }: ImportPreview,
  mappings: ReadonlyMap<string, ColumnMapping>,
  live: ReadonlyMap<string, Article>,
): ImportPreviewView {
  const titles = new Map([...live.values(), ...found.added].map(({ id, title }) => [id, title]));
  const bad = new Set(faults.map(({ row, sheet = '' }) => `${row} ${sheet}`)).size;
  return {
    format: file.format,
    ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
    sheets: 'sheets' in file ? file.sheets.map((sheet) => toSheetView(sheet, mappings.get(sheet.name))) : [],
    skippedSheets: found.skippedSheets,
    counts: {
      ...{ good: found.rowCount, bad, added: found.added.length },
      ...{ changed: found.changedCount, same: found.sameCount },
    },
    faults: faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault })),
    added: found.added.slice(0, MOST_LINES).map(({ id, title }) => ({ id, title })),
    changes: found.changes.map((change) => ({
      ...change,
      fields: change.fields.map((each) => ({ ...each })),
    })),
    rehearsal: {
      ...rehearsal,
      lostCount: rehearsal.lost.length,
      lost: rehearsal.lost.slice(0, MOST_LOST).map(({ question, articleId, foundId, isWrong }) => ({
        ...{ question, articleId, isWrong },
        ...(foundId === undefined ? {} : { found: { id: foundId, title: titles.get(foundId) ?? foundId } }),
      })),
    },
  };
}

function toSheetView(sheet: Sheet, given: ColumnMapping | undefined): ImportPreviewView['sheets'][number] {
  const mapping = given ?? guessMapping(sheet);
  const headerRow = mapping?.headerRow ?? sheet.rows[0]?.row ?? 1;
  const header = sheet.rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const below = sheet.rows.filter(({ row }) => row > headerRow).slice(0, SAMPLES);
  return {
    name: sheet.name,
    rowCount: sheet.rows.filter(({ row }) => row > headerRow).length,
    ...(mapping === undefined ? {} : { headerRow }),
    columns: header.map((cell, place) => ({
      header: cell.slice(0, SAMPLE_CHARS),
      field: mapping?.fields[place] ?? null,
      samples: below.map(({ cells }) => (cells[place] ?? '').slice(0, SAMPLE_CHARS)),
    })),
  };
}

/** As they stood, the reason in front. */
function tableOfFaults(
  sheets: readonly Sheet[],
  faults: readonly FaqRowFault[],
): readonly (readonly string[])[] {
  const reasons = new Map<string, string[]>();
  for (const { row, sheet = '', field, reason } of faults) {
    const key = `${sheet}\n${row}`;
    reasons.set(key, [...(reasons.get(key) ?? []), `${field}: ${reason}`]);
  }
  const rows = sheets.flatMap((sheet) => {
    const header = sheet.rows.find(({ row }) => row === guessMapping(sheet)?.headerRow);
    const bad = sheet.rows.flatMap(({ row, cells }) => {
      const why = reasons.get(`${sheet.name}\n${row}`);
      return why === undefined ? [] : [[why.join('\n'), String(row), ...cells]];
    });
    return bad.length === 0 ? [] : [['要修正的地方 To mend', '列 Row', ...(header?.cells ?? [])], ...bad];
  });
  return rows.length > 0 ? rows : [['沒有要修正的列 No row to mend']];
}
