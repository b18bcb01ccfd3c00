// The workplace of an agent in a real Chromium: the card of a hand-over, a reply taken back, a warning before numbers leave, a draft
// that is there on the next screen, canned replies found by Zhuyin, personal facts covered.

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { claim, openTalk, startStaffedHub, WANG, Windows } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

// A real browser on a busy machine takes its time; a test that hangs ends all the same.
jest.setTimeout(180_000);

let hub: TestHub;
let browser: Browser;
let windows: Windows;
let desk: Page;

beforeAll(async () => {
  hub = await startStaffedHub();
  browser = await openBrowser();
  windows = new Windows(browser, hub);
  const ann = hub.line.user('ann');
  await hub.ask(ann, ann.text('我的手機 0912-345-678'));
  await hub.ask(ann, ann.text('身分證不見了怎麼辦'));
  await hub.ask(ann, ann.text('轉真人'));
  ({ page: desk } = await windows.desk(WANG, { holdsReplies: true }));
  await openTalk(desk);
  await claim(desk);
});

afterAll(async () => {
  await windows.close();
  await browser.close();
  await hub.stop();
});

const box = () => desk.locator('.composer-box');
const heldLine = () => desk.locator('.held-line');
async function holdFor(seconds: number): Promise<void> {
  await desk.evaluate(`localStorage.setItem('yima.console.send.hold', '${seconds}')`);
  await desk.reload();
  await box().waitFor();
}

/** What axe says to the list of messages left, on the desk and on a phone, and whether it goes beyond the edge. */
async function leftInEveryDress(address: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const faults: Record<string, readonly string[]> = {};
  const looks = (['light', 'dark'] as const).flatMap((theme) =>
    (['zh', 'en'] as const).flatMap((language) =>
      [1440, 360].map((widthPx) => ({ theme, language, widthPx })),
    ),
  );
  for (const look of looks) {
    const page = await windows.signedIn(WANG, look);
    await page.goto(address);
    await page.locator('.callback-item').waitFor();
    const isTooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    const found = [...(await faultsOf(page)), ...(isTooWide ? ['too wide'] : [])];
    if (found.length > 0) faults[JSON.stringify(look)] = found;
    await page.context().close();
  }
  return faults;
}

