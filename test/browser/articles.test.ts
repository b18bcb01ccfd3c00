// Two editors and one article in a real Chromium on the real hub: written by keyboard, published, asked for on LINE, overtaken, refused
// for another article's question, brought back; and the list that it stands in.

import type { Browser, Page } from 'playwright-core';

import { attachFiles, relate } from '../support/attach-files.js';
import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { EditorsKeys } from '../support/editors-keys.js';
import { KeysAlone } from '../support/keys-alone.js';
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
  await other.getByRole('textbox', { name: '答案', exact: true }).fill('滑板公園開到晚上九點。');
  await saved(other);
  await page.getByRole('textbox', { name: '答案', exact: true }).fill('滑板公園開到晚上十一點。');
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

it('is kept by keyboard alone: written, tried, given to review, live, brought back, found again and put away', async () => {
  const editor = new EditorsKeys(await open(''));
  await editor.write();
  expect(await answerTo('共享單車停在哪裡')).not.toContain('停車柱');
  await editor.publish();
  expect(await answerTo('公共自行車在哪借')).toContain('停車柱');
  expect(await editor.edit()).toContain('免費');
  await editor.rollBack();
  expect(await answerTo('想知道共享單車停在哪裡')).not.toContain('免費');

  await editor.putAway();
});

it('puts a card together by keyboard, as LINE gets it; a colleague’s card is merged, an old version brings its own back', async () => {
  const page = await open('/mayor-mailbox');
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed)
      await (key.startsWith('=') ? page.keyboard.type(key.slice(1)) : page.keyboard.press(key));
  };
  await page.locator('summary', { hasText: '卡片：' }).focus();
  await keys('Enter');
  await page.getByRole('button', { name: '＋ 辦理步驟' }).first().focus();
  await keys('Enter', '=上網填表');
  await page.getByRole('button', { name: '＋ 再加一個（1／8）' }).focus();
  await keys('Enter', '=先想好要說的事');
  await page.getByRole('button', { name: '往上移' }).nth(1).focus();
  await keys('Enter');
  // The focus goes along with the row, and a second press at the end of the list changes nothing.
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('辦理步驟 1 往上移');
  await keys('Enter');
  await page.getByRole('button', { name: '＋ 按鈕' }).first().focus();
  await keys('Enter', '=市民信箱', 'Tab', '=www.gov.tw');
  const faults = page.locator('.card-part[data-part=buttons] .card-faults');
  await faults.filter({ hasText: '按鈕 1：網址' }).waitFor();
  await page.locator('.preview-faults', { hasText: 'https' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('網址', { exact: true }).fill('https://www.gov.tw/');
  await faults.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '＋ 地點' }).first().focus();
  await keys('Enter', '=市政大樓', 'Tab', '=示範市示範路 1 號');
  await page.getByLabel('緯度').evaluate((box: { focus: () => void }) => {
    box.focus();
  });
  await page.evaluate(`(() => { const data = new DataTransfer(); data.setData('text', '25.0375, 121.5637');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`);
  await page.locator('.shown-place', { hasText: '121.5637' }).waitFor();
  expect(await page.locator('.shown-flex').innerText()).toMatch(/先想好要說的事[^]*上網填表[^]*市民信箱/u);
  await relate(page, '路燈');
  await attachFiles(page);
  await page.getByRole('button', { name: 'Messenger' }).click();
  await page.locator('.shown-element', { hasText: '看地圖' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await saved(page);

  // Somebody else has another card.
  const other = await open('/mayor-mailbox', HSU);
  await other.getByLabel('第 1 步').fill('先看常見問題');
  await saved(other);
  await page.getByRole('textbox', { name: '答案', exact: true }).fill('市長信箱全天都可以寫，收到後會回信。');
  const conflict = page.locator('.conflict');
  await conflict.getByRole('button', { name: '卡片：這一欄改用對方的' }).click();
  await page.getByRole('button', { name: '以畫面上的內容為準' }).click();
  await saved(page);
  expect(await page.getByLabel('第 1 步').inputValue()).toBe('先看常見問題');
  await page.getByRole('button', { name: '立即發布' }).click();
  await page.locator('.past-version', { hasText: '第 2 版' }).waitFor();
  const talker = hub.line.user('card');
  await hub.ask(talker, talker.text('市長信箱在哪裡？多久會回信？'));
  const sent = hub.line.accepted.filter(({ to }) => to === talker.id).at(-1);
  expect(sent?.messages.slice(-3).map(({ type }) => type)).toEqual(['text', 'flex', 'location']);
  expect(JSON.stringify(sent?.messages)).toContain('先看常見問題');
  expect(hub.line.violations).toEqual([]);

  // The first version had no card.
  const first = page.locator('.past-version', { hasText: '第 1 版' });
  await first.getByRole('button', { name: '和線上比對' }).click();
  await first.locator('.word-diff-field', { hasText: '先看常見問題' }).waitFor();
  await first.getByRole('button', { name: '回復這一版' }).click();
  await first.getByRole('button', { name: '確定回復第 1 版' }).click();
  await page.locator('.past-version', { hasText: '第 3 版' }).waitFor();
  await page.getByLabel('第 1 步').waitFor({ state: 'detached' });
});

