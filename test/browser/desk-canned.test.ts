// What the desk keeps for itself, in a real Chromium: a canned reply from its making to its end, a file that is dropped into a talk,
// a talk and an article on paper, quiet hours, and the pages of teams, canned replies and figures as axe reads them in every dress.

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { FILES } from '../support/fake-files.js';
import { LISTENING } from '../support/listening.js';
import { faultsOnPaper } from '../support/on-paper.js';
import { poll } from '../support/poll.js';
import { claim, openTalk, type Person, startStaffedHub, WANG, Windows } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const HUANG: Person = { email: 'huang@city.gov.tw', name: '黃美玲', roles: ['supervisor', 'agent'] };

let hub: TestHub;
let browser: Browser;
let windows: Windows;
let citizen: Page;
let desk: Page;

beforeAll(async () => {
  hub = await startStaffedHub({ isBare: true, more: [HUANG] });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
  citizen = await windows.citizen();
  await citizen.getByRole('button', { name: '轉真人' }).click();
  await citizen.getByText('等候真人服務，目前第 1 位').waitFor();
  ({ page: desk } = await windows.desk(WANG));
  await openTalk(desk);
  await claim(desk);
});

afterAll(async () => {
  await windows.close();
  await browser.close();
  await hub.stop();
});

describe('a canned reply of the desk', () => {
  it('is made, found by its code, counted once it has left, changed and retired', async () => {
    const shelf = await windows.signedIn(HUANG);
    await shelf.goto(`${hub.url}/console/canned`);
    await shelf.getByRole('button', { name: '新增罐頭回覆' }).click();
    await shelf.getByLabel('標題').fill('泳池開放時間');
    await shelf.getByLabel('代碼').fill('pool1');
    await shelf.getByLabel('內容').fill('您好，市立泳池每天上午六點開放。');
    await shelf.keyboard.press('Tab');
    await shelf.getByRole('button', { name: '儲存' }).press('Enter');
    const card = shelf.locator('.canned-card', { hasText: '泳池開放時間' });
    await card.getByText('沒有送出過').waitFor();

    await desk.locator('.composer-box').fill('');
    await desk.locator('.composer-box').pressSequentially('/pool1');
    await desk.locator('.palette-option', { hasText: '泳池開放時間' }).waitFor();
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Enter');
    await citizen.locator('article.theirs', { hasText: '上午六點開放' }).waitFor();

    await shelf.reload();
    await card.locator('.canned-uses').waitFor();
    const uses = await card.locator('.canned-uses dd').allInnerTexts();
    expect(uses.slice(0, 2).map(Number)).toEqual([1, 1]);

    await shelf.getByRole('button', { name: '修改 泳池開放時間' }).press('Enter');
    await shelf.getByLabel('內容').fill('您好，市立泳池每天上午七點開放。');
    await shelf.getByRole('button', { name: '儲存' }).press('Enter');
    await card.getByText('上午七點開放').waitFor();
    await shelf.getByRole('button', { name: '停用 泳池開放時間' }).press('Enter');
    await card.getByText('已停用').waitFor();

    await desk.locator('.composer-box').pressSequentially('/pool1');
    // What was found before is asked for anew.
    await desk.locator('.palette-option', { hasText: '泳池開放時間' }).waitFor({ state: 'detached' });
    await desk.keyboard.press('Escape');
    await desk.locator('.composer-box').fill('');
  });
});

it('says how this person sends, and axe has nothing to say', async () => {
  await desk.getByRole('button', { name: '送出設定' }).click();
  await desk.locator('.send-settings').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await desk.locator('.send-settings').waitFor({ state: 'detached' });
});

describe('a file that is brought into a talk', () => {
  /** As the browser hands it to whoever drops or pastes it: code that makes it in the page. */
  const CARRIED = `(() => {
    const bytes = Uint8Array.from(atob('${FILES.png.toString('base64')}'), (each) => each.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], '地圖.png', { type: 'image/png' }));
    return carried;
  })()`;

  it('is pasted into the box and taken away again', async () => {
    await desk.locator('.composer-box').focus();
    await desk.evaluate(`document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: ${CARRIED}, bubbles: true, cancelable: true }))`);
    await desk.locator('.file-chip[data-state=ready]', { hasText: '地圖' }).waitFor();

    await desk.getByRole('button', { name: '移除 地圖.png' }).press('Enter');

    await desk.locator('.file-chip').waitFor({ state: 'detached' });
    expect(await desk.locator('.composer-box').inputValue()).toBe('');
  });

  it('is dropped, stands beside the reply, can be seen by the citizen once it is sent', async () => {
    const dropped = await desk.evaluateHandle(CARRIED);
    await desk.locator('.log').dispatchEvent('dragover', { dataTransfer: dropped });
    await desk.locator('.file-drop').waitFor();
    await desk.locator('.log').dispatchEvent('drop', { dataTransfer: dropped });
    await desk.locator('.file-chip', { hasText: '地圖' }).waitFor();
    expect(await desk.locator('.file-drop').count()).toBe(0);
    await desk.locator('.file-chip[data-state=ready]').waitFor();
    expect(await faultsOf(desk)).toEqual([]);

    await desk.locator('.composer-box').fill('位置請看地圖');
    await desk.locator('.composer-box').press('Enter');

    const said = citizen.locator('article.theirs', { hasText: '位置請看地圖' });
    await said.waitFor();
    await citizen.locator('article.theirs img').last().waitFor();
    await desk.locator('.file-chip').waitFor({ state: 'detached' });
    expect(await desk.locator('.entry[data-author=agent] img').count()).toBe(1);
  });
});

