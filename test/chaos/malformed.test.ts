// Ten thousand webhooks that no platform would send, signed and unsigned: the hub says 2xx, 4xx or 503, forgets them again, and
// answers the next citizen.

import fc from 'fast-check';

import { removeFolders } from '../support/engine-folders.js';
import { lineBodies, messengerBodies } from '../support/mutated-webhooks.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { settle } from '../support/chaos-kills.js';
import { RunningHub } from '../support/running-hub.js';
import { readQuestions } from '../support/shipped-questions.js';

/** `YIMA_CHAOS_SEED=7 npm test -- malformed` tries others. */
const SEED = Number(process.env['YIMA_CHAOS_SEED'] ?? 1999);
const BODIES = 10_000;
const AT_ONCE = 16;
/** One body in five carries no signature, or that of another body. */
const UNSIGNED_EVERY = 5;
/** Memory after the storm, over memory before it: a leak of a kilobyte a body would be 10 MB, of each body's events far more. */
const MOST_GROWTH = 1.6;

/** Makes the hub's process forget what it can at once when it is asked to: memory is judged after that. */
const NODE_OPTIONS = `--expose-gc --import data:text/javascript,process.on('SIGUSR2',()=>gc())`;

let sim: PlatformSimulator;
let hub: RunningHub;
beforeAll(async () => {
  const questions = await readQuestions();
  sim = await PlatformSimulator.start({ seed: SEED, questions, people: { line: 1, messenger: 1 } });
  hub = await RunningHub.start({ line: sim.line, graph: sim.graph, env: { NODE_OPTIONS } });
  sim.connect(hub);
}, 60_000);
afterAll(async () => {
  await sim.stop();
  await hub.stop();
  removeFolders();
});

/** The heap that is in use after a collection. Unit: bytes. */
async function heapAfterCollection(): Promise<number> {
  const readings: number[] = [];
  await poll('three readings after collections', async () => {
    process.kill(hub.pid, 'SIGUSR2');
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    const used = /^yima_nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1];
    if (used !== undefined) readings.push(Number(used));
    return readings.length >= 3;
  });
  return Math.min(...readings);
}

interface Storm {
  readonly path: string;
  readonly bodies: fc.Arbitrary<string>;
  readonly header: string;
  readonly sign: (body: Buffer) => string;
}

/** Posts `count` bodies, some at once; how often each status came. */
async function blow(
  { path, bodies, header, sign }: Storm,
  count: number,
): Promise<Map<number | string, number>> {
  const statuses = new Map<number | string, number>();
  const sample = fc.sample(bodies, { numRuns: count, seed: SEED });
  const post = async (text: string, n: number): Promise<void> => {
    const body = Buffer.from(text);
    const signature = n % UNSIGNED_EVERY === 0 ? sign(Buffer.from(`${text} `)) : sign(body);
    const headers = n % (2 * UNSIGNED_EVERY) === 0 ? {} : { [header]: signature };
    const ask = async (): Promise<number | string> => {
      const response = await fetch(hub.url + path, { method: 'POST', body, headers });
      await response.arrayBuffer();
      return response.status;
    };
    // Again where the hub had just closed an idle connection that we were about to use.
    const status = await ask().catch(ask).catch(ask).catch(String);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const queue = sample.entries();
  const work = async (): Promise<void> => {
    for (const [n, text] of queue) await post(text, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return statuses;
}

it(`stays well over ${BODIES} malformed webhooks`, async () => {
  const storms: readonly Storm[] = [
    {
      path: '/webhooks/line',
      bodies: lineBodies(),
      header: 'x-line-signature',
      sign: (body) => sim.line.sign(body),
    },
    {
      path: '/webhooks/messenger',
      bodies: messengerBodies(),
      header: 'x-hub-signature-256',
      sign: (body) => sim.graph.sign(body),
    },
  ];
  const { pid } = hub;
  for (const person of sim.people) await sim.ask(person, 0);
  // Warm: the first requests compile code and fill caches.
  for (const storm of storms) await blow(storm, 300);
  await settle(sim, hub);
  const before = await heapAfterCollection();

  const statuses = [];
  for (const storm of storms) statuses.push(await blow(storm, BODIES / storms.length));
  await settle(sim, hub, 240_000);
  const after = await heapAfterCollection();
  for (const person of sim.people) await sim.ask(person, 1);
  const end = await settle(sim, hub);

  const heard = statuses.map((counts) => Object.fromEntries(counts));
  const heapMb = [before, after].map((bytes) => Math.round(bytes / 1024 / 1024));
  process.stdout.write(`malformed: ${JSON.stringify({ seed: SEED, heard, heapMb, outbox: end.outbox })}\n`);
  expect(statuses.flatMap((counts) => [...counts.keys()]).filter((status) => !isAllowed(status))).toEqual([]);
  // The storm is no storm if most of it is refused at the gate.
  for (const counts of statuses) expect(counts.get(200)).toBeGreaterThan(BODIES / storms.length / 2);
  expect(hub.pid).toBe(pid);
  expect(after / before).toBeLessThan(MOST_GROWTH);
  expect(sim.judge().findings.filter(({ promise }) => promise !== 'within the rules')).toEqual([]);
}, 600_000);

const isAllowed = (status: number | string): boolean =>
  typeof status === 'number' && (status < 500 || status === 503);
