// The staff console in a real Chromium, on the real hub: by keyboard alone, with an input method, over a lost connection,
// and read by axe in every dress.

import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { poll } from '../support/poll.js';
import {
  claim,
  composeThenEnter,
  emptyQueue,
  LIN,
  openTalk,
  PASSWORD,
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
  hub = await startStaffedHub();
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

interface Waiting {
  readonly id: string;
  readonly says: (text: string) => Promise<void>;
}

/** A citizen on LINE who asked about parking and waits for a person. */
async function someoneWaits(): Promise<Waiting> {
  const talker = hub.line.user(`c${randomUUID()}`);
  await hub.ask(talker, talker.text('停車'));
  await hub.ask(talker, talker.text('轉真人'));
  return {
    id: hub.talkOf(talker),
    says: async (text) => {
      await hub.deliver(talker.text(text));
    },
  };
}

async function expectStatus(id: string, status: string): Promise<void> {
  const talks = hub.database.connection.collection<{ _id: string; status: string }>('conversations');
  await poll(`the talk is ${status}`, async () => (await talks.findOne({ _id: id }))?.status === status);
}

const repliesIn = async (id: string): Promise<number> =>
  hub.database.connection.collection('transcript').countDocuments({ conversationId: id, author: 'agent' });

const boxHolds = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(
    `document.querySelector('.composer-box')?.value.includes(${JSON.stringify(words)}) === true`,
  );

/** Marked a moment after it was put in: once it is drawn. */
const blankIsMarked = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    `(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd).startsWith('{{'))(document.querySelector('.composer-box'))`,
  );

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allInnerTexts()).join('\n');

