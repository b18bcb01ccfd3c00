import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { contentFolders } from '../support/content-folder.js';
import { runCommand } from '../support/run-command.js';

const LAMP = readFileSync('knowledge-base/roads/street-light.yaml', 'utf8');

describe('content-check', () => {
  const folderOf = contentFolders();

  /** Checks a project that holds only these files. */
  async function check(files: Readonly<Record<string, string>>) {
    const root = folderOf({ 'intents/README.md': '', ...files });
    symlinkSync(path.resolve('dist'), path.join(root, 'dist'));
    return runCommand('content-check', [], { root });
  }

  it('passes what this repository ships and says how good it is', async () => {
    const result = await runCommand('content-check', []);

    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/top-1 \d+\.\d %, 前三名 recall@3 \d+\.\d % · 通過 passed/);
  });

  it('passes one good article', async () => {
    const result = await check({ 'knowledge-base/roads/street-light.yaml': LAMP });

    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('top-1 100.0 %');
  });

  it('fails faults of every kind at once, with file and line', async () => {
    const bad = LAMP.replace('risk: general', 'risk: none')
      .replace('通報', '通报')
      .replace('費用：', '費用:');

    const result = await check({ 'knowledge-base/roads/street-light.yaml': bad });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/street-light\.yaml:\d+ risk: 只能是/);
    expect(result.stdout).toMatch(/street-light\.yaml:2 title: 「报」是簡體字/);
    expect(result.stdout).toMatch(/street-light\.yaml:\d+ answer: 中文裡有半形標點/);
  });

  it('fails two articles that claim the same words', async () => {
    const result = await check({
      'knowledge-base/roads/street-light.yaml': LAMP,
      'knowledge-base/roads/other-light.yaml': LAMP.replace('id: street-light', 'id: other-light'),
    });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('「路燈壞了」也在 roads/other-light.yaml');
  });

  it('fails articles whose test questions find something else', async () => {
    const lost = LAMP.replace(/tests:[\s\S]*?english:/, 'tests:\n  - 甲甲\n  - 乙乙\n  - 丙丙\nenglish:');

    const result = await check({ 'knowledge-base/roads/street-light.yaml': lost });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('too few test questions find their article');
  });

  it('only warns of a review day that has passed', async () => {
    const old = LAMP.replace(/review_by: .*/, 'review_by: 2020-01-01');

    const result = await check({ 'knowledge-base/roads/street-light.yaml': old });

    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('警告 warning roads/street-light.yaml review_by: 2020-01-01');
  });
});
