// `npm run bench:chaos -- --kills 200`: the kills of `test/chaos/kills.test.ts`, as many as you like, with what the hub knows of
// every bubble that somebody saw twice or not at all. Ends with exit code 1 when a promise was not kept.

import { parseArgs } from 'node:util';

import { historyOf, killUnderLoad, report, settle } from '../support/chaos-kills.js';
import { removeFolders } from '../support/engine-folders.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { RunningHub } from '../support/running-hub.js';
import { smallRoot } from '../support/small-root.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1999' },
    line: { type: 'string', default: '8' },
    messenger: { type: 'string', default: '6' },
    web: { type: 'string', default: '3' },
  },
});
const seed = Number(values.seed);
const kills = Number(values.kills);

const habits = { mostInBatch: 4, gatherMs: 20, twinShare: 0.1, againShare: 0.1 };
const people = { line: Number(values.line), messenger: Number(values.messenger), web: Number(values.web) };
// A question of its own for each kill: who is asked the same again may be answered out of turn.
const { root, questions } = await smallRoot(kills + 8);
const sim = await PlatformSimulator.start({ seed, questions, people, habits });
const hub = await RunningHub.start({ line: sim.line, graph: sim.graph, root });
sim.connect(hub);
try {
  const startedAtMs = performance.now();
  const killed = await killUnderLoad(sim, hub, { kills });
  const end = await settle(sim, hub);
  const { findings, excused } = sim.judge(end.unclear);
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  report('kills', sim, end, { seed, killed, seconds, startMs: hub.startTimesMs.map(Math.round) });
  for (const name of excused) console.log(`excused: ${name}`);
  for (const finding of findings) {
    console.log(`BROKEN: ${finding.promise}: ${finding.who}: ${finding.what}`);
    console.log(JSON.stringify(await historyOf(sim, hub, finding), null, 1));
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await sim.stop();
  await hub.stop();
  removeFolders();
}
