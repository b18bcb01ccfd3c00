// A folder that is filled once and then only read, however many processes want it at the same time.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A lock older than this was left by a machine that went down. Filling takes seconds. Unit: ms. */
const STALE_LOCK_MS = 180_000;
const LOCK_RETRY_MS = 100;

type Fill = (staging: string) => Promise<void>;

/**
 * Returns when `folder` is complete: at once if it exists, else after `fill` has filled a staging folder beside it,
 * which is then renamed into place. The lock only saves the others the work: were two to fill at once, the first
 * rename wins and the second result is dropped. Throws what `fill` throws; nothing is left behind then.
 */
export async function prepareFolder(folder: string, fill: Fill): Promise<void> {
  const lock = `${folder}.lock`;
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
  while (!existsSync(folder)) {
    if (takeLock(lock)) {
      await fillUnder(lock, folder, fill);
    } else {
      dropStaleLock(lock);
      await delay(LOCK_RETRY_MS);
    }
  }
}

async function fillUnder(lock: string, folder: string, fill: Fill): Promise<void> {
  try {
    if (!existsSync(folder)) await fillAside(folder, fill);
  } finally {
    rmSync(lock, { force: true });
  }
}

async function fillAside(folder: string, fill: Fill): Promise<void> {
  const staging = mkdtempSync(`${folder}.part-`);
  try {
    await fill(staging);
    renameSync(staging, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function dropStaleLock(lock: string): void {
  try {
    const isOld = Date.now() - statSync(lock).mtimeMs > STALE_LOCK_MS;
    const holder = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    if (isOld || (!Number.isNaN(holder) && !isAlive(holder))) rmSync(lock, { force: true });
  } catch (error) {
    // Released between our two looks: the next round takes it.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
