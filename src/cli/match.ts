// `npm run -s match -- --kb KB.jsonl --queries Q.jsonl`: matches every question of a file against a knowledge base in
// another. One JSON line a question on standard output; one line summing up on standard error. With `--explain` a line
// carries `why`, and standard error says the same in words.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { learnKnowledge } from '../matching/learn-knowledge.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { explain, explainInWords } from './match/explain.js';
import {
  parseKnowledgeRows,
  parseQueryRows,
  type Checked,
  type KnowledgeRow,
  type RowId,
} from './match/knowledge-rows.js';

const USAGE = `用法(usage): npm run -s match -- --kb KB.jsonl --queries Q.jsonl [--explain]
  --kb       知識庫,每列一筆(knowledge base, one row a line): {faq_id, question | questions[], answer?, keywords?[], category?}
  --queries  問題,每列一筆(questions, one row a line): {query}
  --explain  逐題說明為什麼(say why, question by question)`;
/** Further faults are only counted: nobody reads a thousand lines of them. */
const MAX_SHOWN_FAULTS = 20;

/** What the person did wrong; its message is all they see. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Summary {
  readonly articles: number;
  readonly buildMs: number;
  readonly learnMs: number;
  readonly latenciesMs: readonly number[];
}

process.stdout.on('error', leaveIfReaderLeft);
try {
  process.stderr.write(`${summaryLine(await run(process.argv.slice(2)))}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<Summary> {
  const files = readOptions(args);
  const rows = checked(files.kb, parseKnowledgeRows(readText(files.kb)));
  const queries = checked(files.queries, parseQueryRows(readText(files.queries)));
  const startedMs = performance.now();
  const articles = rows.map(({ article }) => article);
  const index = buildMatchIndex({ articles, intents: [], revision: 1 });
  const buildMs = performance.now() - startedMs;
  const learned = withLearned(index, learnKnowledge(articles));
  const learnMs = performance.now() - startedMs - buildMs;
  const asked = { queries, index: learned, rows, isExplained: files.isExplained };
  return { articles: rows.length, buildMs, learnMs, latenciesMs: await answerAll(asked) };
}

function readOptions(args: readonly string[]): { kb: string; queries: string; isExplained: boolean } {
  const { kb, queries, explain: isExplained = false } = parseFlags(args);
  if (kb === undefined || queries === undefined) {
    const missing = kb === undefined ? '--kb' : '--queries';
    throw new UsageError(`缺少 ${missing}。${missing} is missing.\n${USAGE}`);
  }
  return { kb, queries, isExplained };
}

function parseFlags(args: readonly string[]): { kb?: string; queries?: string; explain?: boolean } {
  try {
    const options = {
      kb: { type: 'string' },
      queries: { type: 'string' },
      explain: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`參數有誤。Wrong arguments: ${reason}\n${USAGE}`, { cause: error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`讀不到檔案 ${file}。Cannot read ${file}: ${reason}`, { cause: error });
  }
}

function checked<Value>(file: string, rows: Checked<Value>): readonly Value[] {
  if (rows.isOk) return rows.values;
  const shown = rows.faults.slice(0, MAX_SHOWN_FAULTS).map(({ row, field, reason }) => {
    return `${file}: 第 ${row} 列(row ${row}), 欄位(field) ${field}: ${reason}`;
  });
  const rest = rows.faults.length - shown.length;
  const more = rest > 0 ? [`…另有 ${rest} 處錯誤(and ${rest} more)`] : [];
  throw new UsageError([...shown, ...more].join('\n'));
}

async function answerAll({ queries, index, rows, isExplained }: Asked): Promise<number[]> {
  const ids = new Map(rows.map(({ id, article }) => [article.id, id]));
  const titles = new Map(rows.map(({ article }) => [article.id, article.title]));
  const latenciesMs: number[] = [];
  for (const query of queries) {
    const startedMs = performance.now();
    const result = match(query, index);
    const ms = performance.now() - startedMs;
    latenciesMs.push(ms);
    const matches = result.matches.map(({ articleId, score }) => ({
      id: idOf(articleId, ids),
      score: rounded(score),
    }));
    const { band, confidence } = result;
    const line = { query, band, confidence: rounded(confidence), matches, ms: rounded(ms) };
    if (isExplained) {
      const why = explain(result, (id) => titles.get(id) ?? id);
      await writeLine({ ...line, why });
      process.stderr.write(`${explainInWords(query, why)}\n`);
    } else await writeLine(line);
  }
  return latenciesMs;
}

interface Asked {
  readonly queries: readonly string[];
  readonly index: MatchIndex;
  readonly rows: readonly KnowledgeRow[];
  readonly isExplained: boolean;
}

function idOf(articleId: string, ids: ReadonlyMap<string, RowId>): RowId {
  return ids.get(articleId) ?? articleId;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** Waits while a slow reader catches up, so that no output is held in memory or lost at the end. */
async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** `… | head` closes the pipe: that is the reader's right and no fault. */
function leaveIfReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function summaryLine({ articles, buildMs, learnMs, latenciesMs }: Summary): string {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  const { rss, heapUsed } = process.memoryUsage();
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  return [
    `match: ${articles} articles, ${latenciesMs.length} queries`,
    `build ${buildMs.toFixed(0)} ms, learn ${learnMs.toFixed(0)} ms`,
    `latency p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    `memory rss ${megabytes(rss)} MB, heap ${megabytes(heapUsed)} MB`,
  ].join('; ');
}
