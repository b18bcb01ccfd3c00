// The judge is judged: a bot without care must be found out on every promise, and one that happens to do well must not.

import { NaiveBot, type NaiveHabits } from './naive-bot.js';
import { PlatformSimulator, type Person } from './platform-simulator.js';
import { poll } from './poll.js';
import type { Promised, Verdict } from './promise-judge.js';
import type { WebhookHabits } from './webhook-sender.js';

const questions = ['甲', '乙', '丙'].map((name) => ({
  question: `${name}怎麼辦`,
  answer: `${name}這樣辦。`,
}));
const PLAIN: NaiveHabits = { acksFirst: true, thinkMs: () => 0, tries: 1 };

interface Case {
  readonly bot?: Partial<NaiveHabits>;
  readonly webhooks?: Partial<WebhookHabits>;
  /** Runs before the first question. */
  readonly before?: (sim: PlatformSimulator) => void;
  /** Questions each person asks one after the other; default: one. */
  readonly asks?: number;
  /** How many bubbles there will be; default: one for each question. */
  readonly bubbles?: number;
  readonly onAsked?: (person: Person) => void;
  /** So old is what they say, by the platform's clock. Unit: ms. */
  readonly ageMs?: number;
  /** Calls that there will be; default: one for each question. */
  readonly calls?: number;
  /** Runs before the verdict. */
  readonly after?: (sim: PlatformSimulator) => void;
}

async function judge(people: { line?: number; messenger?: number }, story: Case): Promise<Verdict> {
  const habits = story.webhooks ?? {};
  const sim = await PlatformSimulator.start({ seed: 5, questions, people, habits });
  const bot = await NaiveBot.start(sim, { ...PLAIN, ...story.bot });
  sim.connect(bot);
  story.before?.(sim);
  try {
    const { asks = 1 } = story;
    for (const person of sim.people)
      for (let n = 0; n < asks; n += 1) {
        const asking = sim.ask(person, n, story.ageMs);
        story.onAsked?.(person);
        await asking;
      }
    const bubbles = (): number => sim.people.flatMap((person) => sim.seenBy(person)).length;
    const { bubbles: expected = sim.people.length * asks } = story;
    const calls = (): number => sim.line.calls.length + sim.graph.calls;
    const { calls: expectedCalls = sim.people.length * asks } = story;
    await poll('the bot to be through', () => bubbles() >= expected && calls() >= expectedCalls);
    story.after?.(sim);
    return sim.judge();
  } finally {
    bot.stop();
    await sim.stop();
  }
}

const onLine = { line: 1 };
const onMessenger = { messenger: 1 };
const everywhere = { line: 2, messenger: 2 };

