// Two editors and one article in a real Chromium on the real hub: written by keyboard, published, asked for on LINE, overtaken, refused
// for another article's question, brought back; and the list that it stands in.

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { startStaffedHub, WANG, Windows, type Look, type Person } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const HSU: Person = { email: 'hsu@city.gov.tw', name: '許家豪', roles: ['editor', 'agent'] };
let hub: TestHub;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  hub = await startStaffedHub({ isBare: true, more: [HSU] });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
}, 180_000);
afterEach(() => windows.close());
afterAll(async () => {
  await browser.close();
  await hub.stop();
});

const open = async (path: string, person = WANG, look: Look = {}): Promise<Page> => {
  const { page } = await windows.desk(person, look);
  await page.goto(`${hub.url}/console/knowledge${path}`);
  await page.locator('#main').waitFor();
  return page;
};
const answerTo = async (question: string): Promise<string> => {
  const talker = hub.line.user(`${question} ${Math.random()}`);
  return (await hub.ask(talker, talker.text(question))).join('\n');
};
const saved = (page: Page): Promise<void> => page.locator('.save-line[data-saving=saved]').waitFor();
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

it('goes from an empty page to an answer on LINE, through a colleague’s hands and back', async () => {
  const page = await open('');
  await page.locator('.article-row').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '新增文章' }).first().click();

  // By keyboard alone.
  await page.getByLabel('問題', { exact: true }).focus();
  await page.keyboard.type('滑板公園幾點關門？');
  await page.keyboard.press('Tab');
  await page.keyboard.type('滑板公園開到晚上十點。');
  await page.keyboard.press('Tab');
  await page.keyboard.type('滑板場開到幾點\n滑板公園的開放時間');
  await saved(page);
  await page.locator('.preview-bubble', { hasText: '晚上十點' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await answerTo('滑板公園幾點關門')).not.toContain('晚上十點');
  await page.getByLabel('修改原因').fill('新場館開幕');
  await page.getByRole('button', { name: '立即發布' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.past-version', { hasText: '新場館開幕' }).waitFor();
  expect(await answerTo('請問滑板公園幾點關門')).toContain('晚上十點');

  // A colleague is at the same article.
  const address = new URL(page.url()).pathname.replace('/console/knowledge', '');
  const other = await open(address, HSU);
  await other.getByLabel('答案', { exact: true }).fill('滑板公園開到晚上九點。');
  await saved(other);
  await page.getByLabel('答案', { exact: true }).fill('滑板公園開到晚上十一點。');
  const conflict = page.locator('.conflict');
  await conflict.waitFor();
  expect(await conflict.innerText()).toContain(HSU.name);
  expect(await conflict.locator('del').innerText()).toContain('九點');
  expect(await conflict.locator('ins').innerText()).toContain('十一點');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '以畫面上的內容為準' }).click();
  await saved(page);

  // Another article's question.
  await page.getByLabel('相似問題').fill('市長信箱在哪裡？多久會回信？');
  await saved(page);
  await page.getByRole('button', { name: '立即發布' }).click();
  const refused = page.locator('.refused-publish');
  await refused.waitFor();
  expect(await refused.getByRole('link').first().innerText()).toBe('市長信箱在哪裡？多久會回信？');
  await page.getByLabel('相似問題').fill('滑板場開到幾點');
  await saved(page);
  await page.getByRole('button', { name: '立即發布' }).click();
  await page.locator('.past-version', { hasText: '第 2 版' }).waitFor();

  // Back in two presses.
  const first = page.locator('.past-version', { hasText: '新場館開幕' });
  await first.getByRole('button', { name: '回復這一版' }).click();
  await first.getByRole('button', { name: '確定回復第 1 版' }).click();
  await page.locator('.past-version', { hasText: '第 3 版' }).waitFor();
  await page.waitForFunction(`document.querySelector('textarea')?.value === '滑板公園開到晚上十點。'`);
  expect(await answerTo('滑板公園幾點關門')).toContain('十點');
});

it('finds, marks and puts away many at once, and takes it back', async () => {
  const page = await open('?text=市長');
  await page.locator('mark', { hasText: '市長' }).first().waitFor();
  await page.getByLabel(/^選取〈市長信箱/).check({ force: true });
  await page.getByRole('button', { name: '下架（1）' }).click();
  await page.locator('.articles-done', { hasText: '已下架 1 篇' }).waitFor();
  expect(await answerTo('市長信箱在哪裡？多久會回信？')).not.toContain('工作天');

  await page.getByRole('button', { name: '復原' }).click();
  await page
    .locator('.article-row', { hasText: '市長信箱在哪裡' })
    .locator('[data-state=published]')
    .waitFor();
  await page.getByRole('button', { name: '已過期' }).click();

  await page.locator('.empty', { hasText: '找不到符合的文章' }).waitFor();
  expect(new URL(page.url()).searchParams.get('state')).toBe('expired');
});

it.each([
  ['light', 'zh'],
  ['dark', 'en'],
] as const)('fits a phone, %s, %s', async (theme, language) => {
  const page = await open('', WANG, { theme, language, widthPx: 360, heightPx: 740 });
  await page.locator('.article-row').first().waitFor();
  expect(await overflowOf(page)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);

  await page.locator('.article-link').first().click();
  await page.locator('.article-form').waitFor();
  await page.locator('.preview-bubble').first().waitFor();

  expect(await overflowOf(page)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
});
