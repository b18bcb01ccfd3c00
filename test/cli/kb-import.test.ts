import path from 'node:path';

import { createLiveKnowledge } from '../../src/knowledge/live-knowledge.js';
import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { contentFolders } from '../support/content-folder.js';
import { CACHE_DIR, CHILD_ENTRY } from '../support/engine-folders.js';
import { liveLines } from '../support/knowledge.js';
import { runCommand } from '../support/run-command.js';

const row = (id: string | number, answer = '答案') => ({ faq_id: id, question: `${id} 怎麼辦`, answer });
const sheet = (...rows: readonly unknown[]) => rows.map((value) => JSON.stringify(value)).join('\n');
const BAD_SHEET = `${sheet(row('a'), { faq_id: 'b', question: '沒有答案', answer: ' ' }, row('c'))}\n{oops\n`;

describe('kb-import', () => {
  const folderOf = contentFolders();

  async function importSheet(folder: string, ...args: readonly string[]) {
    return runCommand('kb-import', [path.join(folder, 'faq.jsonl'), ...args], {
      env: { DATA_DIR: dataDir(folder) },
    });
  }
  const dataDir = (folder: string) => path.join(folder, 'data');

  /** The folder's database, as a hub opens it. */
  function open(folder: string): Promise<Database> {
    const onEvent = (): void => undefined;
    const options = { dataDir: dataDir(folder), childEntry: CHILD_ENTRY, cacheDir: CACHE_DIR, onEvent };
    return connectDatabase(options);
  }

  /** What a hub would serve from the folder. */
  async function live(folder: string): Promise<string[]> {
    const database = await open(folder);
    try {
      return await liveLines(createKnowledgeStore(database.connection));
    } finally {
      await database.close();
    }
  }

  it('publishes at once on a fresh data folder', async () => {
    const folder = folderOf({ 'faq.jsonl': `\uFEFF${sheet(row('a'), row(7, ' 原文\n'))}` });

    const result = await importSheet(folder);

    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toContain('2 new, 0 changed, 0 same, 0 skipped; knowledge revision 1 is live');
    expect(await live(folder)).toEqual(['7@1  原文\n', 'a@1 答案']);
  });

  it('replaces the same id and makes nothing new of the same rows', async () => {
    const folder = folderOf({ 'faq.jsonl': sheet(row('a'), row('b')) });
    await importSheet(folder);
    const again = await importSheet(folder);
    const next = folderOf({ 'faq.jsonl': sheet(row('b', '新的')) });

    const changed = await runCommand('kb-import', [path.join(next, 'faq.jsonl')], {
      env: { DATA_DIR: dataDir(folder) },
    });

    expect(again.stdout).toContain('0 new, 0 changed, 2 same, 0 skipped; knowledge revision 1');
    expect(changed.stdout).toContain('0 new, 1 changed, 0 same, 0 skipped; knowledge revision 2');
    expect(await live(folder)).toEqual(['a@1 答案', 'b@2 新的']);
  });

  it('reaches a running hub', async () => {
    const folder = folderOf({ 'faq.jsonl': sheet(row('a')) });
    const hub = await open(folder);
    const knowledge = createLiveKnowledge({
      store: createKnowledgeStore(hub.connection),
      intents: [],
      clock: Date.now,
    });
    await knowledge.start();

    const result = await importSheet(folder);
    await knowledge.refresh();
    const { articles } = knowledge.current();
    knowledge.stop();
    await hub.close();

    expect(result.exitCode).toBe(0);
    expect(articles.get('a')?.answer).toBe('答案');
  });

  it('imports nothing where a row is bad, and names row, field and reason', async () => {
    const folder = folderOf({ 'faq.jsonl': BAD_SHEET });

    const result = await importSheet(folder);

    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('row 2 · answer: 不能空白 / must not be empty');
    expect(result.stderr).toContain('row 4 · row: ');
    expect(result.stderr).toContain('nothing was imported');
    expect(await live(folder)).toEqual([]);
  });

  it('goes on without the bad rows when told so', async () => {
    const folder = folderOf({ 'faq.jsonl': BAD_SHEET });

    const result = await importSheet(folder, '--skip-bad');

    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('row 2 · answer');
    expect(result.stdout).toContain('2 new, 0 changed, 0 same, 2 skipped');
    expect(await live(folder)).toEqual(['a@1 答案', 'c@1 答案']);
  });

  it('takes in no row that names an uploaded file which is not here', async () => {
    const url = `/attachments/${'a'.repeat(43)}.pdf`;
    const card = { files: [{ title: '申請書', url }] };
    const folder = folderOf({ 'faq.jsonl': sheet(row('a'), { ...row('b'), card }) });

    const refused = await importSheet(folder);
    const result = await importSheet(folder, '--skip-bad');

    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('row 2 · card.files[0].url: ');
    expect(refused.stderr).toContain('nothing was imported');
    expect(result.stdout).toContain('1 new, 0 changed, 0 same, 1 skipped');
    expect(await live(folder)).toEqual(['a@1 答案']);
  });

  it('keeps drafts and serves none of them', async () => {
    const folder = folderOf({ 'faq.jsonl': sheet(row('a')) });

    const result = await importSheet(folder, '--draft');

    expect(result.stdout).toContain('Kept 1 drafts');
    expect(await live(folder)).toEqual([]);
  });

  it('finds a file from where the person stands', async () => {
    const folder = folderOf({ 'faq.jsonl': '' });

    const result = await runCommand('kb-import', ['faq.jsonl'], { env: { INIT_CWD: folder } });

    expect(result.stderr).toContain('faq.jsonl holds no row');
  });

  it.each([
    ['no file', [], 'npm run kb:import -- FILE'],
    ['a file that is not there', ['gone.jsonl'], 'cannot read'],
    ['an option that does not exist', ['a.jsonl', '--drafts'], '--draft'],
  ])('ends with 1 and a sentence for %s', async (_name, args, sentence) => {
    const result = await runCommand('kb-import', args);

    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain(sentence);
  });

  it.each([
    ['an empty sheet', '\n', 'holds no row'],
    ['what is no text', Buffer.from('ff00a5fe01ff', 'hex'), 'neither UTF-8 nor Big5'],
  ])('refuses %s', async (_name, content, sentence) => {
    const folder = folderOf({ 'faq.jsonl': content });

    const result = await importSheet(folder);

    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain(sentence);
  });
});
