// `npm run match:train -- --data DIR [--only-built] [--ablate]`: learns the weights of the signals and of the confidence, prints what
// they reach on questions they were not learned from, and writes `src/matching/learned-weights.ts`. `--only-built`: those of
// indexes as they are built, in a tenth of the time; the others stay. `--ablate` also prints what each signal brings.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { readArticles } from '../content/read-articles.js';
import type { Article } from '../domain/article.js';
import { parseJsonLines } from '../lib/json-lines.js';
import type { Language } from '../matching/language.js';
import { LEARNED_WEIGHTS } from '../matching/learned-weights.js';
import type { StoredWeighing, WeighingName } from '../matching/weighing-shape.js';
import { ablate, type Ablated } from './match/ablate.js';
import {
  askSet,
  learnWeighing,
  measure,
  type Asked,
  type Measured,
  type Ridges,
} from './match/learn-weights.js';
import { leaveEachKindOut, MIN_MEASURED } from './match/leave-out.js';
import { readDevelopmentHalf } from './match/own-questions.js';
import {
  makeTrainingSets,
  type LabelledRow,
  type TrainingData,
  type TrainingSet,
} from './match/training-sets.js';

/** This file is `dist/cli/match-train.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');
const TARGET = path.join(root, 'src', 'matching', 'learned-weights.ts');

/** Tried in turn; the one that holds best on kinds of knowledge bases that were left out is taken. */
const RIDGES: readonly [Ridges, ...Ridges[]] = [
  { signals: 2e-4, evidence: 1e-3 },
  { signals: 2e-3, evidence: 1e-3 },
];
/** There are two kinds of heads: what is learned from one alone is too little to choose by (BANKING77 -0.3 points, CLINC150 -0.1). */
const HEADS_RIDGES = [RIDGES[0]] as const;

/** Of the index: as built, with a learned index, with learned heads. */
type State = 'built' | 'learned' | 'heads';

interface Wanted {
  readonly isOnlyBuilt: boolean;
  readonly isAblated: boolean;
}

async function run(folder: string, { isOnlyBuilt, isAblated }: Wanted): Promise<void> {
  const asked: Record<State, Asked[]> = { built: [], learned: [], heads: [] };
  const judging: Record<State, Asked[]> = { built: [], learned: [], heads: [] };
  for (const set of makeTrainingSets(await readData(folder))) askInto(asked, set, isOnlyBuilt);
  askInto(judging, readValidation(folder), isOnlyBuilt);
  const built = {
    builtZh: learnAndReport('built, zh', pick('built', 'zh')),
    builtEn: learnAndReport('built, en', pick('built', 'en')),
  };
  const weighings: Record<WeighingName, StoredWeighing> = isOnlyBuilt
    ? { ...LEARNED_WEIGHTS, ...built }
    : {
        ...built,
        learnedZh: learnAndReport('learned index, zh', pick('learned', 'zh')),
        learnedEn: learnAndReport('learned index, en', pick('learned', 'en')),
        heads: learnAndReport('learned heads', { asked: asked.heads, judging: judging.heads }, HEADS_RIDGES),
      };
  writeFileSync(TARGET, sourceOf(weighings));
  if (isAblated) {
    sayAblated('built, zh', ablate(pick('built', 'zh').asked, RIDGES[0], weighings.builtZh));
    if (!isOnlyBuilt) {
      sayAblated('learned index, zh', ablate(pick('learned', 'zh').asked, RIDGES[0], weighings.learnedZh));
      sayAblated('learned heads', ablate(asked.heads, RIDGES[0], weighings.heads));
    }
  }
  console.log(`\n${path.relative(root, TARGET)} is written; \`npm run format\` brings it into shape.`);

  function pick(state: State, language: Language): { asked: Asked[]; judging: Asked[] } {
    const ofLanguage = (all: readonly Asked[]): Asked[] => all.filter((each) => each.language === language);
    return { asked: ofLanguage(asked[state]), judging: ofLanguage(judging[state]) };
  }
}

