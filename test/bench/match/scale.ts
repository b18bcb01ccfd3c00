// Speed and memory at sizes that no city reaches, and how long a restart of the hub takes.

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { freshFolder, removeFolders } from '../../support/engine-folders.js';
import { FakeLine } from '../../support/fake-line.js';
import { runCommand } from '../../support/run-command.js';
import { RunningHub } from '../../support/running-hub.js';
import { readCity } from './bench-sets.js';
import type { Row } from './measure.js';

interface Scale {
  readonly buildMs: number;
  readonly mb: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly addMs: number;
  readonly afterAddMs: number;
}

const RESTART_ARTICLES = 5_000;
const run = promisify(execFile);

/** `count` articles, as built; in a process of its own. */
export async function measureScale(folder: string, count: number): Promise<Row> {
  const child = path.resolve('test', 'bench', 'match', 'scale-child.ts');
  const args = ['--expose-gc', '--import', 'tsx', child, folder, String(count)];
  const { stdout } = await run(process.execPath, args);
  const { buildMs, mb, p50Ms, p99Ms, addMs, afterAddMs } = JSON.parse(stdout) as Scale;
  return {
    ...{ set: `${count.toLocaleString('en')} articles`, method: 'Yima, built' },
    figures: {
      ...{ 'p50 ms': p50Ms.toFixed(2), 'p99 ms': p99Ms.toFixed(2), 'build s': (buildMs / 1000).toFixed(1) },
      ...{ 'add ms': `${addMs.toFixed(2)} +${(afterAddMs - p50Ms).toFixed(2)}`, MB: `+${mb.toFixed(0)}` },
    },
  };
}

/** A hub with so many articles in its database, ended and started again: until it says that it is ready. */
export async function measureRestart(folder: string): Promise<Row> {
  const line = await FakeLine.start();
  const hub = await RunningHub.start({ line });
  const sheet = path.join(freshFolder(), 'faq.jsonl');
  const city = readCity(folder, 'taipei_faq_2024.jsonl', 'kaohsiung_faq.jsonl').slice(0, RESTART_ARTICLES);
  const rows = city.map(({ id, title, answer }) => ({ faq_id: id, question: title, answer }));
  writeFileSync(sheet, rows.map((row) => JSON.stringify(row)).join('\n'));
  const imported = await runCommand('kb-import', [sheet, '--skip-bad'], { env: { DATA_DIR: hub.dataDir } });
  if (imported.exitCode !== 0) throw new Error(imported.stderr);
  await hub.end('SIGTERM', 'hub');
  await hub.start();
  const [, restartMs = NaN] = hub.startTimesMs;
  await hub.stop();
  await line.stop();
  removeFolders();
  const set = `restart, ${RESTART_ARTICLES.toLocaleString('en')} articles`;
  return { set, method: 'hub to ready', figures: { 'build s': (restartMs / 1000).toFixed(1) } };
}