describe('the staff console', () => {
  it('takes an agent from sign-in to a resolved talk with the keyboard alone', async () => {
    const { id } = await someoneWaits();
    const page = await windows.blank();
    await page.goto(`${hub.url}/console/`);
    await page.waitForSelector('input[name=email]:focus');
    await page.keyboard.type(WANG.email);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(PASSWORD);
    await page.keyboard.press('Enter');
    await openTalk(page);
    await claim(page);

    await page.waitForSelector('.suggestion');
    await page.keyboard.press('Alt+Digit1');
    await page.waitForFunction(`(document.querySelector('.composer-box')?.value.length ?? 0) > 10`);
    await page.keyboard.type(' OK');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');
    await page.keyboard.press('Alt+KeyP');
    await page.waitForSelector('.composer[data-mode=note] .composer-box:focus');
    await page.keyboard.insertText('已轉停車管理處');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=note][data-seq] >> text=已轉停車管理處');
    await page.keyboard.press('Alt+KeyB');
    await expectStatus(id, 'bot');
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyC');
    await expectStatus(id, 'assigned');
    await page.keyboard.press('Alt+KeyE');
    await expectStatus(id, 'resolved');

    await page.locator('.thread-state', { hasText: '已結案' }).waitFor();
    expect(await textOf(page, '.entry[data-author=agent] .bubble-text')).toMatch(/ OK$/);
  });

  it('tells the one who came second who has the talk', async () => {
    await someoneWaits();
    const [{ page: first }, { page: second }] = [await windows.desk(WANG), await windows.desk(LIN)];
    await openTalk(first);
    await openTalk(second);

    await Promise.all([first.keyboard.press('KeyC'), second.keyboard.press('KeyC')]);
    await first.waitForSelector('.notice');
    await second.waitForSelector('.notice');

    const notices = [await textOf(first, '.notice-text'), await textOf(second, '.notice-text')];
    const [winner, loser] = notices[0]?.includes('已接手') === true ? [WANG, 1] : [LIN, 0];
    expect(notices[loser]).toContain(`${winner.name} 已先接手`);
    expect(notices[1 - loser]).toMatch(/已接手 .+ 的對話/);
    const losing = loser === 0 ? first : second;
    await losing.locator('.thread-state', { hasText: `由 ${winner.name} 服務` }).waitFor();
  });

  it('shows a lost connection, then has everything and sends what waited, once', async () => {
    const citizen = await someoneWaits();
    const { page, line } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);

    await line.cut();
    await page.locator('.link-line', { hasText: '連線中斷' }).waitFor();
    await page.keyboard.insertText('斷線時寫的話');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-outgoing=unsent]');
    await citizen.says('我斷線時說的話');
    await hub.settled();
    await line.restore();
    await page.waitForSelector('.entry[data-author=agent][data-seq] >> text=斷線時寫的話');
    await page.locator('.link-line.back').waitFor();

    expect(await page.locator('.entry', { hasText: '我斷線時說的話' }).count()).toBe(1);
    expect(await page.locator('.entry', { hasText: '斷線時寫的話' }).count()).toBe(1);
    expect(await repliesIn(citizen.id)).toBe(1);
  });

  it('never sends what an input method still composes', async () => {
    const { id } = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);

    const method = await composeThenEnter(page, 'ㄋㄧˇ');
    await page.keyboard.press('Alt+KeyE');
    await method.commit('你好');
    await boxHolds(page, '你好');
    const whileComposing = await page.locator('.entry[data-author=agent]').count();
    await expectStatus(id, 'assigned');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');

    expect(whileComposing).toBe(0);
    expect(await repliesIn(id)).toBe(1);
  });

  it('keeps a draft across a reload and marks suggestions as old when the citizen writes', async () => {
    const citizen = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);
    await page.waitForSelector('.suggestion');

    await page.keyboard.insertText('寫到一半');
    await citizen.says('還有一件事');
    await page.waitForSelector('.suggestions[data-stale=true]');
    const second = (await page.locator('.suggestion-text').nth(1).innerText()).slice(0, 6);
    await page.keyboard.press('Alt+Digit2');
    await boxHolds(page, second);
    const written = await page.inputValue('.composer-box');
    await page.reload();
    await page.waitForSelector('.composer-box');

    expect(written).toMatch(/^寫到一半\n/);
    expect(await page.inputValue('.composer-box')).toBe(written);
  });

  it('finds replies by a slash and puts in the chosen one, without sending it', async () => {
    const { id } = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);

    await page.keyboard.insertText('／停車');
    await page.waitForSelector('[role=option]');
    const chosen = (await page.locator('.palette-text').first().innerText()).slice(0, 6);
    await page.keyboard.press('Enter');
    await boxHolds(page, chosen);

    expect(await repliesIn(id)).toBe(0);
  });

  it('marks the blanks of a canned reply, goes through them by Tab and sends none unfilled', async () => {
    const { id } = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);

    await page.keyboard.insertText('/覆述確認');
    await page.locator('[role=option][aria-selected=true]', { hasText: '我跟您確認一下' }).waitFor();
    await page.keyboard.press('Enter');
    await boxHolds(page, '{{地點}}');
    await blankIsMarked(page);
    await page.keyboard.insertText('路燈不亮');
    await page.keyboard.press('Enter');
    await blankIsMarked(page);
    await page.keyboard.press('Tab');
    const hint = await textOf(page, '.composer-foot');
    const unfilled = await repliesIn(id);
    await page.keyboard.insertText('中正路 12 號');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');

    expect([hint.includes('{{地點}}'), unfilled]).toEqual([true, 0]);
    expect(await textOf(page, '.entry[data-author=agent] .bubble-text')).toContain(
      '「路燈不亮」，地點在中正路 12 號',
    );
  });

  it('never moves the rows under the pointer, and says which have gone', async () => {
    await someoneWaits();
    await someoneWaits();
    const [{ page }, { page: colleague }] = [await windows.desk(WANG), await windows.desk(LIN)];
    await page.locator('.queue-row').nth(1).hover();
    const before = await page.locator('.queue-row').nth(1).boundingBox();

    await openTalk(colleague);
    await claim(colleague);
    await page.locator('.queue-row[data-gone=true]', { hasText: '已離開' }).waitFor();

    expect(await page.locator('.queue-row').nth(1).boundingBox()).toEqual(before);
    expect(await page.title()).toMatch(/^\(1\)/);
    await page.mouse.move(900, 400);
    await page.waitForFunction(`document.querySelectorAll('.queue-row').length === 1`);
  });

  it('brings earlier pages of a long talk, and the reader stays where they were', async () => {
    const citizen = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);
    await claim(page);
    const colleague = await windows.socketOf(LIN);
    for (let at = 1; at <= 110; at += 1)
      await colleague.mustAsk('note', {
        conversationId: citizen.id,
        clientId: randomUUID(),
        text: `備註 ${at}。`,
      });
    colleague.close();
    await page.waitForSelector('.entry[data-author=note][data-seq] >> text=備註 110。');
    await page.reload();
    await page.waitForSelector('.earlier');
    const kept = page.locator('.entry', { hasText: '備註 40。' });
    await kept.scrollIntoViewIfNeeded();
    const before = await page.locator('.entry').count();

    await page.locator('.earlier').click();
    await page.waitForSelector('.earlier', { state: 'detached' });

    expect(before).toBeLessThanOrEqual(100);
    expect(await page.locator('.entry[data-author=note]').count()).toBeGreaterThanOrEqual(111);
    const { id } = citizen;
    expect(await page.evaluate<number>(`document.querySelector('.log').scrollTop`)).toBeGreaterThan(0);
    expect(page.url()).toContain(encodeURIComponent(id));
  });

  it('says what the bot thought', async () => {
    await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openTalk(page);

    await page.locator('.why-button').first().click();

    await page.waitForSelector('.why-table tbody tr');
    const why = await textOf(page, '.why-panel');
    expect(why).toMatch(/民眾要求真人|信心 \d+%，要到 \d+% 才直接回答/);
    expect(await page.locator('.why-table tbody tr').count()).toBeGreaterThan(1);
    expect(await page.locator('.candidates li').count()).toBeGreaterThan(1);
  });

  it.each([360, 640])('fits %i px: one pane at a time, no sideways scrolling', async (widthPx) => {
    await someoneWaits();
    const { page } = await windows.desk(WANG, { widthPx });
    await page.waitForSelector('.queue-row');
    const isWide = () => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    expect(await isWide()).toBe(false);
    await page.click('.queue-row');
    await page.waitForSelector('.log');
    expect(await isWide()).toBe(false);
    for (const gone of ['.context', '.queue-row']) expect(await page.isVisible(gone)).toBe(false);
    await page.keyboard.press('Shift+Slash');
    // Elsewhere a phone leaves the names of keys out.
    await page.locator('.key-button kbd', { hasText: 'Alt+J' }).waitFor();
  });

  it.each([
    { theme: 'light', language: 'zh' },
    { theme: 'dark', language: 'en' },
    { theme: 'dark', language: 'zh' },
    { theme: 'light', language: 'en' },
  ] as const)('gives axe nothing to say ($theme, $language)', async (look) => {
    await someoneWaits();
    const faults: Record<string, readonly string[]> = {};
    const stranger = await windows.blank(look);
    await stranger.goto(`${hub.url}/console/setup?token=a-token-that-is-long-enough`);
    await stranger.waitForSelector('input[name=password]');
    faults['set-up'] = await faultsOf(stranger);
    await stranger.goto(`${hub.url}/console/`);
    await stranger.waitForSelector('input[name=email]');
    faults['sign-in'] = await faultsOf(stranger);
    const { page } = await windows.desk(WANG, look);
    await page.waitForSelector('.queue-row');
    faults['queue'] = await faultsOf(page);
    await openTalk(page);
    await claim(page);
    await page.waitForSelector('.suggestion');
    await page.keyboard.insertText('您好');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');
    await page.click('.why-button >> nth=0');
    await page.waitForSelector('.notice', { state: 'detached' });
    faults['thread'] = await faultsOf(page);
    await page.goto(`${hub.url}/console/staff`);
    await page.waitForSelector('.table');
    faults['staff'] = await faultsOf(page);

    expect(faults).toEqual({ 'set-up': [], 'sign-in': [], queue: [], thread: [], staff: [] });
  });
});
