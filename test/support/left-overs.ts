// What a run of the tests may leave behind, and its removal after all files (jest's globalTeardown).
// Imports no other file of ours: jest loads it outside of its module mapping.

import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Folder of the engine that the files of one worker share; the worker's process id follows. */
export const WORKER_FOLDER_PREFIX = 'yima-test-';
/** An engine whose worker is gone closes within 4 s. */
const CLOSE_POLLS = 100;
const POLL_EVERY_MS = 50;

export default async function removeEngines(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(WORKER_FOLDER_PREFIX))) {
    const folder = path.join(tmpdir(), name);
    const worker = Number(name.slice(WORKER_FOLDER_PREFIX.length));
    if (worker === process.pid) removeAtExit(folder);
    else if (isGone(worker)) await removeOnceClosed(folder);
  }
}

/** The worker is gone, so its engine is closing or closed. */
async function removeOnceClosed(folder: string): Promise<void> {
  const engine = engineOf(folder);
  for (let n = 0; n < CLOSE_POLLS && engine !== undefined && !isGone(engine); n += 1)
    await delay(POLL_EVERY_MS);
  rmSync(folder, { recursive: true, force: true });
}

/** With one worker jest runs the files in this very process, whose engine is revived as long as we live. */
function removeAtExit(folder: string): void {
  process.once('exit', () => {
    const engine = engineOf(folder);
    if (engine !== undefined && !isGone(engine)) process.kill(engine, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
}

/** The engine keeps its process id in its lock file. */
function engineOf(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path.join(folder, 'db', 'mongod.lock'), 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}

/** Is no process of this number running? A dead one that nobody has reaped yet (in a container without init) is gone too. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // Not Linux, or it went between the two looks: the next question tells.
    return false;
  }
}
