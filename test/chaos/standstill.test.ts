// The engine stands still for ten seconds. In a file of its own: here it is judged how soon a webhook is told.

import { setTimeout as delay } from 'node:timers/promises';

import { askAll, report, settle } from '../support/chaos-kills.js';
import { removeFolders } from '../support/engine-folders.js';
import { redelivered } from '../support/line-events.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { smallRoot } from '../support/small-root.js';

const SEED = Number(process.env['YIMA_CHAOS_SEED'] ?? 1999);
const STANDSTILL_MS = 10_000;
/** Every answer within this long came while the engine stood. LINE gives up after 2 s (channels.md §1.1): how long the hub itself waits is
 *  held by the clock of `gather.test.ts`, for here other work shares the processors. Unit: ms. */
const STILL_STANDING_MS = 6_000;
/** More at once than are written at once: the last stand in line behind writes that hang. */
const PEOPLE = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal'];

let sim: PlatformSimulator;
let hub: RunningHub;
beforeEach(async () => {
  const habits = { mostInBatch: 4, gatherMs: 20, twinShare: 0.1, againShare: 0.1 };
  const { root, questions } = await smallRoot(20);
  sim = await PlatformSimulator.start({ seed: SEED, questions, habits });
  hub = await RunningHub.start({ line: sim.line, graph: sim.graph, root });
  sim.connect(hub);
}, 60_000);
afterEach(async () => {
  await sim.stop();
  await hub.stop();
  removeFolders();
});

/** Posts one event as LINE does, and says what it heard while the engine stood. */
async function deliver(...events: Parameters<typeof sim.line.signedWebhook>[0]): Promise<number | string> {
  const signal = AbortSignal.timeout(STILL_STANDING_MS);
  const signed = sim.line.signedWebhook(events);
  return fetch(hub.webhookUrl, { method: 'POST', ...signed, signal }).then(({ status }) => status, String);
}

it('says 503 in time while the engine stands still for ten seconds, and answers once afterwards', async () => {
  await askAll(sim, 0);
  const events = PEOPLE.map((name) => sim.line.user(name).text(sim.questionOf(0)));
  process.kill(hub.enginePid, 'SIGSTOP');
  const heard = await Promise.all(events.map((event) => deliver(event)));
  const readiness = (await fetch(`${hub.url}/readyz`)).status;
  const asking = askAll(sim, 1);
  await delay(STANDSTILL_MS);
  process.kill(hub.enginePid, 'SIGCONT');
  await poll('the store is back', () => hub.isReady());
  const again = await Promise.all(events.map((event) => deliver(redelivered(event))));
  await asking;
  const end = await settle(sim, hub);

  report('engine stopped', sim, end);
  expect([heard, readiness]).toEqual([PEOPLE.map(() => 503), 503]);
  expect(again).toEqual(PEOPLE.map(() => 200));
  for (const name of PEOPLE) expect(sim.line.textsTo(sim.line.user(name).id)).toHaveLength(2);
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
}, 180_000);
