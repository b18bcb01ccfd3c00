// An editor's ugly sheet in a real Chromium on the real hub: its faults are seen, its columns named, it goes live, a citizen on LINE
// is answered from it, it is taken back; and everything comes out and in again.

import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { KeysAlone } from '../support/keys-alone.js';
import { odsOf } from '../support/sheets.js';
import { startStaffedHub, WANG, Windows, type Look } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const UGLY = [
  ['示範市常見問答（115 年 11 月）', '', '', ''],
  ['', '', '', ''],
  ['項次', '民眾怎麼問', '機關回覆', '複審日期'],
  ['1', '滑板公園幾點關門？\n滑板場開到幾點？', '滑板公園開到晚上十點。', '116/12/31'],
  ['2', '市長信箱在哪裡？多久會回信？', '市長信箱改用新的表單。', '1161231'],
  ['3', '這一題還沒寫答案', '', ''],
  ['4', '哪一天要複審？', '不知道。', '後天'],
];

let hub: TestHub;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  hub = await startStaffedHub({ isBare: true });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
}, 180_000);
afterEach(() => windows.close());
afterAll(async () => {
  await browser.close();
  await hub.stop();
});

const open = async (look: Look = {}): Promise<Page> => {
  const { page } = await windows.desk(WANG, look);
  await page.goto(`${hub.url}/console/knowledge/import`);
  await page.locator('.drop-zone').waitFor();
  return page;
};
const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const answerTo = async (question: string): Promise<string> => {
  const talker = hub.line.user(question);
  return (await hub.ask(talker, talker.text(question))).join('\n');
};
const count = (page: Page, kind: string): Promise<string> =>
  page.locator(`.count[data-kind=${kind}] dd`).innerText();

it('takes an ugly sheet live and back, by what the screen says', async () => {
  const page = await open();
  expect(await faultsOf(page)).toEqual([]);

  // The names of these columns say nothing to us: the editor does.
  await choose(page, '問答.ods', await odsOf(UGLY));
  await page.getByText('認不出哪一欄').waitFor();
  await page.getByLabel('欄位名稱在第幾列').selectOption('3');
  await page.getByLabel('「民眾怎麼問」放的是').waitFor();
  await page.getByLabel('「民眾怎麼問」放的是').focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.getByLabel('「民眾怎麼問」放的是').inputValue()).toBe('question');
  await page.getByLabel('「機關回覆」放的是').selectOption('answer');
  await page.getByRole('heading', { name: '要修正的列（2）' }).waitFor();

  expect(await Promise.all(['added', 'changed', 'same', 'bad'].map((kind) => count(page, kind)))).toEqual(['1', '1', '0', '2']); // prettier-ignore
  const faults = await page.locator('.faults-table tbody tr').allInnerTexts();
  expect(faults[0]).toMatch(/第 6 列\s+答案\s+沒有填，請補上/);
  expect(faults[1]).toMatch(/第 7 列\s+檢視期限\s+要是 2026-01-31 這樣的日期/);
  expect(await page.locator('.change-field ins').first().innerText()).toContain('表單');
  expect(await page.locator('.import-rehearsal').innerText()).toMatch(/題測試題：現在答對 \d+ 題/);
  expect(await answerTo('滑板公園幾點關門')).not.toContain('晚上十點');
  expect(await faultsOf(page)).toEqual([]);

  const [bad] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下載有錯的列（ODS）' }).click(),
  ]);
  expect(bad.suggestedFilename()).toBe('問答-bad-rows.ods');

  await page.getByRole('button', { name: '略過 2 列，匯入 2 篇' }).click();
  await page.getByText('已經上線：新增 1、修改 1').waitFor();
  expect(await answerTo('請問滑板公園幾點關門')).toContain('滑板公園開到晚上十點。');
  expect(await answerTo('市長信箱在哪裡')).toContain('新的表單');

  await page.getByRole('button', { name: '復原 問答.ods' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '復原' }).click();
  await page.getByText('已復原，民眾').waitFor();
  expect(await answerTo('滑板公園幾點關門啊')).not.toContain('晚上十點');
  expect(await answerTo('市長信箱在哪裡呢')).not.toContain('新的表單');

  // A sheet of the same kind is understood now.
  await page.getByRole('button', { name: '再匯入一個檔案' }).click();
  await choose(page, '下個月.ods', await odsOf(UGLY.slice(0, 5)));
  await page.getByText('照上次匯入的設定').waitFor();
  expect(await count(page, 'bad')).toBe('0');
  await page.getByRole('button', { name: '不匯入' }).click();
});

