// A citizen and an agent in two windows of a real Chromium, on the real hub; and the agent's words on LINE and Messenger.

import type { Browser, Page } from 'playwright-core';

import { openBrowser } from '../support/browser.js';
import { poll } from '../support/poll.js';
import { faultsOf } from '../support/axe-faults.js';
import {
  addStaff,
  claim,
  composeThenEnter,
  emptyQueue,
  LIN,
  openTalk,
  say,
  startStaffedHub,
  WANG,
  Windows,
} from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

// A real browser on a busy machine takes its time; a test that hangs ends all the same.
jest.setTimeout(180_000);

let hub: TestHub;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  hub = await startStaffedHub({ env: { VISITOR_FILES: 'on', MEDIA_MAX_MB: '1' } });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
});

afterEach(async () => {
  await windows.close();
  await emptyQueue(hub);
});

/** Opens the only talk that waits and claims it, by the keyboard. */
async function claimTheOnlyOne(desk: Page): Promise<void> {
  await openTalk(desk);
  await claim(desk);
}

async function reply(desk: Page, text: string): Promise<void> {
  await desk.locator('.composer-box').fill(text);
  await desk.locator('.composer-box').press('Enter');
  await desk.waitForSelector(`.entry[data-author=agent][data-seq] >> text=${text}`);
}