it('tries a question beside the text, says what would change, and keeps it as a test of the article that should answer', async () => {
  const page = await open('/mayor-mailbox');
  await page.getByRole('button', { name: '試問機器人', exact: true }).click();
  const panel = page.locator('.try-panel');
  await panel.locator('.try-empty').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  // By keyboard alone.
  await page.getByLabel('民眾會怎麼問？').focus();
  await page.keyboard.type('老張想抱怨找誰');
  await page.keyboard.press('Enter');
  const summary = panel.locator('.try-summary');
  await summary.filter({ hasText: '結果不會變' }).waitFor();
  await page.getByLabel('相似問題').fill('老張想抱怨找誰');
  await summary.filter({ hasText: '變成「直接回答」' }).waitFor();
  const draft = panel.getByRole('region', { name: '草稿' });
  expect(await draft.locator('.try-candidates li').first().innerText()).toContain('這一篇');
  expect(await draft.locator('.preview-bubble').first().innerText()).toContain('市長信箱');
  expect(await faultsOf(page)).toEqual([]);

  await panel.getByRole('button', { name: '存起來' }).click();
  await panel.locator('.try-saved', { hasText: '已加到這一篇' }).waitFor();
  expect(await page.getByLabel('測試問句').inputValue()).toContain('老張想抱怨找誰');
  await panel.getByLabel('應該回答的文章').selectOption({ index: 1 });
  await panel.getByRole('button', { name: '存起來' }).click();
  await panel.locator('.try-saved', { hasText: '的草稿' }).waitFor();
  // Taken back while the hub is at it; then asked for good.
  await page.route('**/knowledge/try/tests', () => new Promise(() => undefined));
  await panel.getByRole('button', { name: '重問' }).click();
  await panel.locator('.try-tests progress').waitFor();
  await panel.getByRole('button', { name: '取消' }).click();
  await panel.locator('.try-tests progress').waitFor({ state: 'detached' });
  await page.unroute('**/knowledge/try/tests');
  await panel.getByRole('button', { name: '重問' }).click();
  await panel.locator('.try-changed', { hasText: '老張想抱怨找誰' }).waitFor();
  await saved(page);

  // What is worth a second look, without a jump of the fields.
  await page.getByRole('textbox', { name: '答案', exact: true }).fill('到市長信箱填表，敬請檢附證明。');
  await page.getByRole('button', { name: '寫作提醒（2）' }).click();
  await page.locator('.article-hints', { hasText: '像公文' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await saved(page);
  await page.getByRole('button', { name: '發布與預覽' }).click();
  const discard = page.getByRole('button', { name: '捨棄草稿' });
  await discard.click();
  await discard.waitFor({ state: 'detached' });
});

it('counts where an article did not help, beside the questions themselves, in the list and at the article', async () => {
  const talker = hub.line.user('unhelped');
  await hub.ask(talker, talker.text('市長信箱在哪裡？多久會回信？'));
  await hub.ask(talker, talker.text('我要找真人'));
  await hub.settled();
  const page = await open('?missed=some&order=misses');
  const count = page.getByRole('button', { name: /市長信箱.*沒幫上忙 1 次/u });
  await count.focus();
  await page.keyboard.press('Enter');
  const row = page.locator('.article-row', { hasText: '市長信箱' });
  await row.locator('.miss-list li', { hasText: '市長信箱在哪裡？多久會回信？' }).waitFor();
  expect(await row.locator('.miss-list li').count()).toBe(1);
  expect(await faultsOf(page)).toEqual([]);

  await row.locator('.article-link').click();
  const card = page.getByRole('region', { name: '沒幫上忙的時候' });

  await card.locator('.miss-list li', { hasText: '看了還是要找真人' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
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

it('takes many published at once back by one press', async () => {
  const page = await open('/mayor-mailbox');
  await page.getByRole('textbox', { name: '答案', exact: true }).fill('市長信箱暫停服務。');
  await saved(page);
  await page.goto(`${hub.url}/console/knowledge?state=draft`);
  await page.getByLabel(/^選取〈市長信箱/).check({ force: true });
  await page.getByRole('button', { name: '發布草稿（1）' }).click();
  await page.locator('.publish-many', { hasText: '已發布 1 份' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '全部復原（1）' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.publish-undone', { hasText: '已復原 1 篇' }).waitFor();

  await page.locator('.article-row', { hasText: '市長信箱' }).waitFor();
  expect(await answerTo('市長信箱在哪裡？多久會回信？')).not.toContain('暫停服務');

  // Once more, and the page is loaded anew before anybody thinks better of it.
  await page.getByLabel(/^選取〈市長信箱/).check({ force: true });
  await page.getByRole('button', { name: '發布草稿（1）' }).click();
  await page.locator('.publish-many', { hasText: '已發布 1 份' }).waitFor();
  await page.reload();
  const keys = new KeysAlone(page);
  const past = page.locator('.past-publishings');
  const live = past.locator('.run[data-state=applied]');
  await keys.enter(past.locator('summary'), live);
  expect(await live.innerText()).toMatch(/已上線\s+1 篇\s+王雅婷 於 .+ 發布/u);
  expect(await faultsOf(page)).toEqual([]);
  await keys.enter(live.getByRole('button'), page.getByRole('alertdialog'));
  await keys.enter(
    page.getByRole('alertdialog').getByRole('button', { name: '收回' }),
    past.locator('.publish-undone'),
  );
  await live.waitFor({ state: 'detached' });
  await keys.keepsPlace();
  expect(await answerTo('請問市長信箱在哪裡？多久會回信？')).not.toContain('暫停服務');
});

it.each([
  ['light', 'zh'],
  ['dark', 'en'],
] as const)('fits a phone, %s, %s', async (theme, language) => {
  const page = await open('', WANG, { theme, language, widthPx: 360, heightPx: 740 });
  await page.locator('.article-row').first().waitFor();
  await page.locator('.articles-head button').click();
  await page.locator('#try-question').fill('市長信箱');
  await page.keyboard.press('Enter');
  await page.locator('.try-side').waitFor();
  expect(await overflowOf(page)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);

  await page.locator('.article-row .article-link').first().click();
  await page.locator('.article-form').waitFor();
  await page.locator('.preview-bubble').first().waitFor();

  expect(await overflowOf(page)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
});
