// The embedded engine of a data folder as the house sees it: an address that stays, behind it a child that is
// started again whenever it dies. Called by connect.ts; knows nothing of mongoose.

import { setTimeout as delay } from 'node:timers/promises';

import { HubError } from '../../domain/errors.js';
import {
  addressOf,
  engineFolders,
  isAnswering,
  removeShortFolder,
  uriOf,
  type EngineFolders,
} from './engine-address.js';
import type { EngineEvent } from './engine-event.js';
import { spawnEngine, type EngineExit, type EngineProcess } from './engine-process.js';
import { findNodeLauncher, type NodeLauncher } from './private-libc.js';

/** The wait before a restart doubles from the first to the longest: a folder that cannot be opened costs little. Unit: ms. */
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** An engine that served this long was well: its next restart is immediate again. Unit: ms. */
const STABLE_AFTER_MS = 10_000;

export interface EngineOptions {
  /** DATA_DIR, of any length; created when missing. */
  readonly dataDir: string;
  /** The built engine-child.js. */
  readonly childEntry: string;
  /** `$XDG_CACHE_HOME/yima` or `~/.cache/yima`: keeps the private C library where one is needed. */
  readonly cacheDir: string;
  /** `own` (the hub): the folder must be free. `join` (commands): uses a running hub's engine, or starts one. */
  readonly sharing: 'own' | 'join';
  readonly onEvent: (event: EngineEvent) => void;
}

export interface Engine {
  /** A mongodb:// address that outlives restarts of the engine. */
  readonly uri: string;
  /** Ends the engine that we started, after what it is writing; leaves one that we joined alone. */
  stop(): Promise<void>;
  /** Lets this process end without `stop`: the engine then closes by itself. */
  unref(): void;
}

/**
 * Makes the engine of a folder available: the one start for the hub and for commands.
 * Throws ENGINE_UNSUPPORTED, DATA_DIR_IN_USE (only `own`) or ENGINE_FAILED.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const folders = engineFolders(options.dataDir);
  const running = options.sharing === 'join' ? await joinRunning(folders) : undefined;
  if (running !== undefined) return running;
  try {
    return await startEngine(options, folders);
  } catch (error) {
    const isHeld = error instanceof HubError && error.code === 'DATA_DIR_IN_USE';
    // A hub may have started between our look and our start.
    const late = isHeld && options.sharing === 'join' ? await joinRunning(folders) : undefined;
    if (late !== undefined) return late;
    throw error;
  }
}

async function joinRunning(folders: EngineFolders): Promise<Engine | undefined> {
  const address = addressOf(folders);
  if (!(await isAnswering(address))) return undefined;
  return { uri: uriOf(address), stop: async () => Promise.resolve(), unref: () => undefined };
}

async function startEngine(options: EngineOptions, folders: EngineFolders): Promise<Engine> {
  const launcher = await findNodeLauncher(options);
  const keeper = new EngineKeeper(options, folders, launcher);
  await keeper.start();
  return {
    uri: uriOf(folders.link),
    stop: async () => keeper.stop(),
    unref: () => {
      keeper.unref();
    },
  };
}

/** Keeps one engine alive from `start` to `stop`. */
class EngineKeeper {
  private readonly options: EngineOptions;
  private readonly folders: EngineFolders;
  private readonly launcher: NodeLauncher;
  private readonly stopping = new AbortController();
  private current: EngineProcess | undefined;
  private watching: Promise<void> = Promise.resolve();
  private restarts = 0;
  private readyAtMs = 0;
  private retryInMs = FIRST_RETRY_MS;
  private isUnreferenced = false;

  constructor(options: EngineOptions, folders: EngineFolders, launcher: NodeLauncher) {
    this.options = options;
    this.folders = folders;
    this.launcher = launcher;
  }

  /** Resolves when the engine serves; the first failure is the caller's, later ones are retried here. */
  async start(): Promise<void> {
    await this.spawnOnce();
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.watching;
    removeShortFolder(this.folders);
  }

  unref(): void {
    this.isUnreferenced = true;
    this.current?.unref();
  }

  private async spawnOnce(): Promise<void> {
    const startedAtMs = Date.now();
    const spawned = spawnEngine(this.launcher, this.options.childEntry, this.folders);
    this.current = spawned;
    if (this.isUnreferenced) spawned.unref();
    try {
      await spawned.ready;
    } catch (error) {
      await spawned.stop();
      throw error;
    }
    this.readyAtMs = Date.now();
    const { pid } = spawned;
    this.emit({ kind: 'engine-ready', pid, tookMs: this.readyAtMs - startedAtMs, restarts: this.restarts });
  }

  private async watch(): Promise<void> {
    while (!this.isStopping() && this.current !== undefined) {
      const exit = await this.current.exited;
      if (!this.isStopping()) await this.revive(exit);
    }
  }

  private async revive(exit: EngineExit): Promise<void> {
    if (Date.now() - this.readyAtMs >= STABLE_AFTER_MS) this.retryInMs = FIRST_RETRY_MS;
    this.restarts += 1;
    this.emit({ kind: 'engine-died', ...exit, retryInMs: this.retryInMs });
    while (await this.pause()) {
      try {
        await this.spawnOnce();
        return;
      } catch (error) {
        if (!this.isStopping()) {
          this.emit({ kind: 'engine-restart-failed', error, retryInMs: this.retryInMs });
        }
      }
    }
  }

  /** Waits before the next start and doubles the wait after it. False when we are told to stop. */
  private async pause(): Promise<boolean> {
    const waitMs = this.retryInMs;
    this.retryInMs = Math.min(LONGEST_RETRY_MS, waitMs * 2);
    try {
      await delay(waitMs, undefined, { signal: this.stopping.signal, ref: !this.isUnreferenced });
    } catch {
      // The only rejection is the abort of `stop`.
    }
    return !this.isStopping();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private emit(event: EngineEvent): void {
    this.options.onEvent(event);
  }
}
