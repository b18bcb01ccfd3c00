// The real database for tests: one embedded engine per jest worker, started by the first file that asks, and a
// fresh database for each test file. Where TEST_MONGODB_URI is set, that deployment serves instead.

import { randomBytes } from 'node:crypto';

import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { openEngine } from '../../src/storage/embedded/engine.js';
import { CACHE_DIR, CHILD_ENTRY, WORKER_FOLDER } from './engine-folders.js';

/**
 * Connects the calling test file to a database of its own, for the whole file; it is dropped and closed after the
 * last test. Call it at the top level of a file or of a `describe`, and use `connection` inside tests and hooks.
 * @example
 * const db = testDatabase();
 * it('keeps what it stored', async () => {
 *   const Note = db().connection.model('Note', new Schema({ text: String }));
 * });
 */
export function testDatabase(): () => Database {
  let database: Database | undefined;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 120_000);
  afterAll(async () => {
    await database?.connection.dropDatabase();
    await database?.close();
  });
  return () => {
    if (database === undefined) throw new Error('The test database is there in hooks and tests only.');
    return database;
  };
}

/** A connection to a new, empty database. */
async function openTestDatabase(): Promise<Database> {
  const databaseName = `t${process.pid}_${randomBytes(4).toString('hex')}`;
  const uri = await testMongoUri();
  const onEvent = (): void => undefined;
  return connectDatabase({
    uri,
    databaseName,
    onEvent,
    dataDir: WORKER_FOLDER,
    childEntry: CHILD_ENTRY,
    cacheDir: CACHE_DIR,
  });
}

/** The address of the worker's engine, or TEST_MONGODB_URI. */
export async function testMongoUri(): Promise<string> {
  const given = process.env['TEST_MONGODB_URI'];
  if (given !== undefined && given !== '') return given;
  const onEvent = (): void => undefined;
  // Joined where an earlier file of this worker started it. Never stopped by a file: it ends with the worker.
  const options = { dataDir: WORKER_FOLDER, childEntry: CHILD_ENTRY, cacheDir: CACHE_DIR, onEvent };
  const engine = await openEngine({ ...options, sharing: 'join' });
  engine.unref();
  return engine.uri;
}
