// The record of imports in MongoDB, one document each. Implements `knowledge/imports/import-log.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import { isFaqField } from '../content/sheets/column-mapping.js';
import type { ImportLog, ImportRun } from '../knowledge/imports/import-log.js';
import { insertNew, modelOf } from './model.js';
import { guarded, guardedLong } from './store-fault.js';

interface RunDocument extends Omit<ImportRun, 'id' | 'atMs' | 'undone' | 'keptIds'> {
  readonly _id: string;
  /** null: the column is left out. */
  readonly columns: readonly { readonly key: string; readonly fields: readonly (string | null)[] }[];
  readonly at: Date;
  readonly keptIds?: readonly string[];
  readonly undone?: { readonly by: ImportRun['by']; readonly at: Date };
}

const person = { type: { id: String, name: String }, _id: false };
const runSchema = new Schema(
  {
    _id: { type: String, required: true },
    fileName: { type: String, required: true },
    by: { ...person, required: true },
    at: { type: Date, required: true },
    revisionBefore: { type: Number, required: true },
    addedIds: [String],
    changedIds: [String],
    endedIds: [String],
    columns: { type: [{ key: String, fields: [String], _id: false }], default: undefined },
    sameCount: { type: Number, required: true },
    badCount: { type: Number, required: true },
    target: String,
    keptIds: { type: [String], default: undefined },
    state: { type: String, required: true },
    revision: Number,
    undone: { type: { by: person, at: Date }, _id: false, required: false },
  },
  { collection: 'imports', versionKey: false, autoIndex: false },
);
// list: the latest first.
runSchema.index({ at: -1 });
// columnsOf: what was said last about a sheet with these columns.
runSchema.index({ 'columns.key': 1, at: -1 });

const personRow = z.object({ id: z.string(), name: z.string() });
const runRow = z
  .object({
    _id: z.string(),
    fileName: z.string(),
    by: personRow,
    at: z.date(),
    revisionBefore: z.int(),
    addedIds: z.array(z.string()),
    changedIds: z.array(z.string()),
    endedIds: z.array(z.string()),
    sameCount: z.int(),
    badCount: z.int(),
    // Imports from before there was a choice went live.
    target: z.enum(['live', 'drafts']).default('live'),
    keptIds: z.array(z.string()).default([]),
    state: z.enum(['begun', 'applied', 'undone']),
    revision: z.exactOptional(z.int()),
    undone: z.exactOptional(z.object({ by: personRow, at: z.date() })),
  })
  .transform(({ _id: id, at, undone, ...run }): ImportRun => ({
    ...run,
    id,
    atMs: at.getTime(),
    ...(undone === undefined ? {} : { undone: { by: undone.by, atMs: undone.at.getTime() } }),
  }));

const columnsRow = z.object({
  columns: z.array(
    z.object({
      key: z.string(),
      fields: z.array(
        z
          .string()
          .nullable()
          .transform((field) => (field !== null && isFaqField(field) ? field : undefined)),
      ),
    }),
  ),
});

export function createImportLog(connection: Connection): ImportLog {
  const runs = modelOf<RunDocument>(connection, 'Import', runSchema);
  return {
    begin: ({ id, atMs, ...run }, said) =>
      guardedLong(async () => {
        const columns = said.map(({ key, fields }) => ({
          key,
          fields: fields.map((field) => field ?? null),
        }));
        await insertNew(runs, [{ ...run, _id: id, at: new Date(atMs), state: 'begun', columns }]);
      }),
    applied: (id, { revision, keptIds }) =>
      guarded(async () => {
        const known = { keptIds: [...keptIds], ...(revision === undefined ? {} : { revision }) };
        await runs.updateOne({ _id: id, state: 'begun' }, { $set: { state: 'applied', ...known } });
      }),
    undone: (id, { by, atMs }) =>
      guarded(async () => {
        const undone = { by, at: new Date(atMs) };
        // Drafts are taken back also where they were not all written.
        const open = { _id: id, state: trusted({ $ne: 'undone' as const }) };
        await runs.updateOne(open, { $set: { state: 'undone', undone } });
      }),
    find: (id) =>
      guarded(async () => {
        const row = await runs.findById(id).lean();
        return row === null ? undefined : runRow.parse(row);
      }),
    columnsOf: (keys) =>
      guardedLong(async () => {
        const wanted = new Set(keys);
        const rows = await runs
          .find({ 'columns.key': trusted({ $in: [...wanted] }) }, { columns: 1 })
          .sort({ at: 1 })
          .lean();
        const all = rows.flatMap((row) => columnsRow.parse(row).columns);
        return new Map(all.filter(({ key }) => wanted.has(key)).map(({ key, fields }) => [key, fields]));
      }),
    list: (limit) =>
      guardedLong(async () => {
        const rows = await runs.find({}).sort({ at: -1 }).limit(limit).lean();
        return rows.map((row) => runRow.parse(row));
      }),
  };
}
