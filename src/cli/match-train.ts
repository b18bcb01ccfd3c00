// `npm run match:train -- --data DIR`: learns the weights of the signals and of the confidence, prints what they reach on
// questions they were not learned from, and writes `src/matching/learned-weights.ts`.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { readArticles } from '../content/read-articles.js';
import type { Article } from '../domain/article.js';
import { parseJsonLines } from '../lib/json-lines.js';
import type { Language } from '../matching/language.js';
import type { StoredWeighing, WeighingName } from '../matching/weighing-shape.js';
import { askSet, learnWeighing, measure } from './match/learn-weights.js';
import { readDevelopmentHalf } from './match/own-questions.js';
import { makeTrainingSets, type LabelledRow, type TrainingData } from './match/training-sets.js';

/** This file is `dist/cli/match-train.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');
const TARGET = path.join(root, 'src', 'matching', 'learned-weights.ts');

type Asked = ReturnType<typeof askSet>['built'];

async function run(folder: string): Promise<void> {
  const sets = makeTrainingSets(await readData(folder));
  const built: Asked[] = [];
  const learned: Asked[] = [];
  for (const set of sets) {
    const asked = askSet(set);
    built.push(asked.built);
    learned.push(asked.learned);
    console.log(`${set.name}: ${set.articles.length} articles, ${set.questions.length} questions`);
  }
  const weighings: Record<WeighingName, StoredWeighing> = {
    builtZh: learnAndReport('built, zh', built, 'zh'),
    builtEn: learnAndReport('built, en', built, 'en'),
    learnedZh: learnAndReport('learned, zh', learned, 'zh'),
    learnedEn: learnAndReport('learned, en', learned, 'en'),
  };
  writeFileSync(TARGET, sourceOf(weighings));
  console.log(`\n${path.relative(root, TARGET)} is written; \`npm run format\` brings it into shape.`);
}

async function readData(folder: string): Promise<TrainingData> {
  const { articles } = await readArticles(path.join(root, 'knowledge-base'));
  const own = articles.map(({ content, tests }) => ({ article: { ...content, version: 1 }, tests }));
  const city = [...readRows(folder, 'kaohsiung_faq.jsonl'), ...readRows(folder, 'taipei_faq_2017.jsonl')];
  return {
    own,
    citizens: readDevelopmentHalf(path.join(root, 'test', 'quality', 'questions')),
    city: city.map(toArticle),
    banking: readRows(folder, 'banking77_train.jsonl').map(toLabelled),
    intents: readRows(folder, 'clinc150_trainval.jsonl').map(toLabelled),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readRows(folder: string, name: string): Fields[] {
  return parseJsonLines(readFileSync(path.join(folder, name), 'utf8')).flatMap((line) => {
    return 'value' in line && isFields(line.value) ? [line.value] : [];
  });
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function toArticle({ faq_id: id, question, answer, keywords }: Fields): Article {
  const words = Array.isArray(keywords) ? keywords.map(textOf) : [];
  return {
    ...{ id: textOf(id), version: 1, title: textOf(question), variants: [], risk: 'general' },
    ...{ answer: textOf(answer), keywords: words },
  };
}

function toLabelled({ text, label, split }: Fields): LabelledRow {
  return { text: textOf(text), label: textOf(label), split: textOf(split) };
}

/** Learns from every second question and measures on the others; what is kept is learned from all. */
function learnAndReport(title: string, sets: readonly Asked[], language: Language): StoredWeighing {
  const own = sets.map((asked) => asked.filter((each) => each.language === language));
  const half = (asked: Asked, remainder: number): Asked =>
    asked.filter((_, place) => place % 2 === remainder);
  const tried = learnWeighing(own.flatMap((asked) => half(asked, 0)));
  console.log(`\n${title}`);
  for (const asked of own.map((each) => half(each, 1))) {
    if (asked.length < 20) continue;
    const { set, ...figures } = measure(asked, tried);
    const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    console.log(`  ${set.padEnd(16)} ${shown.join('  ')}`);
  }
  const all = learnWeighing(own.flat());
  console.log(`  ${JSON.stringify(all)}`);
  return all;
}

function sourceOf(weighings: Readonly<Record<WeighingName, StoredWeighing>>): string {
  return `// Written by \`npm run match:train -- --data DIR\`; not by hand.

import type { StoredWeighings } from './weighing-shape.js';

export const LEARNED_WEIGHTS: StoredWeighings = ${JSON.stringify(weighings, undefined, 2)};
`;
}

const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
if (data === undefined) {
  console.error('用法(usage): npm run match:train -- --data DIR');
  process.exitCode = 1;
} else await run(data);
