// /api/v1/imports, /api/v1/articles/export: an editor's sheet looked at, imported, taken back; and everything out again.

import { z } from 'zod';

import { tableOfBadRows } from '../content/sheets/bad-rows.js';
import { isFaqField, type ColumnMapping } from '../content/sheets/column-mapping.js';
import { SheetError } from '../content/sheets/sheet.js';
import { writeArticles, writeTemplate } from '../content/sheets/write-sheet.js';
import { writeTable } from '../content/sheets/write-table.js';
import { taipeiDay } from '../domain/taipei-time.js';
import type { Imports } from '../knowledge/imports/imports.js';
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
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS } from './article-door.js';
import { giveFile } from './give-file.js';
import { toPreviewView, toRunView, toUndoneView } from './import-views.js';
import { progressRoute, tracked, type Jobs } from './job-progress.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface ImportRouteParts {
  readonly imports: Imports;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly clock: Clock;
}

/** A megabyte more than a sheet may have, so that our own sentence says so. Unit: bytes. */
const MOST_FILE_BYTES = 21 * 1024 * 1024;
const MOST_RUNS = 30;

export function createImportRoutes(parts: ImportRouteParts, gate: StaffGate): readonly ApiRoute[] {
  const jobs: Jobs = new Map();
  return [
    previewRoute(parts, jobs),
    applyRoute(parts, gate, jobs),
    progressRoute(jobs, {
      path: '/api/v1/imports/progress',
      summary: 'How far a preview or an import has come that was sent with this `job`.',
    }),
    listRoute(parts),
    undoRoute(parts, gate),
    badRowsRoute(parts),
    templateRoute(),
    exportRoute(parts),
  ];
}

function previewRoute({ imports, knowledge }: ImportRouteParts, jobs: Jobs): ApiRoute {
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
      const order = { ...orderOf(query, bytes), endsAbsent: query.endAbsent === 'true' };
      const found = await tracked(jobs, query.job, (onProgress) =>
        refusingSheets(() => imports.preview({ ...order, onProgress })),
      );
      return toPreviewView(found, knowledge.current().published, imports);
    },
  });
}

function applyRoute({ imports, audit }: ImportRouteParts, gate: StaffGate, jobs: Jobs): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/imports',
    access: EDITORS,
    summary:
      'Import a sheet: live at once in one revision, or as drafts for somebody to publish; where a second person is required, as drafts alone. What it has no column for stays as it is. The body is the file. On record.',
    query: importRequests.apply,
    takesFile: true,
    mostBodyBytes: MOST_FILE_BYTES,
    status: 201,
    answer: importRunView,
    refusals: ['SHEET_REFUSED', 'BAD_ROWS', 'NOTHING_TO_IMPORT', 'NEEDS_SECOND_PERSON'],
    handle: async ({ query, bytes, request }): Promise<ImportRunView> => {
      const by = gate.actorOf(request);
      const order = {
        ...orderOf(query, bytes),
        ...{ skipsBad: query.skipBad === 'true', endsAbsent: query.endAbsent === 'true', by },
        target: query.target ?? imports.usualTarget,
      };
      const outcome = await tracked(jobs, query.job, (onProgress) =>
        refusingSheets(() => imports.apply({ ...order, onProgress })),
      );
      if (outcome.kind === 'bad-rows') throw new Refusal('BAD_ROWS', { details: { bad: outcome.badCount } });
      if (outcome.kind === 'nothing') throw new Refusal('NOTHING_TO_IMPORT');
      if (outcome.kind === 'needs-second-person') throw new Refusal('NEEDS_SECOND_PERSON');
      await audit.record({
        action: 'articles-imported',
        actor: by,
        target: { kind: 'import', id: outcome.run.id },
        details: {
          added: outcome.run.addedIds.length,
          changed: outcome.run.changedIds.length,
          ended: outcome.run.endedIds.length,
          target: outcome.run.target,
        },
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
      'Take an import back: its articles are as before, or its drafts are gone, but for those that somebody changed since. On record.',
    answer: importUndoneView,
    refusals: ['NOT_FOUND', 'NO_SUCH_STEP', 'NEEDS_SECOND_PERSON'],
    handle: async ({ params, request }) => {
      const by = gate.actorOf(request);
      const outcome = await imports.undo(params['id'] ?? '', by);
      if (outcome.kind === 'unknown') throw new Refusal('NOT_FOUND');
      if (outcome.kind === 'not-applied') throw new Refusal('NO_SUCH_STEP');
      if (outcome.kind === 'needs-second-person') throw new Refusal('NEEDS_SECOND_PERSON');
      await audit.record({
        action: 'import-undone',
        actor: by,
        target: { kind: 'import', id: params['id'] ?? '' },
      });
      return toUndoneView(outcome.left);
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
      const { file, faults, mappings } = await refusingSheets(() => imports.check(order));
      const table = tableOfBadRows(file, faults, mappings);
      const content = await writeTable(table, { format: 'ods', name: '要修正的列' });
      giveFile(response, { content, format: 'ods', name: `bad-rows-${taipeiDay(clock())}` });
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
      giveFile(response, { content: await writeTemplate(format), format, name: 'faq-template' });
    },
  });
}

function exportRoute({ knowledge, clock }: ImportRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/export',
    access: EDITORS,
    summary:
      'Every published article, also what is not valid yet or any more, as a file that can be imported again without loss.',
    query: importRequests.export,
    handle: async ({ query: { format }, response }) => {
      const articles = [...knowledge.current().published.values()];
      const content = await writeArticles(articles, format);
      giveFile(response, { content, format, name: `faq-${taipeiDay(clock())}` });
    },
  });
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

type SheetQuery = z.infer<typeof importRequests.badRows>;

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
