// The disk is full, the platforms fall silent or err, tokens die, windows close, agents take talks meanwhile. Each
// story on a real hub of its own, all side by side, for they mostly wait; the judge is what people saw. A minute of silence is a
// quarter of one here: a hub is a process of its own, with the machine's clock.

import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { accountId } from '../../src/domain/ids.js';
import { askAll, report, settle } from '../support/chaos-kills.js';
import { DeskAgent } from '../support/desk-agent.js';
import { removeFolders } from '../support/engine-folders.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { smallRoot } from '../support/small-root.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { LIN, PASSWORD } from '../support/staffed-hub.js';

const SEED = Number(process.env['YIMA_CHAOS_SEED'] ?? 1999);
const ARTICLES = 20;
const SILENCE_MS = 15_000;
const DEAD_TOKENS_MS = 3_000;
/** Messenger's window. Unit: ms. */
const WINDOW_MS = 24 * 3_600_000;
/** Time enough for the bot's first try. Unit: ms. */
const WINDOW_LEFT_MS = 6_000;
/** Smaller than what the engine has to write next. Unit: bytes. */
const FULL_AT = 1_024;

interface Stage {
  readonly sim: PlatformSimulator;
  readonly hub: RunningHub;
}

/** Plays a story on a hub and platforms of its own. */
async function onStage(
  story: (stage: Stage) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const habits = { mostInBatch: 4, gatherMs: 20, twinShare: 0.1, againShare: 0.1 };
  const { root, questions } = await smallRoot(ARTICLES);
  const sim = await PlatformSimulator.start({ seed: SEED, questions, habits });
  const hub = await RunningHub.start({ line: sim.line, graph: sim.graph, root, env });
  try {
    sim.connect(hub);
    await story({ sim, hub });
  } finally {
    await sim.stop();
    await hub.stop();
  }
}

afterAll(() => {
  removeFolders();
});

it.concurrent(
  'acknowledges nothing that a full disk does not take, and goes on when there is room',
  () =>
    onStage(async ({ sim, hub }) => {
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
    }),
  240_000,
);

it.concurrent(
  'answers everything once after LINE and Messenger were silent',
  () =>
    onStage(async ({ sim, hub }) => {
      sim.fallSilent();
      await askAll(sim, 0);
      await delay(SILENCE_MS);
      sim.recover();
      await askAll(sim, 1);
      const end = await settle(sim, hub);

      report('platforms silent', sim, end);
      expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
    }),
  240_000,
);

it.concurrent(
  'answers everything once in bad weather',
  () =>
    onStage(async ({ sim, hub }) => {
      sim.rain(0.3);
      for (let n = 0; n < 4; n += 1) {
        sim.graph.echoHabit = sim.random() < 0.5 ? 'before-answer' : 'after-answer';
        await askAll(sim, n);
      }
      const end = await settle(sim, hub, 180_000);

      const verdict = sim.judge(end.unclear);
      report('bad weather', sim, end, { excused: verdict.excused });
      expect(verdict).toEqual({ findings: [], excused: [] });
    }),
  300_000,
);

it.concurrent(
  'lets a Messenger send that nothing told of be sent twice, by name, and no other',
  () =>
    onStage(async ({ sim, hub }) => {
      sim.unechoedShare = 0.5;
      sim.rain(0.3);
      for (let n = 0; n < 3; n += 1) await askAll(sim, n);
      const end = await settle(sim, hub, 180_000);

      const verdict = sim.judge(end.unclear);
      report('weather without echoes', sim, end, { excused: verdict.excused });
      expect(verdict.findings).toEqual([]);
      expect(verdict.excused.filter((name) => !name.startsWith('messenger'))).toEqual([]);
    }),
  300_000,
);

it.concurrent(
  'comes back by itself when dead tokens are renewed, and answers for free where the month is used up',
  () =>
    onStage(async ({ sim, hub }) => {
      await askAll(sim, 0);
      sim.killTokens();
      await askAll(sim, 1);
      await delay(DEAD_TOKENS_MS);
      sim.renewTokens();
      sim.closeMonth();
      await askAll(sim, 2);
      const end = await settle(sim, hub);

      report('dead tokens', sim, end);
      expect(sim.judge(end.unclear)).toEqual({ findings: [], excused: [] });
    }),
  240_000,
);

it.concurrent(
  'writes to nobody whose window has closed meanwhile, and tells staff',
  () =>
    onStage(async ({ sim, hub }) => {
      const people = sim.people.filter(({ platform }) => platform === 'messenger');
      sim.graph.failNext({ kind: 'error', status: 400, code: 613 }, Infinity);
      await Promise.all(people.map((person) => sim.ask(person, 0, WINDOW_MS - WINDOW_LEFT_MS)));
      await delay(WINDOW_LEFT_MS);
      sim.recover();
      const end = await settle(sim, hub);

      report('closed windows', sim, end);
      expect(sim.judge(end.unclear, end.refused)).toEqual({ findings: [], excused: [] });
      expect([...end.refused.keys()].sort()).toEqual(people.map(({ talker }) => talker.id).sort());
    }),
  240_000,
);

it.concurrent(
  'lets the bot say nothing more to whom an agent has taken in the middle, whatever the weather',
  () =>
    onStage(async ({ sim, hub }) => {
      const agent = await signInAgent(hub);
      await askAll(sim, 0);
      sim.rain(0.3);
      const asking = [askAll(sim, 1), askAll(sim, 2)];
      for (const person of sim.people.filter((_, at) => at % 2 === 0)) {
        const account = accountId(person.platform);
        await delay(sim.random() * 100);
        await agent.mustAsk('claim', { conversationId: conversationIdOf(account, person.talker.id) });
        person.takeovers.push({ fromMs: Date.now(), untilMs: Infinity });
      }
      await Promise.all(asking);
      agent.close();
      const end = await settle(sim, hub, 180_000);

      const verdict = sim.judge(end.unclear);
      report('takeovers', sim, end, { excused: verdict.excused });
      expect(verdict).toEqual({ findings: [], excused: [] });
    }, ADMIN_ENV),
  300_000,
);

/** The first administrator adds an agent, who takes their place at the desk. */
async function signInAgent(hub: RunningHub): Promise<DeskAgent> {
  const admin = new StaffClient(() => hub.url);
  await admin.signIn();
  await admin.send('POST', '/api/v1/staff', { body: { ...LIN, password: PASSWORD } });
  const client = new StaffClient(() => hub.url);
  const { status } = await client.signIn({ email: LIN.email, password: PASSWORD });
  if (client.cookie === undefined) throw new Error(`the agent could not sign in: ${status}`);
  const identity = { id: LIN.email, name: LIN.name, roles: ['agent' as const] };
  return DeskAgent.connect(hub.url, identity, client.cookie);
}
