// The store stands still or is full, the platforms fall silent or err, an agent takes the talk meanwhile. On a real hub;
// the judge is what people saw. A minute of silence is a quarter of one here: the hub is a process of its own, with the
// machine's clock.

import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { askAll, report, settle } from '../support/chaos-kills.js';
import { removeFolders } from '../support/engine-folders.js';
import { redelivered } from '../support/line-events.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { readQuestions } from '../support/shipped-questions.js';

const SEED = Number(process.env['YIMA_CHAOS_SEED'] ?? 1999);
/** LINE gives up a webhook after this long (channels.md §1.1). Unit: ms. */
const LINE_PATIENCE_MS = 2_000;
const STANDSTILL_MS = 10_000;
const SILENCE_MS = 15_000;
/** Smaller than what the engine has to write next. Unit: bytes. */
const FULL_AT = 1_024;

let sim: PlatformSimulator;
let hub: RunningHub;
beforeEach(async () => {
  const habits = { mostInBatch: 4, gatherMs: 20, twinShare: 0.1, againShare: 0.1 };
  sim = await PlatformSimulator.start({ seed: SEED, questions: await readQuestions(), habits });
  hub = await RunningHub.start(sim);
  sim.connect(hub);
}, 60_000);
afterEach(async () => {
  await sim.stop();
  await hub.stop();
  removeFolders();
});

/** Posts one event as LINE does, and says what it heard before its patience was over. */
async function deliver(...events: Parameters<typeof sim.line.signedWebhook>[0]): Promise<number | string> {
  const signal = AbortSignal.timeout(LINE_PATIENCE_MS);
  const signed = sim.line.signedWebhook(events);
  return fetch(hub.webhookUrl, { method: 'POST', ...signed, signal }).then(({ status }) => status, String);
}

it('says 503 in time while the engine stands still for ten seconds, and answers once afterwards', async () => {
  await askAll(sim, 0);
  const events = ['ann', 'ben', 'cat'].map((name) => sim.line.user(name).text(sim.questionOf(0)));
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
  expect([heard, readiness]).toEqual([[503, 503, 503], 503]);
  expect(again).toEqual([200, 200, 200]);
  for (const name of ['ann', 'ben', 'cat']) expect(sim.line.textsTo(sim.line.user(name).id)).toHaveLength(2);
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
}, 180_000);

it('acknowledges nothing that a full disk does not take, and goes on when there is room', async () => {
  await askAll(sim, 0);
  // The hub too: an engine that it starts again must find the disk as full as before.
  const pids = [hub.pid, hub.enginePid];
  for (const pid of pids) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${FULL_AT}:unlimited`]);
  const asking = askAll(sim, 1, 2_000);
  await poll(
    'the hub to refuse',
    () => sim.senders.line.refusals + sim.senders.messenger.refusals > 20,
    60_000,
  );
  for (const pid of [hub.pid, hub.enginePid])
    try {
      execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited'], { stdio: 'ignore' });
    } catch {
      // The engine of a moment ago has given up; the next one inherits what the hub may do.
    }
  await asking;
  const end = await settle(sim, hub);

  report('disk full', sim, end);
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
}, 240_000);

it('answers everything once after LINE and Messenger were silent', async () => {
  sim.fallSilent();
  await askAll(sim, 0);
  await delay(SILENCE_MS);
  sim.recover();
  await askAll(sim, 1);
  const end = await settle(sim, hub);

  report('platforms silent', sim, end);
  expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
}, 240_000);

it('answers everything once in bad weather', async () => {
  sim.rain(0.3);
  for (let n = 0; n < 4; n += 1) {
    sim.graph.echoHabit = sim.random() < 0.5 ? 'before-answer' : 'after-answer';
    await askAll(sim, n);
  }
  const end = await settle(sim, hub, 180_000);

  const verdict = sim.judge(end.unclear);
  report('bad weather', sim, end, { excused: verdict.excused });
  expect(verdict).toEqual({ findings: [], excused: [] });
}, 300_000);

it('lets a Messenger send that nothing told of be sent twice, by name, and no other', async () => {
  sim.unechoedShare = 0.5;
  sim.rain(0.3);
  for (let n = 0; n < 3; n += 1) await askAll(sim, n);
  const end = await settle(sim, hub, 180_000);

  const verdict = sim.judge(end.unclear);
  report('weather without echoes', sim, end, { excused: verdict.excused });
  expect(verdict.findings).toEqual([]);
  expect(verdict.excused.filter((name) => !name.startsWith('messenger'))).toEqual([]);
}, 300_000);
