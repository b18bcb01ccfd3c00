// `npm run bench:match -- --data DIR [--only WORD]`: the matcher beside plain BM25, natural's TfIdf and fuse.js in one
// process, on our own questions and third-party data; then speed and memory at size. One table.

import { parseArgs } from 'node:util';

import { readBenchSets } from './match/bench-sets.js';
import { measure, type Row } from './match/measure.js';
import { METHODS } from './match/rivals.js';
import { measureRestart, measureScale } from './match/scale.js';

const COLUMNS = [
  ...['n', 'top-1 (95 %)', 'R@3 (95 %)', 'in/out', 'right/wrong', 'ECE', 'said right', 'said wrong'],
  ...['said, none', 'noise (s w h d x p)', 'p50 ms', 'p99 ms', 'build s', 'add ms', 'MB'],
] as const;
const SIZES = [10_000, 50_000];
const LEGEND = `
* a sample: the method takes too long for all questions. 95 %: by bootstrap over the questions.
in/out, right/wrong: AUROC of the confidence (of the raw score, where there is none) for "an article answers this" and for
  "the first article is right". ECE: over ten steps; a question that nothing answers counts as wrong.
said right, said wrong: per cent of what an article answers; said, none: of what none does.
noise: points of top-1 lost on the same questions in Simplified, full width with capitals, with 15 % homophones, 12 % of the
  characters dropped, two characters swapped, politeness around. build: with learning where the row says so.
add: one variant, and what the next question costs more. MB: resident, above an empty process, with all texts.`;

const { data, only } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } }).values;
if (data === undefined) throw new Error('Name the folder: npm run bench:match -- --data DIR');
const folder = data;

const isWanted = (name: string): boolean => only === undefined || name.includes(only);
const sets = (await readBenchSets(folder)).filter(({ name }) => isWanted(name));
const rows: Row[] = sets.flatMap((set) =>
  METHODS.map((method) => {
    process.stderr.write(`${set.name}, ${method.name}\n`);
    return measure(set, method);
  }),
);
for (const size of SIZES.filter((count) => isWanted(`${count} articles`)))
  rows.push(await measureScale(folder, size));
if (isWanted('restart')) rows.push(await measureRestart(folder));
console.log(table(rows));
console.log(LEGEND);

function table(of: readonly Row[]): string {
  const lines = [
    ['set', 'method', ...COLUMNS],
    ...of.map(({ set, method, figures }) => [
      set,
      method,
      ...COLUMNS.map((column) => figures[column] ?? '-'),
    ]),
  ];
  const widths = lines.reduce<number[]>(
    (widest, line) => line.map((cell, place) => Math.max(cell.length, widest[place] ?? 0)),
    [],
  );
  return lines
    .map((line) =>
      line
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
