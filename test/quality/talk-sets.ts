// The sets of `test/quality/talks/` → checked rows, one half at a time. README.md beside this file says how they were written.
// Throws with file and row.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { halfOf, type Half } from '../../src/cli/match/own-questions.js';
import { parseJsonLines } from '../../src/lib/json-lines.js';

const TALKS_FOLDER = path.resolve('test', 'quality', 'talks');

const followUp = z.strictObject({
  /** The article that was said last. */
  after: z.string(),
  question: z.string(),
  /** A piece of that article's text that answers it; null: it does not say. */
  told: z.string().nullable(),
});
const change = z.strictObject({
  after: z.string(),
  question: z.string(),
  /** The article that the new question is about; null: none is. */
  change: z.string().nullable(),
  also: z.array(z.string()).nonempty().optional(),
});
const message = z.strictObject({
  message: z.string(),
  /** The article of each question, in order. */
  asks: z.array(z.string()).nonempty(),
});

export type FollowUpRow = z.infer<typeof followUp>;
export type ChangeRow = z.infer<typeof change>;
export type MessageRow = z.infer<typeof message>;

export interface TalkSets {
  readonly followUps: readonly FollowUpRow[];
  readonly changes: readonly ChangeRow[];
  readonly messages: readonly MessageRow[];
}

/** `articleIds`: what may stand in a row. */
export function readTalkSets(half: Half, articleIds: ReadonlySet<string>): TalkSets {
  const talks = readRows('follow-ups.jsonl', z.union([followUp, change]), articleIds);
  const messages = readRows('messages.jsonl', message, articleIds);
  const inHalf = talks.filter(({ after, question }) => halfOf(`${after} ${question}`) === half);
  return {
    followUps: inHalf.filter((row): row is FollowUpRow => 'told' in row),
    changes: inHalf.filter((row): row is ChangeRow => 'change' in row),
    messages: messages.filter((row) => halfOf(row.message) === half),
  };
}

function readRows<Row extends FollowUpRow | ChangeRow | MessageRow>(
  file: string,
  schema: z.ZodType<Row>,
  articleIds: ReadonlySet<string>,
): Row[] {
  const lines = parseJsonLines(readFileSync(path.join(TALKS_FOLDER, file), 'utf8'));
  return [...lines].map((line) => {
    if ('fault' in line) throw new Error(`${file}:${line.row} ${line.fault}`);
    const row = schema.parse(line.value, { error: () => `${file}:${line.row} is no row of this set` });
    const unknown = idsOf(row).find((id) => !articleIds.has(id));
    if (unknown !== undefined) throw new Error(`${file}:${line.row} there is no article ${unknown}`);
    return row;
  });
}

function idsOf(row: FollowUpRow | ChangeRow | MessageRow): string[] {
  if ('asks' in row) return row.asks;
  if ('told' in row) return [row.after];
  return [row.after, ...(row.change === null ? [] : [row.change]), ...(row.also ?? [])];
}
