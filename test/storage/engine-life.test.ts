// The engine of a hub: killed, restarted, shared. Every test has its own folder and its own engine.

import type { Collection } from 'mongoose';

import { connectDatabase, type Database, type DatabaseEvent } from '../../src/storage/connect.js';
import { CACHE_DIR, CHILD_ENTRY, freshFolder, removeFolders } from '../support/engine-folders.js';
import { isGone } from '../support/left-overs.js';
import { poll } from '../support/poll.js';

interface Row {
  _id: number;
}

const open: Database[] = [];
const events: DatabaseEvent[] = [];

async function connect(dataDir: string, sharing: 'own' | 'join' = 'own'): Promise<Database> {
  const onEvent = (event: DatabaseEvent): void => void events.push(event);
  const database = await connectDatabase({
    dataDir,
    sharing,
    onEvent,
    childEntry: CHILD_ENTRY,
    cacheDir: CACHE_DIR,
  });
  open.push(database);
  return database;
}

const enginePids = (): number[] =>
  events.flatMap((event) => (event.kind === 'engine-ready' ? [event.pid] : []));

const rowsOf = (database: Database): Collection<Row> => database.connection.collection<Row>('rows');

/** Stores rows one after the other until one is refused; returns the numbers that were acknowledged. */
async function storeUntilRefused(
  rows: Collection<Row>,
  onStored: (count: number) => void,
): Promise<number[]> {
  const stored: number[] = [];
  for (;;) {
    try {
      await rows.insertOne({ _id: stored.length });
    } catch {
      return stored;
    }
    stored.push(stored.length);
    onStored(stored.length);
  }
}

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  events.length = 0;
  removeFolders();
});

describe('a killed engine', () => {
  it('has every acknowledged write when it is back', async () => {
    const database = await connect(freshFolder());
    const rows = rowsOf(database);
    const kill = (count: number): void => {
      if (count === 50) process.kill(enginePids()[0] ?? 0, 'SIGKILL');
    };

    const stored = await storeUntilRefused(rows, kill);
    await poll('the engine answers again', async () => database.probe().then(() => true));

    const found = await rows.find({ _id: { $in: stored } }).toArray();
    expect(stored.length).toBeGreaterThanOrEqual(50);
    expect(found).toHaveLength(stored.length);
    expect(events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['engine-ready', 'engine-died', 'engine-ready']),
    );
  });

  it('is started again, and the connection comes back by itself', async () => {
    const database = await connect(freshFolder());

    process.kill(enginePids()[0] ?? 0, 'SIGKILL');
    await poll('a second engine serves', () => enginePids().length === 2);
    await poll('writes go through', async () =>
      rowsOf(database)
        .insertOne({ _id: 1 })
        .then(() => true),
    );

    expect(events).toContainEqual(expect.objectContaining({ kind: 'engine-died', signal: 'SIGKILL' }));
  });

  it('makes a probe fail while it hangs; then the database is told as lost, and as back', async () => {
    const database = await connect(freshFolder());

    // A stopped engine stays away: nobody restarts what has not died.
    process.kill(enginePids()[0] ?? 0, 'SIGSTOP');
    const probe = database.probe();

    await expect(probe).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    const isTold = (kind: DatabaseEvent['kind']) => events.some((event) => event.kind === kind);
    // The driver looks once a second, which a restart within that second escapes.
    await poll('the loss is told', () => isTold('database-lost'));
    process.kill(enginePids()[0] ?? 0, 'SIGCONT');
    await poll('the return is told', () => isTold('database-back'));
    expect(enginePids()).toHaveLength(1);
  });
});

describe('a folder in use', () => {
  it('is refused to a second hub in words that name it', async () => {
    const dataDir = freshFolder();
    await connect(dataDir);

    const second = connect(dataDir);

    await expect(second).rejects.toMatchObject({
      code: 'DATA_DIR_IN_USE',
      details: { dataDir, holderPid: enginePids()[0] },
    });
  });

  it('is open to a command, which leaves the engine running', async () => {
    const dataDir = freshFolder();
    const hub = await connect(dataDir);

    const command = await connect(dataDir, 'join');
    await rowsOf(command).insertOne({ _id: 7 });
    await command.close();

    expect(await rowsOf(hub).findOne({ _id: 7 })).toEqual({ _id: 7 });
    expect(enginePids()).toHaveLength(1);
  });
});

describe('a folder that nobody uses', () => {
  it('gets an engine from a command, which ends with it', async () => {
    const command = await connect(freshFolder(), 'join');
    await rowsOf(command).insertOne({ _id: 7 });
    await command.close();

    expect(enginePids().map(isGone)).toEqual([true]);
  });

  it('serves two commands that come at the same moment with one engine', async () => {
    const dataDir = freshFolder();

    const [first, second] = await Promise.all([connect(dataDir, 'join'), connect(dataDir, 'join')]);
    await rowsOf(first).insertOne({ _id: 1 });

    expect(await rowsOf(second).findOne()).toEqual({ _id: 1 });
    expect(enginePids()).toHaveLength(1);
  });

  it('may have a path longer than any socket', async () => {
    const dataDir = `${freshFolder()}/${'很長的資料夾名稱/'.repeat(8)}`;
    const hub = await connect(dataDir);
    await rowsOf(hub).insertOne({ _id: 1 });

    const command = await connect(dataDir, 'join');

    expect(await rowsOf(command).findOne()).toEqual({ _id: 1 });
    expect(enginePids()).toHaveLength(1);
  });
});
