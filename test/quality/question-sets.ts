// The question sets of `test/quality/questions/` → checked questions, one half at a time. README.md beside this file
// says how they were written. Throws with every fault of every file.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { halfOf, type Half } from '../../src/cli/match/own-questions.js';
import { parseJsonLines } from '../../src/lib/json-lines.js';
import type { Asked } from './outcomes.js';

export interface QuestionSets {
  /** Questions that an article answers. */
  readonly citizens: readonly Asked[];
  /** What citizens ask a city too, and no article answers. */
  readonly nearDomain: readonly Asked[];
  /** No question to a city at all. */
  readonly chatter: readonly Asked[];
}

const QUESTIONS_FOLDER = path.resolve('test', 'quality', 'questions');

const NEAR_DOMAIN_FILE = 'near-domain.jsonl';
const CHATTER_FILE = 'chatter.jsonl';

const question = z
  .string()
  .min(1)
  .refine((text) => text === text.trim(), 'has blanks around it');
const unansweredRow = z.strictObject({ question });
const citizenRow = z.strictObject({
  question,
  article: z.string(),
  also: z.array(z.string()).nonempty().optional(),
});

interface Row extends Asked {
  /** `file:row`, for whoever has to mend it. */
  readonly at: string;
}

/** `articleIds`: what may stand as an answer. */
export function readQuestionSets(
  half: Half,
  articleIds: ReadonlySet<string>,
  folder = QUESTIONS_FOLDER,
): QuestionSets {
  const files = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .sort()
      .map((file) => [file, readRows(folder, file)]),
  );
  const faults = [...files.values()].flatMap(({ faults: found }) => found);
  const rows = [...files.values()].flatMap(({ rows: read }) => read);
  faults.push(...unknownArticles(rows, articleIds), ...repeated(rows));
  if (faults.length > 0) throw new Error(`${folder}\n${faults.join('\n')}`);
  const inHalf = (isWanted: (file: string) => boolean): Asked[] =>
    [...files]
      .filter(([file]) => isWanted(file))
      .flatMap(([, { rows: read }]) => read)
      .filter((row) => halfOf(row.question) === half)
      .map(({ question: text, right }) => ({ question: text, right }));
  return {
    citizens: inHalf((file) => !isUnanswered(file)),
    nearDomain: inHalf((file) => file === NEAR_DOMAIN_FILE),
    chatter: inHalf((file) => file === CHATTER_FILE),
  };
}

const isUnanswered = (file: string): boolean => file === NEAR_DOMAIN_FILE || file === CHATTER_FILE;

function readRows(folder: string, file: string): { rows: Row[]; faults: string[] } {
  const rows: Row[] = [];
  const faults: string[] = [];
  for (const line of parseJsonLines(readFileSync(path.join(folder, file), 'utf8'))) {
    const at = `${file}:${line.row}`;
    if ('fault' in line) {
      faults.push(`${at} ${line.fault}`);
      continue;
    }
    const row = isUnanswered(file)
      ? unansweredRow
          .transform(({ question: text }) => ({ at, question: text, right: [] }))
          .safeParse(line.value)
      : citizenRow
          .transform(({ question: text, article, also = [] }) => ({
            at,
            question: text,
            right: [article, ...also],
          }))
          .safeParse(line.value);
    if (row.success) rows.push(row.data);
    else
      faults.push(
        ...row.error.issues.map(({ path: field, message }) => `${at} ${field.join('.')}: ${message}`),
      );
  }
  return { rows, faults };
}

const unknownArticles = (rows: readonly Row[], articleIds: ReadonlySet<string>): string[] =>
  rows.flatMap(({ at, right }) =>
    right.filter((id) => !articleIds.has(id)).map((id) => `${at} there is no article ${id}`),
  );

function repeated(rows: readonly Row[]): string[] {
  const first = new Map<string, string>();
  return rows.flatMap(({ at, question: text }) => {
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, at);
    return earlier === undefined ? [] : [`${at} ${text} stands in ${earlier} already`];
  });
}