it('is led through by keyboard alone, from the file to what was taken back', async () => {
  const page = await open();
  const keys = new KeysAlone(page);
  const field = (name: string) => page.getByLabel(`「${name}」放的是`);
  const sheet = [
    ['民眾怎麼問', '機關回覆'],
    ['溜冰場幾點開？', '溜冰場早上九點開。'],
    ['溜冰鞋可以租嗎？', '櫃檯可以租溜冰鞋。'],
  ];

  await keys.task('import a sheet to the end', async () => {
    await keys.goTo(page.locator('input[type=file]'));
    // The window that the browser opens for a file is the system's own.
    await choose(page, '溜冰場.ods', await odsOf(sheet));
    await page.locator('#import-summary:focus').waitFor();
    await keys.goTo(field('民眾怎麼問'));
    await keys.press('ArrowDown');
    await keys.goTo(field('機關回覆'));
    await keys.press('ArrowDown', 'ArrowDown');
    await keys.enter(
      page.getByRole('button', { name: '匯入 2 篇' }),
      page.getByText('已經上線：新增 2、修改 0'),
    );
    expect(await answerTo('溜冰場幾點開門')).toContain('早上九點');
    await keys.act('Enter', page.locator('.drop-zone'));
    await keys.enter(page.getByRole('button', { name: '復原 溜冰場.ods' }), page.getByRole('alertdialog'));
    const sure = page.getByRole('alertdialog').getByRole('button', { name: '復原' });
    await keys.enter(sure, page.getByText('已復原，民眾'));
    await keys.act('Tab', page.locator('.run[data-state=undone]', { hasText: '溜冰場.ods' }));
  });
});

it('makes drafts of a sheet, publishes what may go live, names what may not, and takes the rest back', async () => {
  const page = await open();
  const rows = [
    ['編號', '問題', '答案', '相似問題'],
    ['ring', '環狀步道有多長？', '環狀步道長三公里。', '環狀步道幾公里'],
    ['thief', '信箱的信多久會回？', '不知道。', '市長信箱在哪裡？多久會回信？'],
    ['rest', '步道有沒有廁所？', '入口有廁所。', '步道廁所在哪'],
  ];
  await choose(page, '步道.ods', await odsOf(rows));
  await page.getByLabel(/先成為待審的草稿/).check();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '建立 3 份草稿' }).click();
  await page.getByText('已建立待審草稿：新增 3').waitFor();
  expect(await answerTo('環狀步道有多長')).not.toContain('三公里');

  await page.getByRole('link', { name: '去看待審的草稿' }).click();
  // What was announced on the page before is out of the document.
  await page.reload();
  await page.getByLabel('選取〈環狀步道有多長？〉').check({ force: true });
  await page.getByLabel('選取〈信箱的信多久會回？〉').check({ force: true });
  await page.getByRole('button', { name: '發布草稿（2）' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('已發布 1 份。').waitFor();

  expect(await page.locator('.publish-refused').innerText()).toContain(
    '會搶走〈市長信箱在哪裡？多久會回信？〉',
  );
  expect(await faultsOf(page)).toEqual([]);
  expect(await answerTo('請問環狀步道有多長')).toContain('三公里');
  await page.goto(`${hub.url}/console/knowledge/import`);
  await page.getByRole('button', { name: '復原 步道.ods' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '復原' }).click();
  await page.locator('.import-left', { hasText: '環狀步道有多長？' }).waitFor();
  expect(await page.locator('.import-left li').count()).toBe(1);
  expect(await hub.database.connection.collection('article_drafts').countDocuments({})).toBe(0);
});

it('gives everything out and takes it in again without loss', async () => {
  const page = await open({ theme: 'dark', language: 'en', widthPx: 360, heightPx: 740 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All articles ODS' }).click(),
  ]);

  await choose(page, 'all.ods', readFileSync(await file.path()));
  await page.getByText('There is nothing to import.').waitFor();

  expect(await Promise.all(['added', 'changed', 'bad'].map((kind) => count(page, kind)))).toEqual(['0', '0', '0']); // prettier-ignore
  expect(Number(await count(page, 'same'))).toBeGreaterThan(10);
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  await choose(page, 'old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await page.locator('.import-status .refusal').waitFor();
  expect(await page.locator('.import-status .refusal').innerText()).toContain('Excel');
});