describe('on paper', () => {
  it('is a talk without what can only be pressed, whole, in black on white', async () => {
    await desk.emulateMedia({ colorScheme: 'dark' });
    expect(await desk.locator('.composer').isVisible()).toBe(true);

    expect(await faultsOnPaper(desk)).toEqual([]);
    for (const gone of ['.composer', '.queue', '.top-bar', '.context', '.thread-actions'])
      expect([gone, await desk.locator(gone).isVisible()]).toEqual([gone, false]);
    expect(await desk.locator('.entry', { hasText: '位置請看地圖' }).isVisible()).toBe(true);
    // A message is not torn in two.
    expect(
      await desk.evaluate<string>(`getComputedStyle(document.querySelector('.log > .entry')).breakInside`),
    ).toBe('avoid');
    await desk.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  it('is an article with all its words, also those that a field would cut off', async () => {
    const page = await windows.signedIn(WANG, { theme: 'dark' });
    await page.goto(`${hub.url}/console/knowledge`);
    await page.locator('.article-link').first().click();
    await page.locator('.preview-bubble').first().waitFor();
    await page.getByLabel('相似問題').fill('一行\n'.repeat(40));

    expect(await faultsOnPaper(page)).toEqual([]);
    expect(await page.locator('.save-line').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('quiet hours', () => {
  /** Hour of Taipei, so many hours from now. */
  const hourIn = (hours: number): string => String((new Date().getUTCHours() + 8 + hours) % 24);
  const quietFor = async (page: Page, from: number, to: number): Promise<void> => {
    await page.keyboard.press('Control+KeyK');
    await page.locator('.commands input').waitFor();
    await page.keyboard.type('安靜時段');
    await page.keyboard.press('Enter');
    await page.locator('.alerts-dialog').waitFor();
    await page.getByRole('combobox', { name: '從', exact: true }).selectOption(hourIn(from));
    await page.getByRole('combobox', { name: '到', exact: true }).selectOption(hourIn(to));
  };
  const waits = async (page: Page, count: number): Promise<void> => {
    const talker = hub.line.user(`quiet ${count}`);
    await hub.ask(talker, talker.text('轉真人'));
    await page
      .locator('.queue-row')
      .nth(count - 1)
      .waitFor();
  };
  const heard = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>('heard');

  it('let nothing sound and nothing be shown; after them both come, as loud as was set, without a name', async () => {
    const page = await windows.signedIn(HUANG);
    await page.addInitScript(LISTENING);
    await page.goto(`${hub.url}/console/`);
    await page.locator('.queue-panel').waitFor();
    await quietFor(page, 0, 2);
    await page.locator('.alerts-dialog input[type=range]').fill('80');
    await page.getByRole('switch', { name: /桌面/ }).check({ force: true });
    await page.keyboard.press('Escape');
    await page.locator('.alerts-dialog').waitFor({ state: 'detached' });
    await page.evaluate('isAway = true');
    await waits(page, 1);
    expect(await heard(page)).toEqual([]);

    await quietFor(page, 3, 5);
    await page.keyboard.press('Escape');
    await page.locator('.alerts-dialog').waitFor({ state: 'detached' });
    await waits(page, 2);

    await poll('the sound and the note', async () => (await heard(page)).length >= 3);
    expect(await heard(page)).toEqual(['0.24', '0.24', expect.stringMatching(/^note: /)]);
    expect((await heard(page)).at(-1)).not.toContain('quiet');
    await page.context().close();
  });
});

it.each([
  { theme: 'light', language: 'zh' },
  { theme: 'dark', language: 'en' },
  { theme: 'dark', language: 'zh' },
  { theme: 'light', language: 'en' },
] as const)('gives axe nothing to say ($theme, $language)', async (look) => {
  const faults: Record<string, readonly string[]> = {};
  const page = await windows.signedIn(HUANG, look);
  await page.goto(`${hub.url}/console/teams`);
  await page.locator('.teams-none').waitFor();
  faults['teams'] = await faultsOf(page);
  await page.locator('.account-button').click();
  await page.locator('.account-menu').waitFor();
  faults['the account'] = await faultsOf(page);
  await page.keyboard.press('Escape');
  await page.locator('.account-menu').waitFor({ state: 'detached' });
  await page.locator('main .button.primary').first().click();
  await page.locator('.team-dialog').waitFor();
  faults['a team'] = await faultsOf(page);
  await page.goto(`${hub.url}/console/canned`);
  await page.locator('.canned-card').first().waitFor();
  faults['canned replies'] = await faultsOf(page);
  await page.locator('main .button.primary').first().click();
  await page.locator('.canned-dialog').waitFor();
  faults['a canned reply'] = await faultsOf(page);
  await page.goto(`${hub.url}/console/figures`);
  await page.locator('main h1, main h2, main table').first().waitFor();
  faults['figures'] = await faultsOf(page);
  await page.context().close();

  expect(faults).toEqual({
    ...{ teams: [], 'the account': [], 'a team': [], 'canned replies': [], 'a canned reply': [] },
    figures: [],
  });
});