describe('the workplace of an agent', () => {
  it('keeps what was said last in sight while what stands under it grows', async () => {
    await desk.locator('.entry').last().waitFor();
    await desk.setViewportSize({ width: 1280, height: 1200 });
    // A scroll is told a frame later, when the box has shrunk already.
    const left = await desk.evaluate<{ readonly shrunkPx: number; readonly hiddenPx: number }>(`(async () => {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      const log = document.querySelector('.log');
      const composer = document.querySelector('.composer');
      const filler = document.createElement('div');
      filler.style.cssText = 'flex: none; height: 2000px';
      log.prepend(filler);
      log.scrollTop = log.scrollHeight;
      for (let n = 0; n < 3; n += 1) await frame();
      log.scrollTop -= 40;
      for (let n = 0; n < 3; n += 1) await frame();
      // Between two frames, as whatever comes from the hub.
      await new Promise((next) => setTimeout(next));
      const before = log.clientHeight;
      log.scrollTop = log.scrollHeight;
      composer.style.marginTop = '100px';
      for (let n = 0; n < 5; n += 1) await frame();
      const shrunkPx = before - log.clientHeight;
      const hiddenPx = log.scrollHeight - log.scrollTop - log.clientHeight;
      filler.remove();
      composer.style.marginTop = '';
      return { shrunkPx, hiddenPx };
    })()`);
    await desk.setViewportSize({ width: 1280, height: 800 });

    expect(left.shrunkPx).toBeGreaterThan(80);
    expect(left.hiddenPx).toBeLessThan(2);
  });

  it('shows on a card what was asked and what the bot tried; folds it by the keyboard', async () => {
    const head = desk.locator('.handoff-head');
    await desk.locator('.handoff-body', { hasText: '身分證不見了' }).waitFor();
    expect(await faultsOf(desk)).toEqual([]);

    await head.focus();
    await desk.keyboard.press('Enter');

    expect(await head.getAttribute('aria-expanded')).toBe('false');
  });

  it('takes a reply back by one key, words and all; a reload changes nothing', async () => {
    // As long as can be chosen: a busy machine reloads slowly.
    await holdFor(20);
    await box().fill('先幫您查');
    await box().press('Enter');
    await heldLine().waitFor();
    await desk.reload();
    await heldLine().waitFor();
    expect(await faultsOf(desk)).toEqual([]);

    await desk.keyboard.press('Alt+KeyZ');

    await desk.getByText('已收回，文字放回輸入框').first().waitFor();
    expect(await box().inputValue()).toBe('先幫您查');
    expect(await desk.locator('.entry[data-author=agent]').count()).toBe(0);
  });

  it('says on LINE why no file can be sent without a public address', async () => {
    await desk.locator('.file-button').click();

    await desk.locator('.file-notice', { hasText: 'PUBLIC_URL' }).waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await box().focus();
  });

  it('asks before a number leaves, and sends it covered', async () => {
    await holdFor(5);
    await box().fill('您的證號是 A123456789');
    await box().press('Enter');
    await desk.locator('.private-warning').waitFor();
    expect(await desk.evaluate('document.activeElement.textContent')).toBe('回去修改');
    expect(await faultsOf(desk)).toEqual([]);

    await desk.getByRole('button', { name: '遮住號碼再送' }).click();

    await desk.locator('.entry[data-author=agent][data-delivery=accepted]').waitFor();
    const said = hub.line.textsTo(hub.line.user('ann').id);
    expect(said).toContain('您的證號是 A1*****789');
    expect(said.join()).not.toContain('A123456789');
  });

  it('keeps a draft for the next screen of the same person', async () => {
    await box().fill('寫到一半的回覆');
    const { page: second } = await windows.desk(WANG);
    await second.goto(desk.url());

    await second.locator('.composer-box', { hasText: '寫到一半的回覆' }).waitFor();

    expect(await second.locator('.composer-box').inputValue()).toBe('寫到一半的回覆');
    await second.close();
    await box().fill('');
  });

  it('finds canned replies by their Zhuyin, and sends nothing of what was searched for', async () => {
    await box().fill('/補助');
    await desk.locator('.palette-option').nth(8).waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await box().fill('/ㄑㄕㄏ');
    await box().press('Enter');
    await desk.locator('.palette-option', { hasText: '請民眾稍候查詢' }).waitFor();
    expect(await heldLine().count()).toBe(0);

    await desk.keyboard.press('Enter');

    expect(await box().inputValue()).toContain('{{分鐘}}');
    await box().fill('');
  });

  it('sends by the key that its person chose', async () => {
    await desk.evaluate("localStorage.setItem('yima.console.send.key', 'mod')");
    await desk.reload();
    await box().fill('換行不送出');
    await box().press('Enter');
    expect(await box().inputValue()).toBe('換行不送出\n');

    await box().press('Control+Enter');

    await heldLine().waitFor();
    expect(await box().inputValue()).toBe('');
  });

  it('covers personal facts until they are asked for', async () => {
    const facts = desk.locator('.context-part').first();
    await facts.getByText('09****78').waitFor();

    const name = desk.locator('.thread-who h2');
    expect(await name.textContent()).toBe('a○○');

    await facts.getByRole('button', { name: '顯示個資' }).click();

    await facts.getByText('0912-345-678').waitFor();
    expect(await name.textContent()).toBe('ann');
    expect(await faultsOf(desk)).toEqual([]);
  });

  it('notes a case number and a place by the keyboard; the place is covered, the number finds the talk', async () => {
    const noting = desk.getByRole('textbox', { name: '陳情或派工系統的案號' });
    await noting.fill('115-a-0042');
    await noting.press('Enter');
    const cases = desk.getByRole('region', { name: '案號' });
    await cases.getByText('115-A-0042', { exact: true }).waitFor();

    const where = desk.getByRole('textbox', { name: '案件發生的地址' });
    await where.fill('平安街 7 號 3 樓之 12');
    await where.press('Enter');
    const places = desk.getByRole('region', { name: '地點' });
    await places.getByText('平安****12').waitFor();
    expect(await places.getByRole('link').count()).toBe(0);
    await desk.getByRole('button', { name: '顯示個資' }).click();
    const map = places.getByRole('link', { name: '地圖（另開新視窗）' });
    await map.waitFor();
    expect(await map.getAttribute('href')).toContain(encodeURIComponent('平安街 7 號'));
    await desk.getByText('市府沒有另外的同意紀錄').waitFor();
    expect(await faultsOf(desk)).toEqual([]);

    const search = desk.getByRole('searchbox', { name: '用案號找對話' });
    await search.fill('１１５-A-0042');
    await search.press('Enter');
    await desk.getByRole('tab', { name: '全部', selected: true }).waitFor();
    await desk.locator('.queue-found', { hasText: '1' }).waitFor();
    // The list draws its rows a frame after it has counted them.
    await desk.locator('.queue-row').first().waitFor();
    expect(await desk.locator('.queue-row').count()).toBe(1);
    await search.fill('');
    await desk.locator('.queue-found').waitFor({ state: 'detached' });
  });

  it('counts what I have not read, on the line and on the tab, and forgets it on every screen once it is read', async () => {
    const bob = hub.line.user('bob');
    await hub.ask(bob, bob.text('轉真人'));
    await hub.deliver(bob.text('還在嗎'));
    const { page: second } = await windows.desk(WANG);
    for (const page of [desk, second]) {
      await page.locator('.queue-row .unread-badge', { hasText: '2' }).waitFor();
      await page.locator('.tab-unread', { hasText: '1' }).waitFor();
    }
    expect(await faultsOf(second)).toEqual([]);

    await second.locator('.queue-row', { hasText: 'b○○' }).click();

    for (const page of [desk, second]) await page.locator('.unread-badge').waitFor({ state: 'detached' });
    await desk.locator('.tab-unread').waitFor({ state: 'detached' });
    await second.close();
  });

  it('says what to do where the filters leave nothing', async () => {
    const { page } = await windows.desk(WANG);
    await page.getByRole('combobox', { name: '所有管道' }).selectOption('messenger');
    await page.getByText('沒有符合篩選條件的對話').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: '清除篩選' }).press('Enter');

    await page.waitForSelector('.queue-row');
    expect(page.url()).not.toContain('channel=');
    await page.close();
  });

  it('shows a message that was left, takes it over and closes it by the keyboard', async () => {
    const eve = hub.line.user('eve');
    await hub.ask(eve, eve.text('請回電 謝謝'));
    await hub.ask(eve, eve.text('0912-345-678 下午'));
    const { page } = await windows.desk(WANG);
    const bar = page.locator('.callback-bar');
    await bar.getByText('留言待回覆 1 件').waitFor();
    await bar.getByRole('button').press('Enter');
    await page.locator('.callback-item', { hasText: '[電話] 下午' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await leftInEveryDress(page.url())).toEqual({});

    await page.locator('.callback-item').getByRole('button', { name: '接手回覆' }).press('Enter');
    await page.getByRole('button', { name: '結案這則留言' }).press('Enter');
    const phoned = page.getByRole('radio', { name: '已用電話回覆' });
    await phoned.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await phoned.press('Space');
    await page.locator('.callback-finish button[type=submit]').press('Enter');

    await page.getByText('沒有待回覆的留言').waitFor();
    await page.locator('.entry[data-author=note]', { hasText: '留言結案：已用電話回覆' }).waitFor();
    expect(await page.locator('.callback-line').count()).toBe(0);
    await page.close();
  });

  it('says why suggestions do not fit, by the keyboard', async () => {
    await desk.waitForSelector('.suggestion');

    await desk.keyboard.press('Alt+Digit0');
    await desk.keyboard.press('Enter');

    await desk.locator('.suggestion').first().waitFor({ state: 'detached' });
    await desk.getByText('沒有合適的建議').waitFor();
    await desk.waitForSelector('.composer-box:focus');
    expect(await desk.locator('.suggestion').count()).toBe(0);
  });
});
