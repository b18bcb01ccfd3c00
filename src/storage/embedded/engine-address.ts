// Where an engine of a data folder lives and under which short, lasting address it is reached.
// The engine's own socket has a new name at each start; a symlink with a fixed name points at it, so that
// mongoose reconnects by itself and commands find the engine of a running hub.

import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { engineFailed } from './engine-errors.js';

/** Longest path of a Unix socket, in bytes. Source: unix(7), sun_path is 108 bytes with the closing NUL. */
export const SOCKET_PATH_MAX_BYTES = 107;
/** What the engine package appends to its temporary folder: `/embedded-mongodb-XXXXXX/mongodb.sock`. */
const SOCKET_SUFFIX_BYTES = Buffer.byteLength('/embedded-mongodb-XXXXXX/mongodb.sock');
/** The beginning of the folder name that the engine package gives to its socket (0.1.1, index.js). */
export const SOCKET_FOLDER_PREFIX = 'embedded-mongodb-';
const LINK_NAME = 'engine.sock';

export interface EngineFolders {
  readonly dataDir: string;
  /** The database files. */
  readonly db: string;
  /** Holds the socket's folder and the link; private to this user, short enough for a socket. */
  readonly run: string;
  /** The lasting address: a symlink to the socket of the engine that serves now. */
  readonly link: string;
  /** Where the link is found when `DATA_DIR/run` itself is too long for a socket; else undefined. */
  readonly alias: string | undefined;
}

/** Names the folders of `dataDir` (any length); creates nothing. */
export function engineFolders(dataDir: string): EngineFolders {
  const absolute = path.resolve(dataDir);
  const natural = path.join(absolute, 'run');
  const run = isShortEnough(natural) ? natural : shortRunFolder(absolute);
  return {
    dataDir: absolute,
    db: path.join(absolute, 'db'),
    run,
    link: path.join(run, LINK_NAME),
    alias: run === natural ? undefined : path.join(natural, LINK_NAME),
  };
}

function isShortEnough(run: string): boolean {
  return Buffer.byteLength(run) + SOCKET_SUFFIX_BYTES <= SOCKET_PATH_MAX_BYTES;
}

function shortRunFolder(dataDir: string): string {
  const name = `yima-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const preferred = path.join(tmpdir(), name);
  return isShortEnough(preferred) ? preferred : path.join('/tmp', name);
}

/** Creates the folders, private to this user. Throws ENGINE_FAILED when the short folder belongs to someone else. */
export function createFolders(folders: EngineFolders): void {
  mkdirSync(folders.db, { recursive: true, mode: 0o700 });
  mkdirSync(folders.run, { recursive: true, mode: 0o700 });
  const found = lstatSync(folders.run);
  // In a shared temporary folder anyone may have made this name first: never serve a database there.
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw engineFailed(folders.dataDir, `${folders.run} belongs to another user`);
  }
  chmodSync(folders.run, 0o700);
  if (folders.alias === undefined) return;
  mkdirSync(path.dirname(folders.alias), { recursive: true, mode: 0o700 });
  pointLink(folders.alias, folders.link);
}

/** Takes away what lies outside of DATA_DIR, once the engine has ended. */
export function removeShortFolder(folders: EngineFolders): void {
  if (folders.alias === undefined) return;
  rmSync(folders.alias, { force: true });
  rmSync(folders.run, { recursive: true, force: true });
}

/** Makes `link` point at `target` in one step: a reader sees the old target or the new one. */
export function pointLink(link: string, target: string): void {
  const fresh = `${link}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(target, fresh);
  renameSync(fresh, link);
}

/** The address to connect to: the alias is followed, for a command may have another temporary folder than the hub. */
export function addressOf(folders: EngineFolders): string {
  if (folders.alias === undefined) return folders.link;
  try {
    return readlinkSync(folders.alias);
  } catch {
    // No alias yet: no engine was ever started here, and the link's own name answers just as well.
    return folders.link;
  }
}

/**
 * What the driver must know of the engine. It has no sessions, by which a retried write would be known. And it must be
 * asked for `w=1`: with `w: 'majority'` it acknowledges before the journal is written, whatever `journal` says.
 * Measured with package 0.1.1, kill -9 right after the last answer: majority lost 58 of 422 acknowledged writes,
 * w=1 with journal none of some 4,000 (insert, update, findAndModify, bulk; one and four at a time).
 */
const ADDRESS_OPTIONS = 'directConnection=true&retryWrites=false&w=1&journal=true';

/** The driver's address of a socket path. */
export function uriOf(socketPath: string): string {
  return `mongodb://${encodeURIComponent(socketPath)}/?${ADDRESS_OPTIONS}`;
}

/** Does an engine accept connections at this address now? A link that a killed engine left answers no. */
export async function isAnswering(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
