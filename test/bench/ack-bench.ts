// `npm run bench:ack`: what a webhook costs. The accept path beside the least that keeps the same promise, the whole
// turn, start and memory. CPU is the server process's own (without its engine), so that a busy machine disturbs it little.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { freshFolder, removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { runCommand } from '../support/run-command.js';
import { RunningHub } from '../support/running-hub.js';
import { percentile, postPaced } from './paced-load.js';

const PER_SECOND = 200;
const WARM_UP = 400;
const ROUNDS = 3;
const MESSAGES = 1_000;
const PEOPLE = 500;
const TURNS = 300;
const TURNS_PER_SECOND = 30;
const FAQS = 5_000;
/** Linux counts a process's CPU in hundredths of a second. Source: proc(5), sysconf(_SC_CLK_TCK). Unit: ms. */
const TICK_MS = 10;

interface Load {
  readonly cpuMs: number;
  readonly latenciesMs: readonly number[];
}

async function startServer(
  kind: 'hub' | 'bare',
  line: FakeLine,
): Promise<{ child: ChildProcess; url: string }> {
  const file = path.resolve('test/bench/ack-server.ts');
  const args = [kind, freshFolder(), line.channelSecret];
  const child = fork(file, args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, url: `${url}/webhooks/line` };
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpuMs }] = (await once(child, 'message')) as [{ cpuMs: number }];
  return cpuMs;
}

/** The two servers by turns, so that both meet the same machine. */
async function measureAccept(line: FakeLine): Promise<Record<'hub' | 'bare', Load>> {
  const servers = { hub: await startServer('hub', line), bare: await startServer('bare', line) };
  const loads = {
    hub: { cpuMs: 0, latenciesMs: [] as number[] },
    bare: { cpuMs: 0, latenciesMs: [] as number[] },
  };
  for (const { url } of Object.values(servers))
    await postPaced(url, line, { count: WARM_UP, perSecond: PER_SECOND, people: PEOPLE });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const kind of ['hub', 'bare'] as const) {
      const { child, url } = servers[kind];
      const before = await cpuOf(child);
      loads[kind].latenciesMs.push(
        ...(await postPaced(url, line, { count: MESSAGES, perSecond: PER_SECOND, people: PEOPLE })),
      );
      loads[kind].cpuMs += (await cpuOf(child)) - before;
    }
  for (const { child } of Object.values(servers)) {
    child.disconnect();
    await once(child, 'exit');
  }
  return loads;
}

/** User and system time of a process so far. */
function cpuOfPid(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

async function measureTurns(hub: RunningHub, line: FakeLine): Promise<number> {
  const before = cpuOfPid(hub.pid);
  const already = line.accepted.length;
  await postPaced(hub.webhookUrl, line, { count: TURNS, perSecond: TURNS_PER_SECOND, people: PEOPLE });
  await poll('every answer', () => line.accepted.length - already >= TURNS, 120_000);
  return (cpuOfPid(hub.pid) - before) / TURNS;
}

/** A sheet of distinct articles about as long as a city's. */
function writeSheet(): string {
  const file = path.join(freshFolder(), 'faq.jsonl');
  const rows = Array.from({ length: FAQS }, (_, n) => ({
    faq_id: `made-${n}`,
    question: `第 ${n} 號櫃檯的 ${(n * 7919) % 10_007} 類證明要怎麼申請？`,
    answer: `${n} 號：請帶身分證到示範市第 ${n} 號櫃檯申請第 ${(n * 7919) % 10_007} 類證明，${'當天可以拿到。'.repeat(25)}`,
  }));
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}

const line = await FakeLine.start();
const { hub: accept, bare } = await measureAccept(line);
const perHook = (load: Load): number => load.cpuMs / (ROUNDS * MESSAGES);
const shown = (load: Load): string =>
  `${perHook(load).toFixed(2)} ms CPU · p50 ${percentile(load.latenciesMs, 0.5).toFixed(1)} ms · p99 ${percentile(load.latenciesMs, 0.99).toFixed(1)} ms`;

const hub = await RunningHub.start({ line });
await measureTurns(hub, line);
const turnCpuMs = await measureTurns(hub, line);
const imported = await runCommand('kb-import', [writeSheet()], { env: { DATA_DIR: hub.dataDir } });
if (imported.exitCode !== 0) throw new Error(imported.stderr);
await hub.end('SIGTERM', 'hub');
await hub.start();
await delay(5_000);
const [hubMb, engineMb] = [rssMb(hub.pid), rssMb(hub.enginePid)];
await hub.stop();
await line.stop();
removeFolders();

console.log(`
One webhook, one event, ${PER_SECOND}/s, ${ROUNDS} rounds of ${MESSAGES}, by turns on an engine each:
  accept path (lanes off)        ${shown(accept)}
  express + durable insertOne    ${shown(bare)}
  ratio of CPU                   ${(perHook(accept) / perHook(bare)).toFixed(2)}  (aim 1.3 or less)
Whole turn (accept to answer)    ${turnCpuMs.toFixed(1)} ms CPU of the hub's process
Start to ready                   ${hub.startTimesMs.map((ms) => `${Math.round(ms)} ms`).join(' (empty folder), ')} (${FAQS} articles)
Memory at rest, ${FAQS} articles   hub ${hubMb.toFixed(0)} MB + engine ${engineMb.toFixed(0)} MB = ${(hubMb + engineMb).toFixed(0)} MB  (aim 350 or less)
`);