describe('a citizen and an agent on web chat', () => {
  it('talk in two windows until the bot answers again', async () => {
    const citizen = await windows.citizen();
    const { page: desk } = await windows.desk(WANG);

    await citizen.getByRole('button', { name: '轉真人' }).click();
    await citizen.getByText('等候真人服務，目前第 1 位').waitFor();
    await claimTheOnlyOne(desk);
    await citizen.getByText('王雅婷 為您服務').waitFor();

    await desk.locator('.composer-box').pressSequentially('您好');
    await citizen.getByText('王雅婷正在輸入…').waitFor();
    await desk.locator('.composer-box').fill('');
    await reply(desk, '您好，請問地點在哪裡？');
    await citizen.locator('article.theirs', { hasText: '請問地點在哪裡？' }).waitFor();
    await citizen.locator('textarea').pressSequentially('中正路');
    await desk.getByText('民眾正在輸入…').waitFor();
    await say(citizen, '中正路 12 號');
    await desk.locator('.entry[data-author=citizen]', { hasText: '中正路 12 號' }).waitFor();

    await desk.keyboard.press('Alt+KeyB');
    await citizen.getByText('自動客服・由程式回答').waitFor();
    await say(citizen, '身分證不見了怎麼辦');
    await citizen.getByText('先掛失').waitFor();

    const named = await citizen
      .locator('article.theirs', { hasText: '請問地點' })
      .locator('.name')
      .innerText();
    expect(named).toBe('王雅婷');
    expect(await citizen.locator('article', { hasText: '請問地點' }).count()).toBe(1);
    await desk.locator('.entry[data-author=bot]', { hasText: '先掛失' }).first().waitFor();
  });

  it('sends a file that is chosen, dropped or pasted; says why one does not go, and takes one back on its way', async () => {
    const page = await windows.citizen();
    const input = page.locator('form input[type=file]');
    const own = page.locator('article.mine .file');
    const notes = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('路燈編號 1234') });
    const hand = (event: string, name: string): Promise<unknown> =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(['路燈編號 5678'], '${name}'));
        const root = document.querySelector('#yima-chat').shadowRoot;
        const init = { bubbles: true, cancelable: true, composed: true };
        if ('${event}' === 'drop') root.querySelector('.panel').dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }));
        else root.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
      })()`);

    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '傳送檔案或照片' }).press('Enter'),
    ]);
    await chooser.setFiles(notes('選的.txt'));
    await own.getByText('選的.txt').waitFor();
    await hand('drop', '拖的.txt');
    await own.getByText('拖的.txt').waitFor();
    await hand('paste', '貼的.txt');
    await own.getByText('貼的.txt').waitFor();
    await page.getByText('我只看得懂文字').first().waitFor();
    const sent = await faultsOf(page);

    await input.setInputFiles({ ...notes('太大.txt'), buffer: Buffer.alloc(1_100_000, 0x61) });
    await page.getByText('檔案太大，最多 1 MB').waitFor();
    await page.getByRole('button', { name: '移除 太大.txt' }).press('Enter');
    await input.setInputFiles({
      ...notes('程式.exe'),
      buffer: Buffer.from('MZ\x90\0'.repeat(300), 'latin1'),
    });
    await page.getByText('這種檔案不能傳').waitFor();
    const refused = await faultsOf(page);
    await page.getByRole('button', { name: '移除 程式.exe' }).press('Enter');
    await page.route('**/visitor/files**', () => undefined);
    await input.setInputFiles(notes('不要了.txt'));
    await page.getByRole('progressbar').waitFor();
    // A question does not wait for a file.
    await say(page, '身分證不見了怎麼辦');
    await page.getByText('先掛失').waitFor();
    const going = await faultsOf(page);
    await page.getByRole('button', { name: '取消 不要了.txt' }).press('Enter');
    await page.getByRole('progressbar').waitFor({ state: 'detached' });

    expect([sent, refused, going]).toEqual([[], [], []]);
    expect(await page.locator('article.mine').count()).toBe(4);
  });

  it('shows each citizen their own place, and moves them up', async () => {
    const [first, second] = [await windows.citizen(), await windows.citizen()];
    await first.getByRole('button', { name: '轉真人' }).click();
    await first.getByText('目前第 1 位').first().waitFor();
    await second.getByRole('button', { name: '轉真人' }).click();
    await second.locator('.who', { hasText: '目前第 2 位' }).waitFor();
    const { page: desk } = await windows.desk(WANG);

    await desk.locator('.queue-row').first().click();
    await desk.waitForSelector('.log');
    await desk.keyboard.press('KeyC');

    await first.locator('.who', { hasText: '王雅婷 為您服務' }).waitFor();
    await second.locator('.who', { hasText: '目前第 1 位' }).waitFor();
    const count = desk.locator('.tab[data-selected] .count');
    await poll('the count to follow', async () => (await count.innerText()) === '1');
    await desk.keyboard.press('Alt+KeyE');
    await first.locator('.who', { hasText: '本次服務已結束' }).waitFor();
    expect(await second.locator('.who').innerText()).toContain('目前第 1 位');
  });
});

describe('an agent at the desk', () => {
  it('names a colleague in a note by the keyboard; they hear of it until they have read it, on every screen', async () => {
    const bea = hub.line.user('bea');
    await hub.ask(bea, bea.text('轉真人'));
    // Never at the desk so far, and to be named all the same.
    await addStaff(hub, [{ email: 'ho@city.gov.tw', name: '何新來', roles: ['agent'] }]);
    const { page: lin } = await windows.desk(LIN);
    const { page: linToo } = await windows.desk(LIN);
    const { page: wang } = await windows.desk(WANG);
    await claimTheOnlyOne(wang);
    await wang.keyboard.press('Alt+KeyP');
    const box = wang.locator('.composer[data-mode=note] .composer-box:focus');
    await box.pressSequentially('請 @');
    const options = wang.getByRole('listbox', { name: '提到同仁' }).getByRole('option');
    await options.getByText('林志明').waitFor();
    await options.filter({ hasText: '離線' }).getByText('何新來').waitFor();
    const faults = await faultsOf(wang);
    // Enter is the input method's own while it composes: nothing is put in, nothing is sent.
    const composing = await composeThenEnter(wang, 'ㄌㄧㄣˊ');
    await composing.commit('林');
    await options.getByText('林志明').waitFor();
    await wang.keyboard.press('Tab');
    // The line break is the simulated Enter's own.
    await wang.waitForFunction(`document.querySelector('.composer-box').value.trimEnd() === '請 @林志明'`);
    await wang.keyboard.type('看一下');
    await wang.keyboard.press('Enter');
    await wang.locator('.entry[data-author=note] .mention', { hasText: '@林志明' }).waitFor();

    const line = (page: Page) => page.locator('.handed-line', { hasText: '王雅婷 在「b○○」的對話中提到您' });
    for (const page of [lin, linToo]) await line(page).waitFor();
    const title = await linToo.title();
    await line(lin).getByRole('button', { name: '打開對話' }).press('Enter');
    await lin.locator('.mention[data-me=true]', { hasText: '@林志明' }).waitFor();
    for (const page of [lin, linToo]) await line(page).waitFor({ state: 'detached' });

    expect(faults).toEqual([]);
    expect(await faultsOf(lin)).toEqual([]);
    expect(title).toMatch(/^\(1\)/);
    expect(hub.line.textsTo(bea.id).join()).not.toContain('看一下');
  });

  it('answers on LINE: one message there, an edit and an unsend shown live', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('轉真人'));
    const before = hub.line.textsTo(ann.id).length;
    const { page: desk } = await windows.desk(WANG);
    await claimTheOnlyOne(desk);

    await reply(desk, '您好，我是雅婷');
    await hub.settled();
    const said = ann.text('路登不亮');
    await hub.deliver(said);
    await desk.locator('.entry', { hasText: '路登不亮' }).waitFor();
    const messageId = String((said['message'] as { id: unknown }).id);
    await hub.deliver(ann.edit(messageId, '路燈不亮'));
    await desk.locator('.entry', { hasText: '路燈不亮' }).filter({ hasText: '已編輯' }).waitFor();
    await hub.deliver(ann.unsend(messageId));
    await desk.getByText('民眾已收回這則訊息').waitFor();
    await desk.waitForSelector('.entry[data-author=agent][data-delivery=accepted]');

    const texts = hub.line.textsTo(ann.id).slice(before);
    expect(texts.filter((text) => text === '您好，我是雅婷')).toHaveLength(1);
    expect(await desk.locator('.entry', { hasText: '路燈不亮' }).count()).toBe(0);
    await desk.keyboard.press('Alt+KeyE');
    await desk.getByText('已結案。民眾再說話').waitFor();
  });

  it('answers on Messenger: one message there', async () => {
    const bo = hub.graph.user('bo');
    await hub.askPage(bo, bo.text('轉真人'));
    const { page: desk } = await windows.desk(WANG);
    await claimTheOnlyOne(desk);

    await reply(desk, '您好，Messenger 的民眾');
    await desk.waitForSelector('.entry[data-author=agent][data-delivery=accepted]');
    await hub.settled();

    expect(hub.graph.textsTo(bo.id).filter((text) => text.includes('Messenger 的民眾'))).toHaveLength(1);
    await desk.keyboard.press('Alt+KeyE');
    await desk.getByText('已結案。民眾再說話').waitFor();
  });

  it('sees in plain words that a platform has refused', async () => {
    const cy = hub.line.user('cy');
    await hub.ask(cy, cy.text('轉真人'));
    const { page: desk } = await windows.desk(WANG);
    await claimTheOnlyOne(desk);
    await hub.settled();

    hub.line.failNext({ kind: 'status', status: 400 });
    await reply(desk, '送不出去的話');

    await desk.waitForSelector('.delivery[data-delivery=refused]');
    expect(await desk.locator('.delivery[data-delivery=refused]').innerText()).toContain('平台拒收');
    await poll('nothing there', () => !hub.line.textsTo(cy.id).includes('送不出去的話'));
  });

  it('shows why a reply is suggested, by the keyboard', async () => {
    const citizen = await windows.citizen();
    await say(citizen, '路燈壞了要找誰');
    await citizen.getByRole('button', { name: '轉真人' }).click();
    const { page: desk } = await windows.desk(WANG);
    await claimTheOnlyOne(desk);
    await desk.waitForSelector('.suggestion-why');

    await desk.locator('.suggestion-why').first().focus();
    await desk.keyboard.press('Enter');
    const opened = await desk.locator('.suggestions > .why-panel').innerText();
    await desk.keyboard.press('Enter');

    expect(opened).toMatch(/民眾的話.*分數 \d+%/);
    expect(await desk.locator('.suggestions > .why-panel').count()).toBe(0);
  });
});
