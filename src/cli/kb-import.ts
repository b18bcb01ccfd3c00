// `npm run kb:import -- FILE [--draft] [--skip-bad]`: a sheet of JSON Lines → live articles, hub running or not.
// All rows or none, unless `--skip-bad` says to go on without the bad ones.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { loadConfig, type StorageConfig } from '../config/config.js';
import { readEnv } from '../config/env.js';
import { readFaqRows, type FaqRowFault } from '../content/faq-rows.js';
import type { ArticleContent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import { importArticles, importDrafts } from '../knowledge/import-articles.js';
import type { PublishDeps, PublishResult } from '../knowledge/publish.js';
import { systemClock } from '../lib/clock.js';
import { parseJsonLines } from '../lib/json-lines.js';
import { buildIndexes } from '../storage/build-indexes.js';
import { connectDatabase } from '../storage/connect.js';
import { createKnowledgeStore } from '../storage/knowledge-store.js';

interface Command {
  readonly file: string;
  readonly isDraft: boolean;
  readonly skipsBad: boolean;
}

/** More bad rows than these are counted, not listed: nobody reads on. */
const MAX_FAULTS_SHOWN = 200;

const USAGE = `用法 Usage: npm run kb:import -- FILE [--draft] [--skip-bad]
  FILE        每列一個 JSON 物件 / one JSON object a line: {"faq_id", "question", "answer", "questions"?, "category"?, "keywords"?, "dept"?}
  --draft     只存成草稿，不對外回答 / keep as drafts, answer nobody from them
  --skip-bad  略過有錯的列，其餘照常匯入 / leave bad rows out and go on`;

/** This file is `dist/cli/kb-import.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  const { articles, faults } = readFaqRows(parseJsonLines(readSheet(command.file)));
  for (const line of describeFaults(faults)) console.error(line);
  if (faults.length > 0 && !command.skipsBad) throw badRowsError(faults);
  if (articles.length === 0) throw emptySheetError(command.file);
  const skippedCount = new Set(faults.map(({ row }) => row)).size;
  await withKnowledge(loadConfig(readEnv(), root).storage, async (deps) => {
    if (command.isDraft) {
      await importDrafts(deps, articles);
      sayDrafts(articles, skippedCount);
    } else say(await importArticles(deps, articles), skippedCount);
  });
}

function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { draft: { type: 'boolean' }, 'skip-bad': { type: 'boolean' } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new TypeError('one FILE is needed');
    return { file, isDraft: values.draft ?? false, skipsBad: values['skip-bad'] ?? false };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HubError('USAGE', `${reason}\n${USAGE}`, { cause });
  }
}

/** npm runs scripts in the project's folder; a path is meant from where the person stands. */
function readSheet(file: string): string {
  const fromThere = path.resolve(readEnv()['INIT_CWD'] ?? '.', file);
  const found = [fromThere, path.resolve(file)].find((candidate) => existsSync(candidate));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(found ?? fromThere));
  } catch (cause) {
    const isEncoding = cause instanceof TypeError;
    throw isEncoding
      ? new HubError(
          'SHEET_NOT_UTF8',
          `${file} 不是 UTF-8 編碼（可能是 Big5），請另存成 UTF-8 再匯入。 / ${file} is not UTF-8 (perhaps Big5): save it as UTF-8 and import again.`,
          { cause },
        )
      : new HubError('SHEET_UNREADABLE', `讀不到檔案 ${fromThere} / cannot read ${fromThere}`, { cause });
  }
}

function describeFaults(faults: readonly FaqRowFault[]): string[] {
  const shown = faults
    .slice(0, MAX_FAULTS_SHOWN)
    .map(({ row, field, reason }) => `第 ${row} 列 row ${row} · ${field}: ${reason}`);
  const hiddenCount = faults.length - shown.length;
  return hiddenCount > 0 ? [...shown, `…還有 ${hiddenCount} 處 / and ${hiddenCount} more`] : shown;
}

async function withKnowledge(
  storage: StorageConfig,
  work: (deps: PublishDeps) => Promise<void>,
): Promise<void> {
  const { mongodbUri, dataDir, cacheDir, childEntry } = storage;
  const database = await connectDatabase({
    ...(mongodbUri === undefined ? {} : { uri: mongodbUri }),
    dataDir,
    cacheDir,
    childEntry,
    sharing: 'join',
    onEvent: ({ kind }) => {
      if (kind === 'library-preparing')
        console.error('第一次使用，準備資料庫元件… / First use: preparing the database…');
    },
  });
  try {
    const store = createKnowledgeStore(database.connection);
    await buildIndexes(database.connection);
    await work({ store, clock: systemClock, wait });
  } finally {
    await database.close();
  }
}

function say({ revision, addedCount, changedCount, sameCount }: PublishResult, skippedCount: number): void {
  console.log(
    `匯入完成：新增 ${addedCount}、更新 ${changedCount}、相同 ${sameCount}、略過 ${skippedCount}；知識庫版本 ${revision}，已經上線。
Imported: ${addedCount} new, ${changedCount} changed, ${sameCount} same, ${skippedCount} skipped; knowledge revision ${revision} is live.`,
  );
}

function sayDrafts(articles: readonly ArticleContent[], skippedCount: number): void {
  console.log(
    `已存成草稿 ${articles.length} 筆、略過 ${skippedCount}；對外的回答沒有改變。
Kept ${articles.length} drafts, ${skippedCount} skipped; what citizens are answered has not changed.`,
  );
}

const badRowsError = (faults: readonly FaqRowFault[]): HubError => {
  const rowCount = new Set(faults.map(({ row }) => row)).size;
  return new HubError(
    'SHEET_HAS_BAD_ROWS',
    `有 ${rowCount} 列要修正，沒有匯入任何一列。改好再匯入一次，或加 --skip-bad 略過。
${rowCount} row(s) to mend; nothing was imported. Mend them and import again, or add --skip-bad to leave them out.`,
  );
};

const emptySheetError = (file: string): HubError =>
  new HubError('SHEET_EMPTY', `${file} 裡沒有可以匯入的列。 / ${file} holds no row that can be imported.`);

try {
  await run();
} catch (error) {
  console.error(error instanceof HubError ? error.message : error);
  process.exitCode = 1;
}
