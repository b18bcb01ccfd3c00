// What reaches a whole process group: Ctrl-C, a service manager's stop, kill -9. The hub here is a real process.

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { connectDatabase } from '../../src/storage/connect.js';
import { CACHE_DIR, CHILD_ENTRY, freshFolder, removeFolders } from '../support/engine-folders.js';
import { startStoringHub } from '../support/hub-process.js';
import { isGone } from '../support/left-overs.js';
import { poll } from '../support/poll.js';

const ROWS = 20;

/** Opens the folder as the next hub does, looks at its rows and closes it again. */
async function reopen(dataDir: string): Promise<{ ids: unknown[]; sockets: string[] }> {
  const onEvent = (): void => undefined;
  const database = await connectDatabase({ dataDir, onEvent, childEntry: CHILD_ENTRY, cacheDir: CACHE_DIR });
  const rows = await database.connection.collection('rows').find().toArray();
  const sockets = readdirSync(path.join(dataDir, 'run')).filter((name) =>
    name.startsWith('embedded-mongodb-'),
  );
  await database.close();
  return { ids: rows.map((row) => row._id), sockets };
}

afterEach(removeFolders);

describe('kill -9', () => {
  it('of the whole group leaves no process, and the folder opens at once with all that was acknowledged', async () => {
    const dataDir = freshFolder();
    const hub = await startStoringHub(dataDir, ROWS);

    process.kill(-hub.pid, 'SIGKILL');
    await hub.ended;
    const { ids, sockets } = await reopen(dataDir);

    expect(isGone(hub.engine)).toBe(true);
    expect(ids.length).toBeGreaterThanOrEqual(hub.storedCount());
    expect(sockets).toHaveLength(1);
  });

  it('of the hub alone ends its engine too, and the next hub waits for it', async () => {
    const dataDir = freshFolder();
    const hub = await startStoringHub(dataDir, ROWS);

    process.kill(hub.pid, 'SIGKILL');
    const { ids } = await reopen(dataDir);

    expect(isGone(hub.engine)).toBe(true);
    expect(ids.length).toBeGreaterThanOrEqual(hub.storedCount());
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s to the whole group', (signal) => {
  it('lets the hub store its last row before the engine goes', async () => {
    const dataDir = freshFolder();
    const hub = await startStoringHub(dataDir, ROWS);

    process.kill(-hub.pid, signal);
    await hub.ended;
    await poll('the engine has ended', () => isGone(hub.engine));

    expect(hub.failure()).toBeUndefined();
    expect((await reopen(dataDir)).ids).toContain('drained');
  });
});
