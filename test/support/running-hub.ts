// The real hub as an operator runs it: the built program in a process group of its own, on a data folder and a port
// that stay the same over every restart. Tests kill it in every way and start it again.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { CACHE_DIR, CHILD_ENTRY, freshFolder } from './engine-folders.js';
import type { FakeGraph } from './fake-graph.js';
import type { FakeLine } from './fake-line.js';
import { isGone } from './left-overs.js';
import { poll } from './poll.js';

/** Below the range that the system hands to outgoing connections: a sender that knocks while the hub is down must not
 *  be given the very port that it knocks at. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;
/** What the drain may take at most (design §7). Unit: ms. */
const DRAIN_MS = 10_000;
/** The process starts anew with a cold cache on a machine where others start hubs too; the promise of 5 s is measured by the
 *  bench. Unit: ms. */
const READY_MS = 90_000;

export interface RunningHubOptions {
  readonly line: FakeLine;
  /** Turns Messenger on. */
  readonly graph?: FakeGraph;
  /** A folder that is used already; default: a fresh one. */
  readonly dataDir?: string;
  /** The program's folder; default: this one. */
  readonly root?: string;
  /** Settings besides the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
}

export class RunningHub {
  readonly dataDir: string;
  readonly url: string;
  /** From each start to its first "ready". Unit: ms. */
  readonly startTimesMs: number[] = [];
  readonly #main: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #enginePids: number[] = [];
  #child: ChildProcess | undefined;
  #words = '';

  private constructor(options: RunningHubOptions, port: number) {
    const { line, graph, dataDir = freshFolder(), root = '.', env = {} } = options;
    this.#main = path.resolve(root, 'dist/main.js');
    this.dataDir = dataDir;
    this.url = `http://127.0.0.1:${port}`;
    this.#env = {
      PATH: process.env['PATH'] ?? '',
      LINK_CHECK: 'off',
      HOME: process.env['HOME'] ?? '',
      XDG_CACHE_HOME: path.dirname(CACHE_DIR),
      PORT: String(port),
      DATA_DIR: dataDir,
      LINE_CHANNEL_SECRET: line.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
      LINE_API_BASE_URL: line.baseUrl,
      LINE_DATA_API_BASE_URL: line.baseUrl,
      ...(graph === undefined ? {} : graph.env),
      ...env,
    };
  }

  /** Starts a hub and waits until it is ready. */
  static async start(options: RunningHubOptions): Promise<RunningHub> {
    const hub = new RunningHub(options, await freePort());
    if (options.graph !== undefined) options.graph.webhookUrl = `${hub.url}/webhooks/messenger`;
    await hub.start();
    return hub;
  }

  get webhookUrl(): string {
    return `${this.url}/webhooks/line`;
  }

  get messengerUrl(): string {
    return `${this.url}/webhooks/messenger`;
  }

  get pid(): number {
    return this.#child?.pid ?? -1;
  }

  /** The engine that serves now. */
  get enginePid(): number {
    return this.#enginePids.at(-1) ?? -1;
  }

  /** Starts it on the same folder and port and waits until it can store. */
  async start(): Promise<void> {
    const startedAtMs = performance.now();
    const child = spawn(process.execPath, [this.#main], {
      env: this.#env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#words = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#hear(line);
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      this.#hear(line);
    });
    await poll('the hub is ready', () => this.isReady(), READY_MS).catch((cause: unknown) => {
      throw new Error(`the hub did not start:\n${this.#words}`, { cause });
    });
    this.startTimesMs.push(performance.now() - startedAtMs);
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/readyz`)).ok;
  }

  /** Its last words, for whoever asks why a test failed. */
  get words(): string {
    return this.#words;
  }

  /** kill -9 to every process of the group; resolves when all of them are gone. */
  async killGroup(): Promise<void> {
    process.kill(-this.pid, 'SIGKILL');
    await this.#allGone();
  }

  /** kill -9 to the hub alone; resolves when its engine, whose parent is gone, has ended too. */
  async killHub(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    await this.#allGone();
  }

  /** kill -9 to the engine alone. */
  killEngine(): void {
    // Signalling -1 would reach every process of this user.
    if (this.enginePid > 0) process.kill(this.enginePid, 'SIGKILL');
    else throw new Error('the hub has not named its engine: it logs below "info"');
  }

  /** The signal, as a service manager sends it (hub alone) or as Ctrl-C does (whole group); the exit code. */
  async end(signal: 'SIGTERM' | 'SIGINT', to: 'hub' | 'group'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) throw new Error('no hub is running');
    process.kill(to === 'group' ? -this.pid : this.pid, signal);
    await poll('the hub has drained', () => child.exitCode !== null || child.signalCode !== null, DRAIN_MS);
    await this.#allGone();
    return child.exitCode;
  }

  /** Ends whatever of it is still running; for `afterAll`. */
  async stop(): Promise<void> {
    if (!isGone(this.pid)) await this.killGroup();
  }

  /** The hub's database, through its own running engine. The caller closes it. */
  async openDatabase(): Promise<Database> {
    const onEvent = (): void => undefined;
    const { dataDir } = this;
    return connectDatabase({
      dataDir,
      sharing: 'join',
      childEntry: CHILD_ENTRY,
      cacheDir: CACHE_DIR,
      onEvent,
    });
  }

  async #allGone(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (this.enginePid > 0) await poll('the engine is gone too', () => isGone(this.enginePid));
  }

  #hear(line: string): void {
    this.#words = `${this.#words}${line}\n`.slice(-4_000);
    const pid = /"kind":"engine-ready","pid":(\d+)/.exec(line)?.[1];
    if (pid !== undefined) this.#enginePids.push(Number(pid));
  }
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(port, '127.0.0.1', () => {
        resolve(true);
      });
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
