// kill -9 while files of messages are on their way: afterwards each is kept once or said to be lost, and no part of one stays behind.

import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { removeFolders } from '../support/engine-folders.js';
import { FILES } from '../support/fake-files.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { smallRoot } from '../support/small-root.js';

/** Longer ago than a file may be young. Unit: s. */
const LONG_AGO_S = Date.now() / 1000 - 3_600;

let line: FakeLine;
let hub: RunningHub;
beforeAll(async () => {
  line = await FakeLine.start();
  hub = await RunningHub.start({ line, root: (await smallRoot(4)).root });
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await line.stop();
  removeFolders();
});

const filesOnDisk = (): string[] =>
  readdirSync(path.join(hub.dataDir, 'media'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

async function readRows() {
  const database = await hub.openDatabase();
  try {
    return await database.connection
      .collection<{ _id: string; state: string; file?: { name: string }; preview?: { name: string } }>(
        'media',
      )
      .find({})
      .toArray();
  } finally {
    await database.close();
  }
}

it('keeps each file once or says that it is lost, and leaves no part behind', async () => {
  const ann = line.user('ann');
  const there = Array.from({ length: 6 }, () => ann.image());
  const [gone] = [ann.image()];
  for (const [n, event] of there.entries())
    line.putContent(event, n < 3 ? { body: FILES.jpeg, habit: 'drip' } : { body: FILES.jpeg });
  await line.deliver(hub.webhookUrl, [...there, gone]);
  await poll('parts of files on disk', () => filesOnDisk().some((file) => file.endsWith('.part')));

  await hub.killGroup();
  const parts = filesOnDisk().filter((file) => file.endsWith('.part'));
  for (const file of filesOnDisk()) utimesSync(file, LONG_AGO_S, LONG_AGO_S);
  for (const event of there) line.putContent(event, { body: FILES.jpeg });
  await hub.start();
  await poll(
    'every file to come to its end',
    async () => {
      const rows = await readRows();
      return rows.length === 7 && rows.every(({ state }) => state === 'stored' || state === 'failed');
    },
    120_000,
  );
  await poll('the parts to be swept', () => !filesOnDisk().some((file) => file.endsWith('.part')), 60_000);

  const rows = await readRows();
  const kept = rows.flatMap(({ file, preview }) => [file, preview].flatMap((each) => each?.name ?? []));
  expect(parts.length).toBeGreaterThan(0);
  expect(rows.filter(({ state }) => state === 'stored')).toHaveLength(6);
  expect(rows.filter(({ state }) => state === 'failed')).toHaveLength(1);
  expect(
    filesOnDisk()
      .map((file) => path.basename(file))
      .sort(),
  ).toEqual(kept.sort());
}, 300_000);
