// What was imported, by whom, and what it changed: asked to list it and to take it back. Implemented by `storage/import-log.ts`.

import type { ColumnMapping } from '../../content/sheets/column-mapping.js';

/** What an editor said about the columns of one sheet; found again by the names above them. */
export interface RememberedColumns {
  /** Digest of the row with the names of the columns. */
  readonly key: string;
  readonly fields: ColumnMapping['fields'];
}

/** Where the rows of a sheet go: to citizens at once, or to drafts that somebody publishes. */
export type ImportTarget = 'live' | 'drafts';

export interface ImportRun {
  readonly id: string;
  readonly fileName: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly atMs: number;
  /** Live before it. */
  readonly revisionBefore: number;
  readonly addedIds: readonly string[];
  readonly changedIds: readonly string[];
  /** Taken off, because the sheet was said to be the whole list. */
  readonly endedIds: readonly string[];
  readonly sameCount: number;
  /** Rows that were left out. */
  readonly badCount: number;
  readonly target: ImportTarget;
  /** Of a sheet that became drafts: articles at which somebody was writing. Their draft stayed. */
  readonly keptIds: readonly string[];
  /** `begun`: not known to be whole; the hub stopped meanwhile, or it is being written now. */
  readonly state: 'begun' | 'applied' | 'undone';
  /** Made live by it; absent while `begun`, and for drafts. */
  readonly revision?: number;
  readonly undone?: { readonly by: { readonly id: string; readonly name: string }; readonly atMs: number };
}

export interface ImportLog {
  readonly begin: (
    run: Omit<ImportRun, 'state' | 'revision' | 'undone' | 'keptIds'>,
    columns: readonly RememberedColumns[],
  ) => Promise<void>;
  readonly applied: (id: string, what: Pick<ImportRun, 'revision' | 'keptIds'>) => Promise<void>;
  readonly undone: (id: string, undone: NonNullable<ImportRun['undone']>) => Promise<void>;
  readonly find: (id: string) => Promise<ImportRun | undefined>;
  /** For each of these keys that any import has had, what was said last. */
  readonly columnsOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, ColumnMapping['fields']>>;
  /** The latest first. */
  readonly list: (limit: number) => Promise<readonly ImportRun[]>;
}
