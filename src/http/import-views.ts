// What the import page is told: lists cut to what a person reads, counts whole.

import { guessHeader } from '../content/sheets/column-mapping.js';
import { mappingOf } from '../content/sheets/sheet-lines.js';
import type { Sheet } from '../content/sheets/sheet.js';
import type { Article, ArticleContent } from '../domain/article.js';
import type { ImportRun } from '../knowledge/imports/import-log.js';
import { countBadRows } from '../knowledge/imports/imports.js';
import type { ImportPreview } from '../knowledge/imports/preview-import.js';
import type { OpenedSheet } from '../knowledge/imports/read-import.js';
import type { Rehearsal } from '../knowledge/imports/rehearse.js';
import type { LeftArticle } from '../knowledge/imports/undo-import.js';
import type { ImportPreviewView, ImportRunView, ImportUndoneView } from '../wire/import-api.js';

const MOST_FAULTS = 200;
const MOST_LINES = 200;
const MOST_QUESTIONS = 50;
const SAMPLES = 3;
const SAMPLE_CHARS = 80;

export function toRunView(run: ImportRun): ImportRunView {
  const { addedIds, changedIds, endedIds, revision, undone } = run;
  return {
    ...{ id: run.id, fileName: run.fileName, by: run.by, atMs: run.atMs, state: run.state },
    ...{ addedCount: addedIds.length, changedCount: changedIds.length, endedCount: endedIds.length },
    ...{ sameCount: run.sameCount, badCount: run.badCount },
    ...{ target: run.target, keptCount: run.keptIds.length },
    ...(revision === undefined ? {} : { revision }),
    ...(undone === undefined ? {} : { undone }),
  };
}

export function toPreviewView(
  found: ImportPreview,
  live: ReadonlyMap<string, Article>,
  { needsSecondPerson }: { readonly needsSecondPerson: boolean },
): ImportPreviewView {
  const sheet = { ...toFileView(found), needsSecondPerson };
  return found.kind === 'needs-columns' ? sheet : { ...sheet, findings: toFindingsView(found, live) };
}

export const toUndoneView = (left: readonly LeftArticle[]): ImportUndoneView => ({
  left: left.slice(0, MOST_LINES).map((each) => ({ ...each })),
  leftCount: left.length,
});

type Read = Extract<ImportPreview, { readonly kind: 'read' }>;

function toFileView({
  file,
  mappings,
  remembered,
}: OpenedSheet): Omit<ImportPreviewView, 'findings' | 'needsSecondPerson'> {
  return {
    format: file.format,
    ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
    sheets:
      'sheets' in file
        ? file.sheets
            .filter(({ rows }) => rows.length > 0)
            .map((sheet) => toSheetView(sheet, mappings, remembered.includes(sheet.name)))
        : [],
  };
}

function toSheetView(
  sheet: Sheet,
  mappings: OpenedSheet['mappings'],
  isRemembered: boolean,
): ImportPreviewView['sheets'][number] {
  const { name, rows } = sheet;
  const mapping = mappings.get(name) ?? mappingOf(sheet) ?? guessHeader(sheet);
  const headerRow = mapping?.headerRow ?? rows[0]?.row ?? 1;
  const below = rows.filter(({ row }) => row > headerRow);
  const header = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  return {
    name,
    rowCount: below.length,
    headerRow,
    isRead: mappingOf(sheet, mappings) !== undefined,
    isRemembered,
    columns: header.map((cell, place) => ({
      header: cell.slice(0, SAMPLE_CHARS),
      field: mapping?.fields[place] ?? null,
      samples: below.slice(0, SAMPLES).map(({ cells }) => (cells[place] ?? '').slice(0, SAMPLE_CHARS)),
    })),
  };
}

function toFindingsView(found: Read, live: ReadonlyMap<string, Article>) {
  const { faults, doubts, added, absent, changes, rehearsal } = found;
  const titles = new Map([...live.values(), ...added].map(({ id, title }) => [id, title]));
  return {
    counts: {
      ...{ good: found.rowCount, bad: countBadRows(faults), added: added.length },
      ...{ changed: found.changedCount, same: found.sameCount, absent: absent.length },
    },
    faults: faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault })),
    faultCount: faults.length,
    doubts: doubts.slice(0, MOST_LINES).map((doubt) => ({ ...doubt })),
    doubtCount: doubts.length,
    added: added.slice(0, MOST_LINES).map(toLine),
    absent: absent.slice(0, MOST_LINES).map(toLine),
    changes: changes.map((change) => ({ ...change, fields: change.fields.map((each) => ({ ...each })) })),
    rehearsal: toRehearsalView(rehearsal, (id) => ({ id, title: titles.get(id) ?? id })),
  };
}

const toLine = ({ id, title }: ArticleContent) => ({ id, title });

function toRehearsalView(
  { lost, gained, ...counts }: Rehearsal,
  named: (id: string) => { readonly id: string; readonly title: string },
) {
  return {
    ...counts,
    lostCount: lost.length,
    lost: lost.slice(0, MOST_QUESTIONS).map(({ question, articleId, foundId, isWrong }) => ({
      ...{ question, isWrong, article: named(articleId) },
      ...(foundId === undefined ? {} : { found: named(foundId) }),
    })),
    gainedCount: gained.length,
    gained: gained
      .slice(0, MOST_QUESTIONS)
      .map(({ question, articleId }) => ({ question, article: named(articleId) })),
  };
}
