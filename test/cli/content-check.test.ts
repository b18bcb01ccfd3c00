import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { contentFolders } from '../support/content-folder.js';
import { runCommand } from '../support/run-command.js';

const LAMP = readFileSync('knowledge-base/roads/street-light.yaml', 'utf8');
/** The picture that its card shows. */
const PICTURE = 'knowledge-base/images/street-light-number.png';

/** Eighty-odd per cent of it are the same questions, each a little longer. */
const reword = (article: string): string =>
  article
    .replace(/(?<=^title: )(.*)$/m, '請教一下，路燈的事要找哪一個單位')
    .replace(/(?<=questions:\n)((?: {2}- .*\n)+)/, (lines) => lines.replace(/^( {2}- )(.*)$/gm, '$1$2的'));
const TALK = `id: talk
kind: talk
utterances:
  zh:
${Array.from({ length: 20 }, (_, index) => `    - 你好 ${index}`).join('\n')}
  en: [hello]
replies:
  zh: [您好]
  en: [Hello]
`;
const CANNED = `id: wait
title: 請稍候
code: wait
text: |
  請等 {{分鐘}} 分鐘
when: [好了嗎, 還要多久, 快點]
`;

describe('content-check', () => {
  const folderOf = contentFolders();

  /** Checks a project that holds only these files. */
  async function check(files: Readonly<Record<string, string | Uint8Array>>) {
    const root = folderOf({ 'intents/README.md': '', [PICTURE]: readFileSync(PICTURE), ...files });
    symlinkSync(path.resolve('dist'), path.join(root, 'dist'));
    return runCommand('content-check', [], { root });
  }

  it('passes what this repository ships and says how good it is', async () => {
    const result = await runCommand('content-check', []);

    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(
      /top-1 \d+\.\d %, 前三名 recall@3 \d+\.\d %.*\n通過 passed · \d+ 個警告 warnings · \d+\.\d s/,
    );
  });

  it.each([
    ['is not there', LAMP.replaceAll('street-light-number', 'gone'), {}, /there is no "gone\.png"/],
    ['is none', LAMP, { [PICTURE]: 'GIF89a' }, /its content is not what its name says/],
    ['is too large', LAMP, { [PICTURE]: new Uint8Array(1_000_001) }, /has 1000001 bytes/],
  ])('names a picture that %s, with its line', async (_, article, more, reason) => {
    const result = await check({ 'knowledge-base/roads/street-light.yaml': article, ...more });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/street-light\.yaml:\d+ card\.image\.url/);
    expect(result.stdout).toMatch(reason);
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
    expect(result.stdout).toMatch(
      /knowledge-base\/roads\/street-light\.yaml:\d+ questions\[\d+\]: 「路燈壞了」也在 knowledge-base\/roads\/other-light\.yaml/,
    );
  });

  it('fails articles whose test questions find something else', async () => {
    const lost = LAMP.replace(/tests:[\s\S]*?english:/, 'tests:\n  - 甲甲\n  - 乙乙\n  - 丙丙\nenglish:');

    const result = await check({ 'knowledge-base/roads/street-light.yaml': lost });

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('too few test questions find their article');
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'an article that was written twice',
      { 'knowledge-base/roads/lamp.yaml': reword(LAMP.replace('id: street-light', 'id: lamp')) },
      /lamp\.yaml:1 questions: 和 knowledge-base\/roads\/street-light\.yaml 問的幾乎一樣（\d+\.\d % 的問法）/,
    ],
    [
      'an intent that claims the words of an article',
      { 'intents/talk.yaml': TALK.replace('你好 1', '路燈壞了') },
      /intents\/talk\.yaml:3 utterances: 「路燈壞了」也在 knowledge-base\/roads\/street-light\.yaml[^]*從意圖裡刪掉/,
    ],
    [
      'an emergency whose words an article takes',
      { 'intents/talk.yaml': TALK.replace('kind: talk', 'kind: emergency').replace('你好 1', '路燈壞了') },
      /「路燈壞了」也在[^]*從文章裡刪掉/,
    ],
    [
      'an intent that takes a test question',
      { 'intents/talk.yaml': TALK.replace('你好 1', '要報修一支壞掉路燈') },
      /street-light\.yaml:\d+ tests\[1\]: 「要報修一支壞掉的路燈」被當成意圖 talk/,
    ],
    [
      'an intent that leads to no article',
      { 'intents/talk.yaml': `${TALK}articles: [street-light, gone]\n` },
      /intents\/talk\.yaml:\d+ articles\[1\]: 沒有「gone」這篇文章/,
    ],
    [
      'a canned reply with an unknown blank',
      { 'knowledge-base/canned/wait.yaml': CANNED.replace('{{分鐘}}', '{{秒}}') },
      /knowledge-base\/canned\/wait\.yaml:4 text: 不認得的空格 \{\{秒\}\}/,
    ],
    [
      'a slip in a canned reply',
      { 'knowledge-base/canned/wait.yaml': CANNED.replace('請等', '请等') },
      /knowledge-base\/canned\/wait\.yaml:5 text: 「请」是簡體字/,
    ],
    [
      'a dead link of a guide',
      { 'knowledge-base/README.md': '[x](gone.md)\n' },
      /knowledge-base\/README\.md:1 link: 連到「gone\.md」/,
    ],
    [
      'a file named in an answer that is not there',
      { 'knowledge-base/roads/street-light.yaml': LAMP.replace('費用：免費。', '費用：見 roads/fee.yaml。') },
      /street-light\.yaml:\d+ answer: 連到「roads\/fee\.yaml」/,
    ],
    [
      'a review day before the first day',
      { 'knowledge-base/roads/street-light.yaml': LAMP.replace(/valid_from: .*/, 'valid_from: 2999-01-01') },
      /street-light\.yaml:\d+ review_by: 早於 valid_from/,
    ],
  ])('fails %s', async (_, files, finding) => {
    const result = await check({ 'knowledge-base/roads/street-light.yaml': LAMP, ...files });

    expect(result.exitCode).toBe(1);
    expect(result.stdout.slice(result.stdout.indexOf('要修正 TO MEND'))).toMatch(finding);
  });

  it.each<[string, string, RegExp]>([
    [
      'a review day that has passed',
      LAMP.replace(/valid_from: .*/, 'valid_from: 2019-01-01').replace(
        /review_by: .*/,
        'review_by: 2020-01-01',
      ),
      /street-light\.yaml:\d+ review_by: 2020-01-01 已過/,
    ],
    [
      'a first day that is to come',
      LAMP.replace(/valid_from: .*/, 'valid_from: 2999-01-01').replace(
        /review_by: .*/,
        'review_by: 2999-06-01',
      ),
      /street-light\.yaml:\d+ valid_from: 2999-01-01 還沒到/,
    ],
    [
      'office language',
      LAMP.replace('費用：免費。', '敬請檢附照片。'),
      /street-light\.yaml:\d+ answer: 「敬請」像公文/,
    ],
    [
      'a sentence nobody can follow',
      LAMP.replace('費用：免費。', `${'又'.repeat(90)}。`),
      /street-light\.yaml:\d+ answer: 一句有 90 字/,
    ],
  ])('only warns of %s', async (_, article, finding) => {
    const result = await check({ 'knowledge-base/roads/street-light.yaml': article });

    expect(result.exitCode).toBe(0);
    expect(result.stdout.slice(result.stdout.indexOf('警告 WARNINGS'))).toMatch(finding);
  });

  it('names victim, thief and the words that did it where a question is stolen', async () => {
    const thief = LAMP.replace('id: street-light', 'id: thief')
      .replace(/title: .*/, 'title: 路燈整天都亮著要找誰')
      .replace(
        /questions:[^]*?keywords:/,
        `questions:\n${'一二三四五六七八'
          .split('')
          .map((n) => `  - 甲${n}乙${n}丙${n}\n`)
          .join('')}keywords:`,
      )
      .replace(/tests:[^]*?english:/, 'tests:\n  - 甲一乙一丙\n  - 甲二乙二丙\n  - 甲三乙三丙\nenglish:');

    const result = await check({
      'knowledge-base/roads/street-light.yaml': LAMP,
      'knowledge-base/roads/thief.yaml': thief,
    });

    expect(result.stdout).toMatch(
      /street-light\.yaml:\d+ tests\[2\]: .*「路燈整天都亮著很浪費電」被 knowledge-base\/roads\/thief\.yaml 的「路燈整天都亮著要找誰」搶走，自己排第 2，對中的字是/,
    );
  });

  it('notes which articles wait for English, the most wanted first', async () => {
    const result = await check({
      'knowledge-base/roads/street-light.yaml': LAMP.replace(/english:[^]*$/, ''),
    });

    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/備註 NOTES[^]*1 篇沒有英文.*street-light/);
  });
});
