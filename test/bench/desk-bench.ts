// `npm run bench:desk`: how soon an agent sees what a citizen wrote, and has suggestions for it, with a full floor; beside the
// same floor with an empty queue. From the webhook leaving LINE to the event at the agent's socket; CPU and memory are the hub
// process's own (the engine apart). Loopback only; `-- --agents 10 --talks 200` for less.

import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { accountId } from '../../src/domain/ids.js';
import { DeskAgent } from '../support/desk-agent.js';
import { removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { percentile, postPaced } from './paced-load.js';
import { cpuMsOf, rssMbOf } from './process-cost.js';

const { values } = parseArgs({
  options: { agents: { type: 'string', default: '50' }, talks: { type: 'string', default: '2000' } },
});
const AGENTS = Number(values.agents);
const TALKS = Number(values.talks);
const PASSWORD = '夏天的風吹過淡水河邊的夜晚';
const QUESTION = '身分證不見了怎麼辦';
/** Citizens that come to the desk, a second. */
const ARRIVE_PER_SECOND = 40;
const MESSAGES = 400;
const MESSAGES_PER_SECOND = 10;
const IDLE_MS = 10_000;
const PATIENCE_MS = 300_000;
const LEARNS_AFTER_MS = 70_000;
const QUIET_MS = 3_000;
/** Of one core. */
const QUIET_SHARE = 0.1;

interface Seat {
  readonly agent: DeskAgent;
  readonly talks: string[];
}

interface Figures {
  readonly open: number;
  /** Unit: ms. */
  readonly seen: readonly number[];
  readonly suggested: readonly number[];
  readonly claimed: readonly number[];
  readonly listed: readonly number[];
  readonly idleCpuMsPerSecond: number;
  readonly messageCpuMs: number;
  readonly memoryMb: number;
}

const line = await FakeLine.start();
const hub = await RunningHub.start({
  line,
  env: { ...ADMIN_ENV, SERVICE_HOURS: 'daily 00:00-24:00' },
});
const talkOf = (name: string): string => conversationIdOf(accountId('line'), line.user(name).id);

/** Added by an administrator and signed in, each by themselves. */
async function seatAll(): Promise<Seat[]> {
  const admin = new StaffClient(() => hub.url);
  await admin.signIn();
  const seats: Seat[] = [];
  for (let n = 0; n < AGENTS; n += 1) {
    const email = `agent-${n}@city.gov.tw`;
    const added = await admin.send('POST', '/api/v1/staff', {
      body: { email, name: `專員 ${n}`, roles: ['agent'], password: PASSWORD },
    });
    const client = new StaffClient(() => hub.url);
    const signedIn = await client.signIn({ email, password: PASSWORD });
    if (added.status !== 201 || client.cookie === undefined)
      throw new Error(`agent ${n}: ${added.status} ${added.text} ${signedIn.status}`);
    const { id } = added.body as { readonly id: string };
    const identity = { id, name: `專員 ${n}`, roles: ['agent' as const] };
    seats.push({ agent: await DeskAgent.connect(hub.url, identity, client.cookie), talks: [] });
  }
  return seats;
}

async function bringToDesk(name: string, count: number): Promise<void> {
  await postPaced(hub.webhookUrl, line, {
    ...{ count, people: count, perSecond: ARRIVE_PER_SECOND, name, text: '轉真人' },
    onRefused: () => {
      throw new Error('the hub refused a webhook: fewer a second');
    },
  });
}

/** One talk for each agent, theirs and open on their screen. Unit: ms. */
async function claimOneEach(seats: readonly Seat[], name: string): Promise<number[]> {
  return Promise.all(
    seats.map(async ({ agent, talks }, n) => {
      const conversationId = talkOf(`${name} ${n}`);
      const startedAtMs = performance.now();
      await agent.mustAsk('claim', { conversationId });
      const tookMs = performance.now() - startedAtMs;
      await agent.mustAsk('open', { conversationId });
      talks.splice(0, talks.length, conversationId);
      return tookMs;
    }),
  );
}

async function measureMessages(
  seats: readonly Seat[],
  name: string,
): Promise<Pick<Figures, 'seen' | 'suggested'>> {
  const seen: number[] = [];
  const suggested: number[] = [];
  const sentAtMs = new Map<string, number>();
  for (const { agent, talks } of seats)
    agent.socket.on('entry', ({ conversationId, entry }) => {
      const startedAtMs = sentAtMs.get(conversationId);
      if (entry.author !== 'citizen' || conversationId !== talks[0] || startedAtMs === undefined) return;
      sentAtMs.delete(conversationId);
      seen.push(performance.now() - startedAtMs);
      void agent.mustAsk('suggest', { conversationId }).then(() => {
        suggested.push(performance.now() - startedAtMs);
      });
    });
  await postPaced(hub.webhookUrl, line, {
    ...{ count: MESSAGES, people: AGENTS, perSecond: MESSAGES_PER_SECOND, name, text: QUESTION },
    onSent: ({ id }) => sentAtMs.set(conversationIdOf(accountId('line'), id), performance.now()),
  });
  // A message that comes while the one before is under way in the same talk starts its clock anew: none is counted twice.
  await poll(
    'the last suggestion',
    () => sentAtMs.size === 0 && suggested.length === seen.length,
    PATIENCE_MS,
  );
  for (const { agent } of seats) agent.socket.off('entry');
  return { seen, suggested };
}

async function measure(seats: readonly Seat[], name: string, open: number): Promise<Figures> {
  await bringToDesk(name, AGENTS);
  await Promise.all(seats.map(({ agent }, n) => untilWaits(agent, talkOf(`${name} ${n}`))));
  const claimed = await claimOneEach(seats, name);
  const listed: number[] = [];
  for (const { agent } of seats) {
    const startedAtMs = performance.now();
    await agent.mustAsk('list', { tab: 'waiting' });
    listed.push(performance.now() - startedAtMs);
  }
  await delay(IDLE_MS);
  const idleFrom = cpuMsOf(hub.pid);
  await delay(IDLE_MS);
  const idleCpuMsPerSecond = ((cpuMsOf(hub.pid) - idleFrom) * 1000) / IDLE_MS;
  const workFrom = cpuMsOf(hub.pid);
  const { seen, suggested } = await measureMessages(seats, name);
  const messageCpuMs = (cpuMsOf(hub.pid) - workFrom) / MESSAGES;
  return {
    ...{ open, seen, suggested, claimed, listed, idleCpuMsPerSecond, messageCpuMs },
    memoryMb: rssMbOf(hub.pid),
  };
}

/** Others may wait already: it is these that are claimed. */
async function untilWaits(agent: DeskAgent, conversationId: string): Promise<void> {
  await poll(
    `${conversationId} to wait`,
    async () => {
      const answer = await agent.ask('open', { conversationId });
      return answer.ok && answer.row.status === 'queued';
    },
    PATIENCE_MS,
  );
}

/** The hub learns its articles by heart a minute after its start, in a thread of its own: that is none of the desk's cost. */
async function untilQuiet(): Promise<void> {
  await delay(LEARNS_AFTER_MS);
  let before = cpuMsOf(hub.pid);
  await poll(
    'the hub to have learned',
    async () => {
      await delay(QUIET_MS);
      const now = cpuMsOf(hub.pid);
      const isQuiet = now - before < QUIET_MS * QUIET_SHARE;
      before = now;
      return isQuiet;
    },
    PATIENCE_MS,
  );
}

const seats = await seatAll();
await untilQuiet();
const empty = await measure(seats, 'first', AGENTS);
await bringToDesk('waiting', TALKS - 2 * AGENTS);
const full = await measure(seats, 'second', TALKS);
for (const { agent } of seats) agent.close();
await hub.stop();
await line.stop();
removeFolders();

const p95 = (times: readonly number[]): string => percentile(times, 0.95).toFixed(1);
const ROWS: readonly (readonly [name: string, read: (figures: Figures) => string])[] = [
  ['message to the screen, p95 ms', ({ seen }) => p95(seen)],
  ['message to suggestions, p95 ms', ({ suggested }) => p95(suggested)],
  ['all agents claim at once, p95 ms', ({ claimed }) => p95(claimed)],
  ['the waiting list, p95 ms', ({ listed }) => p95(listed)],
  ['CPU with nobody writing, ms a second', ({ idleCpuMsPerSecond }) => idleCpuMsPerSecond.toFixed(1)],
  ['CPU each message, ms', ({ messageCpuMs }) => messageCpuMs.toFixed(1)],
  ['memory, MB', ({ memoryMb }) => memoryMb.toFixed(0)],
];
console.log(
  `\n${AGENTS} agents, ${MESSAGES} messages at ${MESSAGES_PER_SECOND}/s, Node ${process.version}, ${cpus().length} cores shared with the generator`,
);
console.log(`${''.padEnd(38)}${`${full.open} talks`.padStart(12)}${`${empty.open} talks`.padStart(12)}`);
for (const [name, read] of ROWS)
  console.log(`${name.padEnd(38)}${read(full).padStart(12)}${read(empty).padStart(12)}`);
process.exit(0);
