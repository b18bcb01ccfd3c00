// `npm run bench:delivery`: how fast a webhook is acknowledged while the bot is slow, how long an answer takes, what a sick
// account costs the others, and what a day costs on LINE. Each beside a baseline met by the same machine in the same minutes.
// The generator and the platforms share the machine with what is measured. Loopback only.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { freshFolder, removeFolders, WORKER_FOLDER } from '../support/engine-folders.js';
import { NaiveBot } from '../support/naive-bot.js';
import { PlatformSimulator } from '../support/platform-simulator.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { percentile, postPaced } from './paced-load.js';
import { measureSpend } from './push-spend.js';

const BOT_SLEEPS_MS = 10_000;
const RATES = [200, 400] as const;
const SECONDS = 8;
const WARM_UP = 400;
const WARM_UP_PER_SECOND = 50;
const ANSWERS = 200;
const ANSWERS_PER_SECOND = 10;
const PATIENCE_MS = 120_000;

const QUESTION = '身分證不見了怎麼辦';
const sim = await PlatformSimulator.start({
  seed: 1999,
  questions: [{ question: QUESTION, answer: '請先報案。' }],
  people: {},
});
const { line, graph } = sim;

async function startServer(
  file: string,
  { args, env }: { readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> },
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.resolve('test/bench', file), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, url: `${url}/webhooks/line` };
}

const lineEnv = {
  LINE_CHANNEL_SECRET: line.channelSecret,
  LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
  LINE_API_BASE_URL: line.baseUrl,
};

/** Rows of the first table: a rate, then p50 and p99 of the hub and of the baseline. */
async function measureAccept(): Promise<string[]> {
  const env = { ...lineEnv, PORT: '0', DATA_DIR: freshFolder(), LOG_LEVEL: 'warn' };
  const servers = {
    hub: await startServer('delivery-server.ts', { args: [String(BOT_SLEEPS_MS)], env }),
    bare: await startServer('ack-server.ts', { args: ['bare', freshFolder(), line.channelSecret] }),
  };
  const rows: string[] = [];
  let refused = 0;
  const onRefused = (): void => {
    refused += 1;
  };
  const load = (url: string, perSecond: number, count: number): Promise<number[]> =>
    postPaced(url, line, { count, perSecond, people: count, onRefused });
  for (const { url } of Object.values(servers)) await load(url, WARM_UP_PER_SECOND, WARM_UP);
  for (const rate of RATES) {
    refused = 0;
    const bare = await load(servers.bare.url, rate, rate * SECONDS);
    const hub = await load(servers.hub.url, rate, rate * SECONDS);
    const [p50, p99] = [0.5, 0.99].map((share) => [percentile(hub, share), percentile(bare, share)]);
    rows.push(`  ${rate}/s   p50 ${compare(p50)}   p99 ${compare(p99)}   503: ${refused}`);
  }
  for (const { child } of Object.values(servers)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  return rows;
}

const compare = ([hub = 0, bare = 0]: readonly number[] = []): string =>
  `${hub.toFixed(1)} ms : ${bare.toFixed(1)} ms = ${(hub / Math.max(bare, 0.1)).toFixed(1)}`;

/** From a message leaving LINE to its answer at LINE, for each of them. Unit: ms. */
async function measureAnswers(url: string, name: string): Promise<number[]> {
  const sentAtMs = new Map<string, number>();
  const already = line.accepted.length;
  const onSent = ({ id }: { id: string }): void => {
    sentAtMs.set(id, Date.now());
  };
  await postPaced(url, line, {
    count: ANSWERS,
    perSecond: ANSWERS_PER_SECOND,
    people: ANSWERS,
    name,
    onSent,
  });
  await poll('every answer', () => line.accepted.length - already >= ANSWERS, PATIENCE_MS);
  return line.accepted.slice(already).map(({ to, atMs }) => atMs - (sentAtMs.get(to) ?? atMs));
}

async function measureHub(): Promise<{ alone: number[]; besideSick: number[] }> {
  const hub = await RunningHub.start({ line, graph });
  try {
    sim.connect(hub);
    await measureAnswers(hub.webhookUrl, 'warm');
    const alone = await measureAnswers(hub.webhookUrl, 'alone');
    graph.failNext({ kind: 'hang' }, Infinity);
    const sick = postToSick();
    const besideSick = await measureAnswers(hub.webhookUrl, 'beside');
    await sick;
    return { alone, besideSick };
  } finally {
    await hub.stop();
  }
}

/** As many messages to the page whose platform does not answer. */
async function postToSick(): Promise<void> {
  for (let n = 0; n < ANSWERS; n += 1) {
    void sim.senders.messenger.deliver(graph.user(`sick ${n}`).text(QUESTION));
    await delay(1_000 / ANSWERS_PER_SECOND);
  }
}

async function measureNaive(): Promise<number[]> {
  const bot = await NaiveBot.start(sim, { acksFirst: false, thinkMs: () => 0, tries: 1, usesToken: true });
  try {
    await measureAnswers(bot.webhookUrl, 'naive warm');
    return await measureAnswers(bot.webhookUrl, 'naive');
  } finally {
    bot.stop();
  }
}

const accept = await measureAccept();
const naive = await measureNaive();
const { alone, besideSick } = await measureHub();
const spend = await measureSpend();
const p95 = (values: readonly number[]): number => percentile(values, 0.95);
console.log(`
${cpus().length} cores shared with the generator and the platforms, Node ${process.version}
Webhook to its 200 while the bot sleeps ${BOT_SLEEPS_MS / 1000} s, ${SECONDS} s each; hub : express and one insert
${accept.join('\n')}
Message to its answer at LINE, ${ANSWERS_PER_SECOND}/s, p95
  hub : a bot that stores nothing       ${compare([p95(alone), p95(naive)])}
  beside an account that hangs : alone  ${compare([p95(besideSick), p95(alone)])}
Pushes of a day's script of ${spend.people} people, ${spend.calls} calls to LINE
  hub : the fewest possible             ${spend.pushes} : ${spend.fewest}
`);
await sim.stop();
removeFolders();
rmSync(WORKER_FOLDER, { recursive: true, force: true });
process.exit(0);
