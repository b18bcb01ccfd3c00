// Where tests keep engines: the built child, the user's cache, and folders that vanish afterwards.

import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

import { WORKER_FOLDER_PREFIX } from './left-overs.js';

/** `npm test` builds it first. */
export const CHILD_ENTRY = path.resolve('dist/storage/embedded/engine-child.js');
export const CACHE_DIR = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'yima');

/** The folder of the engine that all files of this worker share; `left-overs.ts` deletes it after the run. */
export const WORKER_FOLDER = path.join(tmpdir(), `${WORKER_FOLDER_PREFIX}${process.pid}`);

const freshFolders: string[] = [];

/** A new, empty folder; `removeFolders` deletes it. */
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yima-fresh-'));
  freshFolders.push(folder);
  return folder;
}

/** For `afterEach`: deletes what `freshFolder` gave. */
export function removeFolders(): void {
  for (const folder of freshFolders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
