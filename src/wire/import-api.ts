// The editors' HTTP on sheets: look at one, import it, take it back, get everything out again.

import { z } from 'zod';

const fileName = z.string().min(1).max(200);
/** JSON: by sheet name, the row with the names of the columns and what each column is; null leaves a column out, an empty list
 *  has them guessed by that row. */
const mappings = z.string().max(20_000).optional();

/** Says the browser's own name of this import, so that it can ask how far it has come. */
const job = z.uuid().optional();
/** `true`: the sheet is the whole list; what was imported once and is not in it, ends. */
const endAbsent = z.enum(['true', 'false']).default('false');

export const importRequests = {
  /** POST /api/v1/imports/preview; the body is the file. */
  preview: z.strictObject({ fileName, mappings, job, endAbsent }),
  /** POST /api/v1/imports; the body is the file. */
  apply: z.strictObject({
    ...{ fileName, mappings, job, endAbsent },
    skipBad: z.enum(['true', 'false']).default('false'),
    /** `drafts`: for somebody to look at and publish. Absent: live, unless a second person is required. */
    target: z.enum(['live', 'drafts']).optional(),
  }),
  /** POST /api/v1/imports/bad-rows; the body is the file. */
  badRows: z.strictObject({ fileName, mappings }),
  /** GET /api/v1/imports/progress */
  progress: z.strictObject({ job: z.uuid() }),
  /** GET /api/v1/imports/template */
  template: z.strictObject({ format: z.enum(['ods', 'xlsx', 'csv']).default('ods') }),
  /** GET /api/v1/articles/export */
  export: z.strictObject({ format: z.enum(['ods', 'xlsx', 'csv', 'jsonl']).default('ods') }),
} as const;

/** Answer of GET /api/v1/imports/progress; empty where nothing runs under that name (any more). */
export const importProgressView = z.object({
  progress: z
    .object({
      stage: z.enum(['reading', 'checking', 'comparing', 'rehearsing', 'drafting', 'weighing', 'publishing']),
      done: z.number(),
      /** 0: not known. */
      total: z.number(),
    })
    .exactOptional(),
});
export type ImportProgressView = z.infer<typeof importProgressView>;

const faultView = z.object({
  row: z.number(),
  /** Absent where the file has one sheet. */
  sheet: z.string().exactOptional(),
  field: z.string(),
  /** Chinese, a slash, English. */
  reason: z.string(),
});

const personView = z.object({ id: z.string(), name: z.string() });

export const importRunView = z.object({
  id: z.string(),
  fileName: z.string(),
  by: personView,
  atMs: z.number(),
  addedCount: z.number(),
  changedCount: z.number(),
  endedCount: z.number(),
  sameCount: z.number(),
  badCount: z.number(),
  target: z.enum(['live', 'drafts']),
  /** Articles at which somebody was writing: their draft stayed. */
  keptCount: z.number(),
  /** `begun`: not known to be whole. */
  state: z.enum(['begun', 'applied', 'undone']),
  revision: z.number().exactOptional(),
  undone: z.object({ by: personView, atMs: z.number() }).exactOptional(),
});
export type ImportRunView = z.infer<typeof importRunView>;

/** Answer of GET /api/v1/imports: the latest thirty. */
export const importRunsView = z.object({ runs: z.array(importRunView).readonly() });
export type ImportRunsView = z.infer<typeof importRunsView>;

const articleLine = z.object({ id: z.string(), title: z.string() });
const articleLines = z.array(articleLine).readonly();

const sheetView = z.object({
  name: z.string(),
  rowCount: z.number(),
  /** The row with the names of the columns; the first one where no row looks like it. */
  headerRow: z.number(),
  /** Are there columns for a question and an answer? Else the sheet is left out. */
  isRead: z.boolean(),
  /** Named at an earlier import of such a sheet. */
  isRemembered: z.boolean(),
  columns: z
    .array(
      z.object({
        header: z.string(),
        /** null: left out. */
        field: z.string().nullable(),
        /** What the first rows say there. */
        samples: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});
export type ImportSheetView = z.infer<typeof sheetView>;

const diffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

const findingsView = z.object({
  counts: z.object({
    good: z.number(),
    bad: z.number(),
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    /** Imported once, live, and not in this sheet. They end where the order says so, else they stay. */
    absent: z.number(),
  }),
  /** At most two hundred. */
  faults: z.array(faultView).readonly(),
  faultCount: z.number(),
  /** Big5 files only: a "?" between two Chinese characters, or a character of an office's own, may have been another one before it
   *  was saved. At most two hundred. */
  doubts: z.array(z.object({ row: z.number(), excerpt: z.string() })).readonly(),
  doubtCount: z.number(),
  added: articleLines,
  absent: articleLines,
  changes: z
    .array(
      articleLine.extend({
        fields: z.array(z.object({ field: z.string(), parts: z.array(diffPart).readonly() })).readonly(),
      }),
    )
    .readonly(),
  /** The editors' test questions, asked of what is live and of what would be. */
  rehearsal: z.object({
    questionCount: z.number(),
    rightBefore: z.number(),
    rightAfter: z.number(),
    /** Found their article and would not any more. At most fifty. */
    lost: z
      .array(
        z.object({
          question: z.string(),
          article: articleLine,
          /** Who would be found instead. */
          found: articleLine.exactOptional(),
          /** Would the citizen be told the wrong answer for sure? */
          isWrong: z.boolean(),
        }),
      )
      .readonly(),
    lostCount: z.number(),
    /** Miss their article today and would find it. At most fifty. */
    gained: z.array(z.object({ question: z.string(), article: articleLine })).readonly(),
    gainedCount: z.number(),
  }),
});
export type ImportFindingsView = z.infer<typeof findingsView>;

/** Answer of POST /api/v1/imports/preview. Lists are cut; counts are whole. */
export const importPreviewView = z.object({
  format: z.enum(['ods', 'xlsx', 'csv', 'jsonl', 'markdown']),
  encoding: z.enum(['utf-8', 'utf-16le', 'big5']).exactOptional(),
  /** Does the hub want a second person for every change? Then a sheet becomes drafts. */
  needsSecondPerson: z.boolean(),
  /** Empty for formats whose rows name their own fields. */
  sheets: z.array(sheetView).readonly(),
  /** Absent: no sheet has columns for a question and an answer; say which is which and ask again. */
  findings: findingsView.exactOptional(),
});
export type ImportPreviewView = z.infer<typeof importPreviewView>;

/** Answer of POST /api/v1/imports/:id/undo. */
export const importUndoneView = z.object({
  /** Changed by somebody since: they, or their drafts, stay as they are. At most two hundred. */
  left: articleLines,
  leftCount: z.number(),
});
export type ImportUndoneView = z.infer<typeof importUndoneView>;
