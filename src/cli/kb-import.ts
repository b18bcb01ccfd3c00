// `npm run kb:import -- FILE [--draft] [--skip-bad]`: a sheet of any kind we read → live articles, hub running or not.
// All rows or none, unless `--skip-bad` says to go on without the bad ones.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { loadConfig, type StorageConfig } from '../config/config.js';
import { readEnv } from '../config/env.js';
import { readFaqRows, type FaqRowFault, type FaqRows } from '../content/faq-rows.js';
import { linesOfSheets } from '../content/sheets/sheet-lines.js';
import { readSheetInThread } from '../content/sheets/sheet-thread.js';
import { HubError } from '../domain/errors.js';
import {
  importArticles,
  importDrafts,
  type DraftDeps,
  type KeptDrafts,
} from '../knowledge/import-articles.js';
import { createMissingFiles, type FileLooker } from '../knowledge/articles/what-it-names.js';
import { withoutAbsentFiles } from '../knowledge/imports/read-import.js';
import type { PublishDeps, PublishResult } from '../knowledge/publish.js';
import { systemClock } from '../lib/clock.js';
import { createArticleFileStore } from '../storage/article-file-store.js';
import { buildIndexes } from '../storage/build-indexes.js';
import { connectDatabase } from '../storage/connect.js';
import { createDraftStore } from '../storage/draft-store.js';
import { createKnowledgeStore } from '../storage/knowledge-store.js';

interface Command {
  readonly file: string;
  readonly isDraft: boolean;
  readonly skipsBad: boolean;
}

/** More bad rows than these are counted, not listed: nobody reads on. */
const MAX_FAULTS_SHOWN = 200;

const USAGE = `用法 Usage: npm run kb:import -- FILE [--draft] [--skip-bad]
  FILE        ODS、XLSX、CSV（UTF-8 或 Big5），欄位上方寫「問題」「答案」；Markdown；或每列一個 JSON 物件
              ODS, XLSX, CSV (UTF-8 or Big5) with 問題 (question) and 答案 (answer) above the columns; Markdown; or one JSON object a line:
              {"faq_id", "question", "answer", "questions"?, "category"?, "keywords"?, "dept"?}
  --draft     只存成草稿，不對外回答 / keep as drafts, answer nobody from them
  --skip-bad  略過有錯的列，其餘照常匯入 / leave bad rows out and go on`;

/** This file is `dist/cli/kb-import.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  const config = loadConfig(readEnv(), root);
  const read = readSheetInThread(config.content.sheetWorkerEntry);
  const file = await read({ bytes: readBytes(command.file), fileName: command.file });
  const { lines, skippedSheets } = linesOfSheets(file);
  const rows = readFaqRows(lines);
  for (const name of skippedSheets) console.error(describeSkipped(name));
  mustDo(command, rows, rows.faults);
  await withKnowledge(config.storage, async (deps) => {
    const whole = await withoutAbsentFiles(deps, rows);
    mustDo(command, whole, whole.faults.slice(rows.faults.length));
    const { articles, faults } = whole;
    const skippedCount = countRows(faults);
    if (command.isDraft) {
      sayDrafts(await importDrafts(deps, articles), skippedCount);
    } else say(await importArticles(deps, articles), skippedCount);
  });
}

/** Tells what is bad, and goes on only where something is left that may be taken in. */
function mustDo(
  { file, skipsBad }: Command,
  { articles, faults }: Pick<FaqRows, 'articles' | 'faults'>,
  untold: readonly FaqRowFault[],
): void {
  for (const line of describeFaults(untold)) console.error(line);
  if (faults.length > 0 && !skipsBad) throw badRowsError(faults);
  if (articles.length === 0) throw emptySheetError(file);
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
function readBytes(file: string): Buffer {
  const fromThere = path.resolve(readEnv()['INIT_CWD'] ?? '.', file);
  const found = [fromThere, path.resolve(file)].find((candidate) => existsSync(candidate));
  try {
    return readFileSync(found ?? fromThere);
  } catch (cause) {
    const message = `讀不到檔案 ${fromThere} / cannot read ${fromThere}`;
    throw new HubError('SHEET_UNREADABLE', message, { cause });
  }
}

const describeSkipped = (name: string): string =>
  `工作表「${name}」沒有「問題」和「答案」欄位，沒有讀取 / sheet "${name}" has no columns for question and answer and was left out`;

function describeFaults(faults: readonly FaqRowFault[]): string[] {
  const shown = faults.slice(0, MAX_FAULTS_SHOWN).map(({ row, sheet, field, reason }) => {
    const place = sheet === undefined ? '' : `${sheet} · `;
    return `${place}第 ${row} 列 row ${row} · ${field}: ${reason}`;
  });
  const hiddenCount = faults.length - shown.length;
  return hiddenCount > 0 ? [...shown, `…還有 ${hiddenCount} 處 / and ${hiddenCount} more`] : shown;
}

async function withKnowledge(
  storage: StorageConfig,
  work: (deps: PublishDeps & DraftDeps & FileLooker) => Promise<void>,
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
    const drafts = createDraftStore(database.connection);
    const missingFiles = createMissingFiles(createArticleFileStore(database.connection).find);
    await work({ store, drafts, missingFiles, clock: systemClock, wait });
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

function sayDrafts({ savedCount, leftIds }: KeptDrafts, skippedCount: number): void {
  if (leftIds.length > 0)
    console.error(
      `這幾篇正有人在改，草稿沒有動 / somebody is editing these; their drafts stay: ${leftIds.join('、')}`,
    );
  console.log(
    `已存成草稿 ${savedCount} 筆、略過 ${skippedCount}；對外的回答沒有改變。
Kept ${savedCount} drafts, ${skippedCount} skipped; what citizens are answered has not changed.`,
  );
}

const countRows = (faults: readonly FaqRowFault[]): number =>
  new Set(faults.map(({ row, sheet = '' }) => `${row} ${sheet}`)).size;

const badRowsError = (faults: readonly FaqRowFault[]): HubError => {
  const rowCount = countRows(faults);
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
