// The whole road with a real city's knowledge: 4,683 FAQ in by the real command while the hub runs, questions in by
// signed webhooks, and what LINE took as the only judge.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { readFaqRows } from '../../src/content/faq-rows.js';
import { parseJsonLines } from '../../src/lib/json-lines.js';
import { recordOf, textOf } from '../../src/lib/json-reading.js';
import { readPickPayload } from '../../src/replies/choice-words.js';
import { removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { OFF_TOPIC } from '../support/off-topic.js';
import { poll } from '../support/poll.js';
import { rewordSample } from '../support/rewordings.js';
import { runCommand, type CommandResult } from '../support/run-command.js';
import { RunningHub } from '../support/running-hub.js';

const DATA = process.env['YIMA_TEST_DATA'] ?? '';
const FAQ_FILE = path.join(DATA, 'taipei_faq_2024.jsonl');
const SEED = 1999;
const REWORDINGS = 100;
/** Floors of the rewordings: answered or offered with the right article, answered with a wrong one. */
const LEAST_FOUND = 95;
const MOST_WRONG = 1;
/** People who write at the same time. */
const AT_ONCE = 20;
const PATIENCE_MS = 60_000;

type Verdict = 'answered' | 'offered' | 'wrong' | 'not found';

const { articles, faults } = readFaqRows(parseJsonLines(readFileSync(FAQ_FILE, 'utf8')));
const answerOf = new Map(articles.map(({ id, answer }) => [id, answer]));
const answers = new Set(answerOf.values());

let line: FakeLine;
let hub: RunningHub;
let refused: CommandResult;
let imported: CommandResult;
let revisions: unknown[];
let people = 0;

async function revision(): Promise<unknown> {
  return recordOf(await (await fetch(`${hub.url}/readyz`)).json())['knowledgeRevision'];
}

beforeAll(async () => {
  line = await FakeLine.start();
  hub = await RunningHub.start({ line });
  const before = await revision();
  const env = { DATA_DIR: hub.dataDir };
  refused = await runCommand('kb-import', [FAQ_FILE], { env });
  imported = await runCommand('kb-import', [FAQ_FILE, '--skip-bad'], { env });
  if (imported.exitCode !== 0) throw new Error(`kb-import failed:\n${imported.stderr}`);
  await poll(
    'the running hub answers from the import',
    async () => (await revision()) !== before,
    PATIENCE_MS,
  );
  revisions = [before, await revision()];
}, 180_000);
afterAll(async () => {
  await hub.stop();
  await line.stop();
  removeFolders();
});

/** Each text from a person of their own, some at a time; all bubbles that each of them got, in order. */
async function askAll(texts: readonly string[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (let at = 0; at < texts.length; at += AT_ONCE)
    heard.push(...(await Promise.all(texts.slice(at, at + AT_ONCE).map(ask))));
  return heard;
}

interface Heard {
  readonly texts: readonly string[];
  /** The articles behind the buttons. */
  readonly offered: readonly string[];
}

async function ask(text: string): Promise<Heard> {
  const talker = line.user(`citizen ${(people += 1)}`);
  const { status } = await line.deliver(hub.webhookUrl, [talker.text(text)]);
  if (status !== 200) throw new Error(`the hub answered ${status} to the webhook`);
  // The disclosure and the answer come in one call.
  await poll('an answer', () => line.textsTo(talker.id).length > 1, PATIENCE_MS);
  const bubbles = line.accepted.filter(({ to }) => to === talker.id).flatMap(({ messages }) => messages);
  return { texts: line.textsTo(talker.id), offered: bubbles.flatMap(offersOf) };
}

function offersOf(bubble: Readonly<Record<string, unknown>>): string[] {
  const items = recordOf(bubble['quickReply'])['items'];
  return (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
    const picked = readPickPayload(textOf(recordOf(recordOf(item)['action'])['data']) ?? '');
    return picked === undefined || picked === 'none-of-these' ? [] : [picked.articleId];
  });
}

/** Articles whose texts are the same are the same to a citizen. */
function judge({ texts, offered }: Heard, right: readonly string[]): Verdict {
  const rightAnswers = new Set(right.map((id) => answerOf.get(id)));
  if (texts.some((text) => rightAnswers.has(text))) return 'answered';
  if (texts.some((text) => answers.has(text))) return 'wrong';
  return offered.some((id) => rightAnswers.has(answerOf.get(id))) ? 'offered' : 'not found';
}

function tally(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const counts = { answered: 0, offered: 0, wrong: 0, 'not found': 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}

function say(what: string, counts: object): void {
  process.stdout.write(`road, ${what}: ${JSON.stringify(counts)}\n`);
}

it('refuses the sheet as a whole for its rows without an answer, and names each', () => {
  expect(refused.exitCode).toBe(1);
  for (const { row } of faults) expect(refused.stderr).toContain(`row ${row} · answer`);
});

it('takes the rest in while the hub runs, and answers from it without a restart', () => {
  say('import', { articles: articles.length, badRows: faults.length });
  expect(articles.length).toBeGreaterThan(4_600);
  expect(revisions[0]).not.toBe(revisions[1]);
});

it(`finds the article behind at least ${LEAST_FOUND} of ${REWORDINGS} reworded questions, at most ${MOST_WRONG} wrong`, async () => {
  const titles = [...new Set(articles.map(({ title }) => title))];
  const rewordings = rewordSample(titles, { count: REWORDINGS, seed: SEED });
  const rightFor = (original?: string): string[] =>
    articles.filter(({ title }) => title === original).map(({ id }) => id);

  const heard = await askAll(rewordings.map(({ text }) => text));

  const verdicts = heard.map((one, n) => judge(one, rightFor(rewordings[n]?.original)));
  const counts = tally(verdicts);
  say('rewordings', counts);
  for (const [n, verdict] of verdicts.entries())
    if (verdict === 'wrong' || verdict === 'not found') say(verdict, rewordings[n] ?? {});
  expect(counts.answered + counts.offered).toBeGreaterThanOrEqual(LEAST_FOUND);
  expect(counts.wrong).toBeLessThanOrEqual(MOST_WRONG);
}, 300_000);

it('answers none of the off-topic questions with an article', async () => {
  const heard = await askAll(OFF_TOPIC);

  const answered = OFF_TOPIC.filter((_, n) => heard[n]?.texts.some((text) => answers.has(text)));
  say('off topic', { asked: OFF_TOPIC.length, answered });
  expect(answered).toEqual([]);
}, 300_000);

it('reports how the pairs that people wrote in other words fare', async () => {
  const pairs = readFileSync(path.join(DATA, 'gov_reworded.jsonl'), 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as { query: string; faq_ids: string[]; src: string })
    .filter(({ faq_ids }) => faq_ids.some((id) => answerOf.has(id)));

  const heard = await askAll(pairs.map(({ query }) => query));

  // Half of the pairs are titles of articles themselves: those must be answered with their own text (design §7).
  const rightFor = (pair?: { query: string; faq_ids: string[] }): string[] => [
    ...(pair?.faq_ids ?? []),
    ...articles.filter(({ title }) => title === pair?.query).map(({ id }) => id),
  ];
  const verdicts = heard.map((one, n) => judge(one, rightFor(pairs[n])));
  for (const src of new Set(pairs.map((pair) => pair.src)))
    say(`pairs ${src}`, tally(verdicts.filter((_, n) => pairs[n]?.src === src)));
  expect(heard).toHaveLength(pairs.length);
}, 300_000);

it('never makes the hub send LINE anything that LINE refuses', () => {
  expect(line.violations).toEqual([]);
});
