// The staff console in a real browser, against a small hub that speaks the contract over real sockets.

import { source as axeSource } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { openBrowser } from '../support/browser.js';
import {
  CHEN,
  everyDeliveryTalk,
  LIN,
  streetLightTalk,
  SUGGESTIONS,
  waitingTalk,
  WANG,
} from '../support/desk-stories.js';
import { poll } from '../support/poll.js';
import { PASSWORD, startFakeDeskHub, type FakeDeskHub } from '../support/fake-desk-hub.js';

// A real browser on a busy machine takes its time; a test that hangs ends all the same.
jest.setTimeout(180_000);

const TALK = 'line:main:u1';

let browser: Browser;
let hub: FakeDeskHub;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  hub = await startFakeDeskHub([WANG, LIN, CHEN]);
  hub.desk.suggestions.push(...SUGGESTIONS);
  hub.desk.add(streetLightTalk(Date.now()));
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await hub.close();
});

interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
  readonly widthPx?: number;
}

async function openPage({ theme = 'light', language = 'zh', widthPx = 1280 }: Look = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: widthPx, height: 800 }, colorScheme: theme });
  contexts.push(context);
  await context.addInitScript(`localStorage.setItem('yima.console.language', '${language}')`);
  return context.newPage();
}

async function signIn(page: Page, email = WANG.email): Promise<void> {
  await page.goto(`${hub.url}/console/`);
  await page.waitForSelector('input[name=email]');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.queue-row');
}

async function openTalk(page: Page): Promise<void> {
  await page.keyboard.press('Alt+KeyJ');
  await page.waitForSelector('.log');
}

async function claim(page: Page): Promise<void> {
  await page.keyboard.press('KeyC');
  await page.waitForSelector('.composer-box:focus');
  await page.waitForSelector('.suggestion');
}

