// Two hundred agents race for two thousand talks: npm run bench:floor -- --agents 200 --talks 2000. Loopback, an engine of its own.

import { parseArgs } from 'node:util';

import { connectDatabase } from '../../src/storage/connect.js';
import { CACHE_DIR, CHILD_ENTRY, freshFolder } from '../support/engine-folders.js';
import { raceOnFloor } from '../support/floor-race.js';

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '200' },
    talks: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '40' },
    seed: { type: 'string', default: '1999' },
    teams: { type: 'string', default: '5' },
  },
});
const database = await connectDatabase({
  dataDir: freshFolder(),
  childEntry: CHILD_ENTRY,
  cacheDir: CACHE_DIR,
  onEvent: () => undefined,
});
const size = {
  agents: Number(values.agents),
  talks: Number(values.talks),
  atOnce: Number(values['at-once']),
  seed: Number(values.seed),
  teams: Number(values.teams),
  arrivalTicks: 30,
  moreTicks: 40,
};
const begun = Date.now();
const report = await raceOnFloor(database.connection, size);
console.log(JSON.stringify({ ...size, tookS: Math.round((Date.now() - begun) / 1000), ...report }, null, 2));
await database.close();
process.exit(report.faults.length === 0 && report.stranded === 0 ? 0 : 1);
