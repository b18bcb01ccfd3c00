// A process of its own that owns an engine as the hub does: the tests kill it in every way. It runs the built files.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { CACHE_DIR, CHILD_ENTRY } from './engine-folders.js';
import { poll } from './poll.js';

/**
 * Connects, stores `{ _id: n }` one after the other with the journal's acknowledgement and prints each number that
 * was acknowledged. On SIGTERM it drains as the hub does: stops, stores `drained`, closes and ends.
 */
const SCRIPT = `
const [connectEntry, options] = process.argv.slice(1);
const { connectDatabase } = await import(connectEntry);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
let isDraining = false;
process.on('SIGINT', () => (isDraining = true)).on('SIGTERM', () => (isDraining = true));
try {
  const onEvent = (event) => event.kind === 'engine-ready' && say({ engine: event.pid });
  const db = await connectDatabase({ ...JSON.parse(options), onEvent });
  const rows = db.connection.collection('rows');
  for (let n = 0; !isDraining; n += 1) {
    await rows.insertOne({ _id: n });
    say({ stored: n });
  }
  await rows.insertOne({ _id: 'drained' });
  await db.close();
} catch (error) {
  say({ failed: error.code });
  process.exitCode = 1;
}
`;

export interface HubProcess {
  readonly child: ChildProcess;
  /** The hub's and its group's number. */
  readonly pid: number;
  /** The engine's process, once ready. */
  enginePid(): number | undefined;
  /** How many writes were acknowledged so far. */
  storedCount(): number;
  /** The code of the error that ended it. */
  failure(): string | undefined;
  /** Resolves when the process has ended and all its lines are read. */
  readonly ended: Promise<unknown>;
}

/** Starts such a process on `dataDir`, leader of a group of its own. */
function startHubProcess(dataDir: string): HubProcess {
  const options = JSON.stringify({ dataDir, childEntry: CHILD_ENTRY, cacheDir: CACHE_DIR });
  const args = ['--input-type=module', '--eval', SCRIPT, path.resolve('dist/storage/connect.js'), options];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const seen = {
    engine: undefined as number | undefined,
    stored: 0,
    failed: undefined as string | undefined,
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { engine?: number; stored?: number; failed?: string };
    seen.engine = said.engine ?? seen.engine;
    seen.failed = said.failed ?? seen.failed;
    if (said.stored !== undefined) seen.stored += 1;
  });
  const read = { enginePid: () => seen.engine, storedCount: () => seen.stored, failure: () => seen.failed };
  return { child, pid: child.pid ?? -1, ended, ...read };
}

/** Starts one and waits until it has stored at least `count` rows. */
export async function startStoringHub(
  dataDir: string,
  count: number,
): Promise<HubProcess & { engine: number }> {
  const hub = startHubProcess(dataDir);
  await poll('the hub stores', () => hub.storedCount() >= count);
  const engine = hub.enginePid() ?? -1;
  return { ...hub, engine };
}