const CASES: readonly [string, Promised, { line?: number; messenger?: number }, Case][] = [
  [
    'whose only try at LINE fails',
    'nothing lost',
    onLine,
    {
      bubbles: 0,
      before: ({ line }) => {
        line.failNext({ kind: 'drop' });
      },
    },
  ],
  [
    'whose only try at Messenger fails',
    'nothing lost',
    onMessenger,
    {
      bubbles: 0,
      before: ({ graph }) => {
        graph.failNext({ kind: 'error', status: 500, code: 2 });
      },
    },
  ],
  [
    'that gets a webhook twice at once',
    'nothing twice',
    everywhere,
    { webhooks: { twinShare: 1 }, bubbles: 8 },
  ],
  ['that gets a webhook again', 'nothing twice', everywhere, { webhooks: { againShare: 1 }, bubbles: 8 }],
  [
    'that answers before it says 200, too late',
    'nothing twice',
    onLine,
    {
      bot: { acksFirst: false, thinkMs: (n) => (n === 1 ? 200 : 0) },
      webhooks: { patienceMs: 100 },
      bubbles: 2,
    },
  ],
  [
    'that pushes again after a 500, which LINE had taken',
    'nothing twice',
    onLine,
    {
      bot: { tries: 2 },
      bubbles: 2,
      before: ({ line }) => {
        line.failNext({ kind: 'status', status: 500, accepted: true });
      },
    },
  ],
  [
    'that sends again after a silence, although an echo told',
    'nothing twice',
    onMessenger,
    {
      bot: { tries: 2 },
      bubbles: 2,
      before: ({ graph }) => {
        graph.failNext({ kind: 'hang', accepted: true });
      },
    },
  ],
  [
    'whose second answer is ready first',
    'in order',
    onLine,
    { bot: { thinkMs: (n) => (n === 1 ? 300 : 0) }, asks: 2 },
  ],
  [
    'that speaks after an agent took the talk',
    'no bot after a takeover',
    everywhere,
    {
      bot: { thinkMs: () => 1_300 },
      onAsked: ({ takeovers }) => takeovers.push({ fromMs: Date.now(), untilMs: Infinity }),
    },
  ],
  [
    'that writes a tag which is no more',
    'within the rules',
    onMessenger,
    { bot: { tag: 'ACCOUNT_UPDATE' }, bubbles: 0 },
  ],
  ['that pays although it could have answered for free', 'nothing paid for nothing', onLine, {}],
  [
    'that goes on pushing after "monthly limit"',
    'within the rules',
    onLine,
    {
      bot: { tries: 40, retryAfterMs: 100 },
      bubbles: 0,
      calls: 40,
      before: (sim) => {
        sim.closeMonth();
      },
    },
  ],
  [
    'that goes on calling with a dead token',
    'within the rules',
    onMessenger,
    {
      bot: { tries: 40, retryAfterMs: 100 },
      bubbles: 0,
      calls: 40,
      before: (sim) => {
        sim.killTokens();
      },
      after: (sim) => {
        sim.renewTokens();
      },
    },
  ],
  [
    'that does not try again when its token is renewed',
    'comes back by itself',
    onLine,
    {
      bubbles: 0,
      before: (sim) => {
        sim.killTokens();
      },
      after: (sim) => {
        sim.renewTokens();
      },
    },
  ],
  [
    'that writes to somebody whose window has closed',
    'within the rules',
    onMessenger,
    { bubbles: 0, ageMs: 24 * 3_600_000 + 10_000 },
  ],
  [
    'that fails in its handler',
    'the door',
    onLine,
    { bot: { acksFirst: false, status: 500 }, webhooks: { redeliverAfterMs: 10 }, bubbles: 2 },
  ],
];

it.each(CASES)('finds out a bot %s: %s', async (_, promise, people, story) => {
  const isDoor = promise === 'the door';
  const verdict = await (isDoor ? judgeUnacknowledged(people, story) : judge(people, story));

  expect(verdict.findings.map((finding) => finding.promise)).toContain(promise);
});

/** A hub that never says 200 is asked once and left. */
async function judgeUnacknowledged(people: { line?: number }, story: Case): Promise<Verdict> {
  const sim = await PlatformSimulator.start({ seed: 5, questions, people, habits: story.webhooks ?? {} });
  const bot = await NaiveBot.start(sim, { ...PLAIN, ...story.bot });
  sim.connect(bot);
  const [person] = sim.people;
  if (person !== undefined) void sim.ask(person, 0);
  await poll('two refusals', () => sim.senders.line.refusals >= 2);
  await sim.stop();
  bot.stop();
  return sim.judge();
}

it('has nothing to say of a bot that does well because nothing goes wrong', async () => {
  const story = { asks: 3, bot: { acksFirst: false, usesToken: true } };

  expect(await judge(everywhere, story)).toEqual({ findings: [], excused: [] });
});

it('excuses a second send on Messenger only where neither answer nor echo told of the first', async () => {
  const verdict = await judge(onMessenger, {
    bot: { tries: 2 },
    bubbles: 2,
    before: (sim) => {
      sim.graph.failNext({ kind: 'hang', accepted: true });
      sim.unechoedShare = 1;
    },
  });

  expect(verdict.findings).toEqual([]);
  expect(verdict.excused).toEqual([expect.stringContaining('messenger 0')]);
});
