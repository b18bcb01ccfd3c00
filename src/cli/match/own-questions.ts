// The question sets of our own that stand in the repository (`test/quality/questions`): which half a question is in, and
// the half that may be learned from.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJsonLines } from '../../lib/json-lines.js';
import type { TrainingQuestion } from './training-sets.js';

/** `development`: to look at and to tune on. `test`: only ever measured. */
export type Half = 'development' | 'test';

/** The half of a question never changes: the first byte of its SHA-256 (UTF-8) is even in the development half. */
export function halfOf(text: string): Half {
  const [first = 0] = createHash('sha256').update(text, 'utf8').digest();
  return first % 2 === 0 ? 'development' : 'test';
}

/**
 * Citizens' questions with the articles that answer them, near-domain ones and chatter without any: intents answer some of
 * the chatter first, the rest is held against the articles. Throws where a file is broken.
 */
export function readDevelopmentHalf(folder: string): TrainingQuestion[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => parseJsonLines(readFileSync(path.join(folder, file), 'utf8')))
    .map((line) => {
      if ('value' in line && isRow(line.value)) return toQuestion(line.value);
      throw new Error(`${folder}: row ${line.row} is no question`);
    })
    .filter(({ text }) => halfOf(text) === 'development');
}

interface Row {
  readonly question: string;
  readonly article?: unknown;
  readonly also?: unknown;
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' && value !== null && 'question' in value && typeof value.question === 'string'
  );
}

function toQuestion({ question, article, also }: Row): TrainingQuestion {
  const others: unknown[] = Array.isArray(also) ? also : [];
  const right = [article, ...others].filter((id) => typeof id === 'string');
  return { text: question, right };
}
