// What was imported, by whom, and what it changed: asked to list it and to take it back. Implemented by `storage/import-log.ts`.

export interface ImportRun {
  readonly id: string;
  readonly fileName: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly atMs: number;
  /** Live before it. */
  readonly revisionBefore: number;
  readonly addedIds: readonly string[];
  readonly changedIds: readonly string[];
  readonly sameCount: number;
  /** Rows that were left out. */
  readonly badCount: number;
  /** `begun`: not known to have gone live; the hub stopped meanwhile, or it is being published now. */
  readonly state: 'begun' | 'applied' | 'undone';
  /** Made live by it; absent while `begun`. */
  readonly revision?: number;
  readonly undone?: { readonly by: { readonly id: string; readonly name: string }; readonly atMs: number };
}

export interface ImportLog {
  readonly begin: (run: Omit<ImportRun, 'state' | 'revision' | 'undone'>) => Promise<void>;
  readonly applied: (id: string, revision: number) => Promise<void>;
  readonly undone: (id: string, undone: NonNullable<ImportRun['undone']>) => Promise<void>;
  readonly find: (id: string) => Promise<ImportRun | undefined>;
  /** The latest first. */
  readonly list: (limit: number) => Promise<readonly ImportRun[]>;
}