function askInto(into: Record<State, Asked[]>, set: TrainingSet, isOnlyBuilt: boolean): void {
  const startedMs = performance.now();
  const { built, learned } = askSet(set, isOnlyBuilt);
  into.built.push(...built);
  for (const each of learned) into[each.index.learned?.kind === 'heads' ? 'heads' : 'learned'].push(each);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${set.name}: ${set.articles.length} articles, ${built.length} questions, ${seconds} s`);
}

async function readData(folder: string): Promise<TrainingData> {
  const { articles } = await readArticles(path.join(root, 'knowledge-base'));
  const own = articles.map(({ content, tests }) => ({ article: { ...content, version: 1 }, tests }));
  const city = [...readRows(folder, 'kaohsiung_faq.jsonl'), ...readRows(folder, 'taipei_faq_2017.jsonl')]
    // As many as a large city's own, and half the time.
    .filter((_, place) => place % 2 === 0);
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

/**
 * Real titles of one year asked of another year's, and titles of articles asked of those with nearly the same answer:
 * only measured, never learned from.
 */
function readValidation(folder: string): TrainingSet {
  const rows = ['taipei_faq_2024.jsonl', 'kaohsiung_faq.jsonl'].flatMap((name) => readRows(folder, name));
  const questions = readRows(folder, 'gov_reworded.jsonl').map(({ query, faq_ids: ids, self_id: self }) => ({
    text: textOf(query),
    right: Array.isArray(ids) ? ids.map(textOf) : [],
    ...(typeof self === 'string' ? { self } : {}),
  }));
  return { name: 'gov-reworded', kind: 'titles', articles: rows.map(toArticle), questions };
}

/** What is kept is learned from all; what is printed was measured on kinds of knowledge bases that were left out. */
function learnAndReport(
  title: string,
  { asked, judging }: { readonly asked: readonly Asked[]; readonly judging: readonly Asked[] },
  choices: readonly [Ridges, ...Ridges[]] = RIDGES,
): StoredWeighing {
  const tried = choices.map((ridges) => {
    const all = learnWeighing(asked, ridges);
    return { ridges, all, measured: leaveEachKindOut(asked, ridges, all) };
  });
  const best = tried.reduce((kept, each) => (lossOf(each.measured) < lossOf(kept.measured) ? each : kept));
  console.log(`\n${title}; each kind of knowledge base left out in turn; ${JSON.stringify(best.ridges)}`);
  best.measured.forEach(say);
  const errors = best.measured.map(({ calibrationError }) => calibrationError);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  console.log(`  ECE ${mean.toFixed(3)} on average, ${Math.max(...errors).toFixed(3)} at worst`);
  if (judging.length >= MIN_MEASURED) say(measure(judging, best.all));
  console.log(`  ${JSON.stringify(best.all)}`);
  return best.all;
}

/** A point of top-1 weighs as much as one of calibration or of either AUROC. */
function lossOf(measured: readonly Measured[]): number {
  const lost = measured.map(({ top1, calibrationError, rightAuroc }) => calibrationError - top1 - rightAuroc);
  return lost.reduce((sum, each) => sum + each, 0) / lost.length;
}

function say({ set, count, ...figures }: Measured): void {
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  console.log(`  ${set.padEnd(20)} ${String(count).padStart(5)}  ${shown.join('  ')}`);
}

function sayAblated(title: string, ablated: readonly Ablated[]): void {
  console.log(`\n${title}: points lost without a signal, the others fitted anew; each kind left out in turn`);
  for (const { signal, ...lost } of ablated) {
    const shown = Object.entries(lost).map(([name, points]) => `${name} ${points.toFixed(1)}`);
    console.log(`  ${signal.padEnd(20)} ${shown.join('  ')}`);
  }
}

function sourceOf(weighings: Readonly<Record<WeighingName, StoredWeighing>>): string {
  return `// Written by \`npm run match:train -- --data DIR\`; not by hand.

import type { StoredWeighings } from './weighing-shape.js';

export const LEARNED_WEIGHTS: StoredWeighings = ${JSON.stringify(weighings, undefined, 2)};
`;
}

const {
  data,
  'only-built': isOnlyBuilt = false,
  ablate: isAblated = false,
} = parseArgs({
  options: { data: { type: 'string' }, 'only-built': { type: 'boolean' }, ablate: { type: 'boolean' } },
}).values;
if (data === undefined) {
  console.error('用法(usage): npm run match:train -- --data DIR [--only-built] [--ablate]');
  process.exitCode = 1;
} else await run(data, { isOnlyBuilt, isAblated });
