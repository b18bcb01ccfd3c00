// Nothing acknowledged is lost or said twice, however often the hub is killed. The judge is what LINE and Messenger took.

import { setTimeout as delay } from 'node:timers/promises';

import { askAll, killUnderLoad, report, settle } from '../support/chaos-kills.js';
import { removeFolders } from '../support/engine-folders.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { smallRoot } from '../support/small-root.js';

/** `YIMA_CHAOS_SEED=7 npm test -- chaos` tries another history. */
const SEED = Number(process.env['YIMA_CHAOS_SEED'] ?? 1999);
const KILLS = 40;

let sim: PlatformSimulator;
let hub: RunningHub;

beforeEach(async () => {
  const habits = { mostInBatch: 4, gatherMs: 20, twinShare: 0.1, againShare: 0.1 };
  const people = { line: 8, messenger: 6, web: 3 };
  const { root, questions } = await smallRoot(KILLS + 8);
  sim = await PlatformSimulator.start({ seed: SEED, questions, people, habits });
  hub = await RunningHub.start({ line: sim.line, graph: sim.graph, root });
  sim.connect(hub);
}, 60_000);
afterEach(async () => {
  await sim.stop();
  await hub.stop();
  removeFolders();
});

it(`answers everything once over ${KILLS} kills of hub and engine`, async () => {
  const killed = await killUnderLoad(sim, hub, { kills: KILLS });
  const end = await settle(sim, hub);

  report('kills', sim, end, { seed: SEED, killed });
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
  expect(Object.keys(end.outbox).filter((state) => !['accepted', 'unclear'].includes(state))).toEqual([]);
}, 900_000);

it.each([
  ['SIGTERM to the hub', 'SIGTERM', 'hub'],
  ['Ctrl-C, which reaches the whole group', 'SIGINT', 'group'],
] as const)(
  'drains on %s: exit 0 within 10 s, no send left in doubt',
  async (_, signal, to) => {
    sim.line.latencyMs = 200;

    const asking = askAll(sim, 0);
    await delay(sim.random() * 500);
    const code = await hub.end(signal, to);
    await hub.start();
    await asking;
    const end = await settle(sim, hub);

    report(signal, sim, end);
    expect(code).toBe(0);
    expect(sim.judge()).toEqual({ findings: [], excused: [] });
    expect(Object.keys(end.outbox)).toEqual(['accepted']);
  },
  90_000,
);

it('drains within 10 s while nobody answers, and a lost answer is asked for again', async () => {
  sim.fallSilent();

  await askAll(sim, 0, 0);
  await poll('the sends that hang', () => sim.line.calls.length > 0 && sim.graph.calls > 0);
  const code = await hub.end('SIGTERM', 'hub');
  sim.recover();
  await hub.start();
  const end = await settle(sim, hub);

  report('SIGTERM while nobody answers', sim, end);
  expect(code).toBe(0);
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
}, 300_000);
