// `npm run bench:sockets`: what idle visitors cost the hub's process, what a message costs, and how long all of them need to
// come back after a restart; beside socket.io alone. CPU and memory are the server process's own (the engine apart), so that
// a busy machine and this very client disturb them little. Loopback only; 5,000 visitors (`-- --visitors 500` for fewer).

import { execFileSync, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { io, type Socket } from 'socket.io-client';

import { removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { cpuMsOf, rssMbOf } from './process-cost.js';

const { values } = parseArgs({ options: { visitors: { type: 'string', default: '5000' } } });
const VISITORS = Number(values.visitors);
/** Handshakes under way at once. */
const WAVE = 100;
const MESSAGES = 1_000;
const PER_SECOND = 50;
/** Files that a process needs besides its connections. */
const OTHER_FILES = 200;
const SETTLE_MS = 10_000;
/** The widget waits up to 5 s between its tries. */
const COME_BACK_WITHIN_MS = 5_000;
const PATIENCE_MS = 300_000;

interface Server {
  readonly url: string;
  readonly pid: () => number;
  /** Ends it at once and starts it again at the same address; absent where there is nothing to come back to. */
  readonly restart?: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Guest {
  readonly socket: Socket;
  token: string | undefined;
  isWelcome: boolean;
  heard: number;
}

interface Figures {
  readonly emptyMb: number;
  readonly fullMb: number;
  readonly joinCpuMs: number;
  readonly joinSeconds: number;
  readonly idleCpuMsPerSecond: number;
  readonly echoCpuMs: number;
  readonly back?: { readonly seconds: number; readonly cpuMs: number };
}

function refuseFewFiles(): void {
  const needed = VISITORS + OTHER_FILES;
  const most = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
  if (most >= needed) return;
  console.error(
    `這個 shell 一個程序只能開 ${most} 個檔案，${VISITORS} 個連線需要 ${needed} 個：先執行 ulimit -n ${needed}，或用 -- --visitors ${Math.max(1, most - OTHER_FILES)}\n` +
      `A process of this shell may open ${most} files, ${VISITORS} connections need ${needed}: run ulimit -n ${needed} first, or pass -- --visitors ${Math.max(1, most - OTHER_FILES)}`,
  );
  process.exit(1);
}

/** A browser behind our proxy: the hub counts talks by address, and each visitor has their own. */
function visit(url: string, at: number): Guest {
  const address = `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
  const socket = io(`${url}/visitor`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 5_000,
    auth: (give) => {
      give(guest.token === undefined ? {} : { token: guest.token, afterSeq: 0 });
    },
    extraHeaders: { 'x-forwarded-for': address },
  });
  const guest: Guest = { socket, token: undefined, isWelcome: false, heard: 0 };
  socket.on('session', ({ token }: { token: string }) => (guest.token = token));
  socket.on('state', () => (guest.isWelcome = true));
  socket.on('entry', () => (guest.heard += 1));
  socket.on('disconnect', () => (guest.isWelcome = false));
  return guest;
}

async function admitAll(url: string): Promise<Guest[]> {
  const guests: Guest[] = [];
  for (let from = 0; from < VISITORS; from += WAVE) {
    const wave = Array.from({ length: Math.min(WAVE, VISITORS - from) }, (_, n) => visit(url, from + n));
    guests.push(...wave);
    await poll('a wave of visitors', () => wave.every(({ isWelcome }) => isWelcome), PATIENCE_MS);
  }
  return guests;
}

/** CPU of the server for a message said, stored where it is stored, and shown again to who said it. */
async function measureEcho(server: Server, guests: readonly Guest[], count: number): Promise<number> {
  const before = cpuMsOf(server.pid());
  const answers: Promise<unknown>[] = [];
  for (let n = 0; n < count; n += 1) {
    const guest = guests[n % guests.length];
    if (guest === undefined) break;
    const said = { clientId: randomUUID(), text: '身分證不見了怎麼辦' };
    answers.push(guest.socket.timeout(60_000).emitWithAck('say', said));
    await delay(1_000 / PER_SECOND);
  }
  await Promise.all(answers);
  await delay(2_000);
  return (cpuMsOf(server.pid()) - before) / count;
}

async function measure(server: Server): Promise<Figures> {
  await delay(SETTLE_MS);
  const emptyMb = rssMbOf(server.pid());
  const [startedAtMs, cpuBefore] = [performance.now(), cpuMsOf(server.pid())];
  const guests = await admitAll(server.url);
  const joinSeconds = (performance.now() - startedAtMs) / 1_000;
  const joinCpuMs = (cpuMsOf(server.pid()) - cpuBefore) / VISITORS;
  await delay(SETTLE_MS);
  const fullMb = rssMbOf(server.pid());
  const idleBefore = cpuMsOf(server.pid());
  await delay(SETTLE_MS * 2);
  const idleCpuMsPerSecond = (cpuMsOf(server.pid()) - idleBefore) / (SETTLE_MS / 500);
  await measureEcho(server, guests.slice(0, 100), 200);
  const echoCpuMs = await measureEcho(server, guests, MESSAGES);
  const back = server.restart === undefined ? undefined : await measureReturn(server, server.restart, guests);
  for (const { socket } of guests) socket.close();
  const figures = { emptyMb, fullMb, joinCpuMs, joinSeconds, idleCpuMsPerSecond, echoCpuMs };
  return back === undefined ? figures : { ...figures, back };
}

async function measureReturn(
  server: Server,
  restart: () => Promise<void>,
  guests: readonly Guest[],
): Promise<NonNullable<Figures['back']>> {
  // As if each browser's back-off ran out after the hub is up: five thousand who knock at a shut door would measure this client.
  for (const { socket } of guests) socket.disconnect();
  await restart();
  for (const { socket } of guests) setTimeout(() => socket.connect(), Math.random() * COME_BACK_WITHIN_MS);
  const [startedAtMs, before] = [performance.now(), cpuMsOf(server.pid())];
  const areBack = (): boolean => guests.every(({ isWelcome }) => isWelcome);
  await poll('all visitors to come back', areBack, PATIENCE_MS);
  return { seconds: (performance.now() - startedAtMs) / 1_000, cpuMs: cpuMsOf(server.pid()) - before };
}

async function startHub(line: FakeLine): Promise<Server> {
  const hub = await RunningHub.start({ line, env: { TRUST_PROXY: '1' } });
  return {
    url: hub.url,
    pid: () => hub.pid,
    restart: async () => {
      await hub.killGroup();
      await hub.start();
    },
    stop: () => hub.stop(),
  };
}

async function startBare(): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, 'sockets-bare.ts'), { execArgv: ['--import', 'tsx'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const pid = child.pid ?? -1;
  return {
    url,
    pid: () => pid,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

refuseFewFiles();
const line = await FakeLine.start();
const bareServer = await startBare();
const bare = await measure(bareServer);
await bareServer.stop();
const hubServer = await startHub(line);
const hub = await measure(hubServer);
await hubServer.stop();
await line.stop();
removeFolders();

const perVisitorKb = ({ emptyMb, fullMb }: Figures): string =>
  (((fullMb - emptyMb) * 1024) / VISITORS).toFixed(1);
const ROWS: readonly (readonly [name: string, read: (figures: Figures) => string])[] = [
  ['memory before, MB', ({ emptyMb }) => emptyMb.toFixed(0)],
  ['memory with all idle, MB', ({ fullMb }) => fullMb.toFixed(0)],
  ['memory each visitor, kB', perVisitorKb],
  ['CPU each handshake, ms', ({ joinCpuMs }) => joinCpuMs.toFixed(2)],
  ['all in, s', ({ joinSeconds }) => joinSeconds.toFixed(1)],
  ['CPU while all idle, ms a second', ({ idleCpuMsPerSecond }) => idleCpuMsPerSecond.toFixed(1)],
  ['CPU each message, ms', ({ echoCpuMs }) => echoCpuMs.toFixed(2)],
  ['all back after kill -9, s', ({ back }) => back?.seconds.toFixed(1) ?? '–'],
  ['CPU of their coming back, ms each', ({ back }) => (back === undefined ? '–' : (back.cpuMs / VISITORS).toFixed(2))], // prettier-ignore
];
const cores = execFileSync('nproc', { encoding: 'utf8' }).trim();
console.log(
  `\n${VISITORS} visitors on /visitor, Node ${process.version}, ${cores} cores; CPU and memory of the server's process`,
);
console.log(`${''.padEnd(38)}${'hub'.padStart(10)}${'socket.io'.padStart(12)}`);
for (const [name, read] of ROWS)
  console.log(`${name.padEnd(38)}${read(hub).padStart(10)}${read(bare).padStart(12)}`);
console.log(
  'A message of the hub: stored, answered by the bot, both shown. Of socket.io alone: shown, acknowledged.',
);
process.exit(0);
