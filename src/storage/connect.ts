// The one connection to the database: a MongoDB named by its address, or the embedded engine of a data folder.
// Called by compose and by commands; stores get the connection and never make their own.

import mongoose, { type ConnectOptions } from 'mongoose';

import { HubError, StoreUnavailableError } from '../domain/errors.js';
import type { EngineEvent } from './embedded/engine-event.js';
import { openEngine } from './embedded/engine.js';
import { endHungWaits } from './hung-waits.js';

/** Collections live in this database unless the address names another. */
const DATABASE_NAME = 'yima';

/** How long a command waits for a database that is away. Webhooks must be refused within 2 s (LINE). Unit: ms. */
const SELECTION_TIMEOUT_MS = 1_500;
/** A database that is there but answers nothing is given up after heartbeat + connect timeout. Unit: ms. */
const HEARTBEAT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** The longest single command: an index over a large collection, a report. Unit: ms. */
const SOCKET_TIMEOUT_MS = 120_000;

export type DatabaseEvent =
  EngineEvent | { readonly kind: 'database-lost' } | { readonly kind: 'database-back' };

export interface DatabaseOptions {
  /** MONGODB_URI; without it the embedded engine serves `dataDir`. Time limits in the address win over ours. */
  readonly uri?: string;
  readonly dataDir: string;
  /** The built engine-child.js. */
  readonly childEntry: string;
  /** `$XDG_CACHE_HOME/yima` or `~/.cache/yima`. */
  readonly cacheDir: string;
  /** `own` (the hub, default): the data folder must be free. `join` (commands): a running hub's engine is used. */
  readonly sharing?: 'own' | 'join';
  /** Another database than the address names or `yima`; tests take a fresh one each. */
  readonly databaseName?: string;
  readonly onEvent: (event: DatabaseEvent) => void;
}

export interface Database {
  /** For models: `connection.model(name, schema)`. Indexes are built by each store's own step, never by themselves. */
  readonly connection: mongoose.Connection;
  /** Stores one small document durably, always the same. Throws StoreUnavailableError, at most 2 s later where it is dead. */
  probe(): Promise<void>;
  /** Ends the connection, then the engine, if it is ours. */
  close(): Promise<void>;
}

/**
 * Connects, starting the embedded engine where no address is given. A lost connection comes back by itself; until
 * then every command fails within 2 s. Writes are acknowledged by the majority's journal.
 *
 * Filters are strict: a path that the schema lacks throws, and an operator must be written as
 * `mongoose.trusted({ $lt: now })`; an object from outside is otherwise compared as a value.
 *
 * Throws StoreUnavailableError, MONGODB_URI_INVALID, or the embedded engine's ENGINE_UNSUPPORTED, DATA_DIR_IN_USE, ENGINE_FAILED.
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = options.uri === undefined ? await openEngine(engineOptions(options)) : undefined;
  try {
    const connection = await connect(options.uri ?? engine?.uri ?? '', options.databaseName);
    announce(connection, options.onEvent);
    const stopLooking = endHungWaits(connection);
    return {
      connection,
      probe: async () => probe(connection),
      close: async () => {
        connection.removeAllListeners('disconnected');
        await connection.close();
        stopLooking();
        await engine?.stop();
      },
    };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}

function engineOptions(options: DatabaseOptions): Parameters<typeof openEngine>[0] {
  const { dataDir, childEntry, cacheDir, onEvent } = options;
  return { dataDir, childEntry, cacheDir, onEvent, sharing: options.sharing ?? 'own' };
}

async function connect(uri: string, databaseName: string | undefined): Promise<mongoose.Connection> {
  // An instance of our own: its strictness is set here and nowhere else, and nothing leaks into the library's global.
  const library = new mongoose.Mongoose({ strictQuery: 'throw', sanitizeFilter: true });
  const connection = library.createConnection();
  try {
    return await connection.openUri(uri, connectOptions(uri, databaseName));
  } catch (error) {
    // Else the driver would look for the database as long as this process lives.
    await connection.close();
    throw faultOf(error);
  }
}

/** An address that cannot be read is the operator's to change; anything else may pass. */
function faultOf(error: unknown): HubError {
  // Told by name: the driver and its parser of addresses each have a class of this name.
  if (!(error instanceof Error) || error.name !== 'MongoParseError') return new StoreUnavailableError(error);
  const message =
    `MONGODB_URI 的格式不正確: ${error.message}。範例: mongodb://主機:27017/yima\n` +
    `MONGODB_URI cannot be read: ${error.message}. Example: mongodb://host:27017/yima`;
  return new HubError('MONGODB_URI_INVALID', message);
}

function connectOptions(uri: string, databaseName: string | undefined): ConnectOptions {
  const tunable = Object.entries({
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    heartbeatFrequencyMS: HEARTBEAT_MS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
  });
  const named = new URLSearchParams(uri.split('?')[1]?.toLowerCase());
  const dbName = databaseName ?? (namesDatabase(uri) ? undefined : DATABASE_NAME);
  return {
    ...Object.fromEntries(tunable.filter(([name]) => !named.has(name.toLowerCase()))),
    ...(dbName === undefined ? {} : { dbName }),
    // The journal is not tunable: what we acknowledge to a platform is on disk.
    writeConcern: { w: writersOf(named.get('w')), journal: true },
    autoIndex: false,
    autoCreate: false,
    // A command that waits in a queue for a dead database answers its webhook too late.
    bufferCommands: false,
  };
}

/** How many members must have a write: what the address says, else the majority. */
function writersOf(named: string | null): number | 'majority' {
  const count = Number(named ?? Number.NaN);
  return Number.isNaN(count) ? 'majority' : count;
}

/** Does `mongodb://hosts/NAME?options` carry a name? */
function namesDatabase(uri: string): boolean {
  return /^[^/]+\/\/[^/]+\/[^?]/.test(uri);
}

function announce(connection: mongoose.Connection, onEvent: (event: DatabaseEvent) => void): void {
  let isLost = false;
  connection.on('disconnected', () => {
    if (!isLost) onEvent({ kind: 'database-lost' });
    isLost = true;
  });
  connection.on('connected', () => {
    if (isLost) onEvent({ kind: 'database-back' });
    isLost = false;
  });
}

/** The promise behind /readyz is "can store", so it stores. */
async function probe(connection: mongoose.Connection): Promise<void> {
  try {
    const probes = connection.getClient().db(connection.name).collection<{ _id: string }>('probes');
    const change = { $set: { at: new Date() } };
    await probes.updateOne({ _id: 'readyz' }, change, { upsert: true, timeoutMS: SELECTION_TIMEOUT_MS });
  } catch (error) {
    throw new StoreUnavailableError(error);
  }
}