/** What axe finds wrong, in words. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`))',
  );
}

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allInnerTexts()).join('\n');

describe('the staff console', () => {
  it('takes an agent from sign-in to a resolved talk with the keyboard alone', async () => {
    const page = await openPage();
    await signIn(page);
    await openTalk(page);
    await claim(page);

    await page.keyboard.press('Alt+Digit1');
    await page.waitForFunction(`document.querySelector('textarea')?.value.startsWith('您好') === true`);
    await page.keyboard.type(' OK');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');
    await page.keyboard.press('Alt+KeyP');
    await page.waitForSelector('.composer[data-mode=note] .composer-box:focus');
    await page.keyboard.insertText('已轉養工處');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=note][data-seq]');
    await page.keyboard.press('Alt+KeyB');
    await expectStatus('bot');
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyC');
    await expectStatus('assigned');
    await page.keyboard.press('Alt+KeyE');
    await expectStatus('resolved');

    const said = hub.desk.talks.get(TALK)?.entries.slice(-2);
    expect(said).toMatchObject([
      { author: 'agent', text: `${SUGGESTIONS[0]?.text ?? ''} OK` },
      { author: 'note', text: '已轉養工處' },
    ]);
    expect(await textOf(page, '.write-right')).toContain('已結案');
  });

  it('tells the one who came second who has the talk', async () => {
    const [first, second] = [await openPage(), await openPage()];
    await signIn(first);
    await signIn(second, LIN.email);
    await openTalk(first);
    await openTalk(second);

    await Promise.all([first.keyboard.press('KeyC'), second.keyboard.press('KeyC')]);

    await first.waitForSelector('.notice');
    await second.waitForSelector('.notice');
    const notices = [await textOf(first, '.notice-text'), await textOf(second, '.notice-text')];
    const owner = hub.desk.talks.get(TALK)?.row.assignee?.name ?? 'nobody';
    expect(notices.filter((text) => text.includes(`${owner} 已先接手`))).toHaveLength(1);
    expect(notices.filter((text) => text.includes('已接手 民眾 3F7A'))).toHaveLength(1);
  });

  it('shows a lost connection, then has everything and sends what waited, once', async () => {
    const page = await openPage();
    await signIn(page);
    await openTalk(page);
    await claim(page);

    hub.cut();
    await page.waitForSelector('.link-line:not(.back)');
    await page.keyboard.insertText('斷線時寫的話');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-outgoing=unsent]');
    hub.desk.citizenSays(TALK, '我斷線時說的話');
    hub.restore();
    await page.waitForSelector('.entry[data-author=agent][data-seq] >> text=斷線時寫的話');

    expect(await page.locator('.entry >> text=我斷線時說的話').count()).toBe(1);
    expect(await page.locator('.entry >> text=斷線時寫的話').count()).toBe(1);
    expect(hub.desk.talks.get(TALK)?.entries.filter(({ text }) => text === '斷線時寫的話')).toHaveLength(1);
  });

  it('never sends what an input method still composes', async () => {
    const page = await openPage();
    await signIn(page);
    await openTalk(page);
    await claim(page);
    const cdp = await page.context().newCDPSession(page);

    await cdp.send('Input.imeSetComposition', { text: 'ㄋㄧˇ', selectionStart: 3, selectionEnd: 3 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+KeyE');
    const whileComposing = hub.desk.heard.get('reply') ?? 0;
    await cdp.send('Input.insertText', { text: '你好' });
    await page.waitForFunction(`document.querySelector('textarea')?.value.includes('你好') === true`);

    expect(whileComposing).toBe(0);
    expect(hub.desk.talks.get(TALK)?.row.status).toBe('assigned');
  });

  it('keeps a draft across a reload and marks suggestions as old when the citizen writes', async () => {
    const page = await openPage();
    await signIn(page);
    await openTalk(page);
    await claim(page);

    await page.keyboard.insertText('寫到一半');
    hub.desk.citizenSays(TALK, '還有一件事');
    await page.waitForSelector('.suggestions[data-stale=true]');
    await page.keyboard.press('Alt+Digit2');
    await page.waitForFunction(`document.querySelector('textarea')?.value.includes('請問地點') === true`);
    await page.reload();
    await page.waitForSelector('.composer-box');

    expect(await page.inputValue('.composer-box')).toBe(`寫到一半\n${SUGGESTIONS[1]?.text ?? ''}`);
  });

  it('finds a reply by a slash, marks its blanks, goes through them by Tab and sends none unfilled', async () => {
    hub.desk.suggestions.push({
      source: 'canned',
      id: 'case',
      title: '已成立案件',
      score: 0.5,
      text: '案號 {{案號}}，由{{單位}}處理。',
    });
    const page = await openPage();
    await signIn(page);
    await openTalk(page);
    await claim(page);
    await page.keyboard.insertText('／成立案件');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      `window.getSelection()?.toString() === '{{案號}}' || document.querySelector('textarea')?.selectionStart === 3`,
    );

    await page.keyboard.insertText('1150001');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const hint = await textOf(page, '.composer-foot');
    await page.keyboard.insertText('工務局');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');

    expect(hint).toContain('{{單位}}');
    const said = hub.desk.talks.get(TALK)?.entries.filter(({ author }) => author === 'agent');
    expect(said?.map(({ text }) => text)).toEqual(['案號 1150001，由工務局處理。']);
  });

  it('never moves the rows under the pointer', async () => {
    const page = await openPage();
    await signIn(page);
    const nowMs = Date.now();
    await page.hover('.queue-row');
    const before = await page.locator('.queue-row').first().boundingBox();

    const longest = {
      id: 'web:9',
      name: '訪客',
      text: '等最久',
      channelId: 'web',
      nowMs,
      waitsMs: 9_000_000,
    };
    hub.desk.add(waitingTalk(longest));
    await page.waitForSelector('.queue-row >> text=等最久');

    expect(await page.locator('.queue-row').first().boundingBox()).toEqual(before);
    expect(await textOf(page, '.queue-row >> nth=0')).toContain('民眾 3F7A');
    expect(await page.title()).toMatch(/^\(2\)/);
    await page.mouse.move(900, 400);
    await page.waitForFunction(
      `document.querySelector('.queue-row')?.textContent.includes('等最久') === true`,
    );
  });

  it('says until when an account is locked, and what the bot thought', async () => {
    const page = await openPage();
    await page.goto(`${hub.url}/console/`);
    await page.fill('input[name=email]', 'locked@city.example');
    await page.fill('input[name=password]', 'x');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.refusal');
    const locked = await textOf(page, '.refusal');
    await signIn(page);
    await openTalk(page);

    await page.click('.fold-line');
    await page.click('.fold-entries .why-button >> nth=0');

    expect(locked).toContain('14:15');
    const why = await textOf(page, '.why-panel');
    for (const part of ['clarify-when-close', '路燈故障通報', '停電查詢', '0.58', '門口'])
      expect(why).toContain(part);
  });

  it('fits a phone: one pane at a time, no sideways scrolling', async () => {
    const page = await openPage({ widthPx: 360 });
    await signIn(page);
    const isWide = (): Promise<boolean> =>
      page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    const listIsWide = await isWide();
    await page.click('.queue-row');
    await page.waitForSelector('.log');

    expect([listIsWide, await isWide()]).toEqual([false, false]);
    expect(await page.isVisible('.queue-row')).toBe(false);
  });

  it.each([
    { theme: 'light', language: 'zh' },
    { theme: 'dark', language: 'en' },
    { theme: 'dark', language: 'zh' },
    { theme: 'light', language: 'en' },
  ] as const)(
    'gives axe nothing to say ($theme, $language)',
    async (look) => {
      hub.desk.add(everyDeliveryTalk(Date.now()));
      const page = await openPage(look);
      const faults: Record<string, readonly string[]> = {};
      await page.goto(`${hub.url}/console/setup?token=a-token-that-is-long-enough`);
      await page.waitForSelector('input[name=password]');
      faults['set-up'] = await faultsOf(page);
      await page.goto(`${hub.url}/console/`);
      await page.waitForSelector('input[name=email]');
      faults['sign-in'] = await faultsOf(page);
      await signIn(page);
      faults['queue'] = await faultsOf(page);
      await openTalk(page);
      await claim(page);
      await page.click('.fold-line');
      await page.click('.why-button >> nth=0');
      faults['thread'] = await faultsOf(page);
      await page.goto(`${hub.url}/console/?tab=mine&talk=${encodeURIComponent('messenger:page:u9')}`);
      await page.waitForSelector('.entry');
      faults['deliveries'] = await faultsOf(page);
      await page.goto(`${hub.url}/console/staff`);
      await page.waitForSelector('.table');
      faults['staff'] = await faultsOf(page);

      expect(faults).toEqual({
        'set-up': [],
        'sign-in': [],
        queue: [],
        thread: [],
        deliveries: [],
        staff: [],
      });
    },
    60_000,
  );

  async function expectStatus(status: string): Promise<void> {
    await poll(`the talk is ${status}`, () => hub.desk.talks.get(TALK)?.row.status === status);
  }
});
