// The citizen's page and window in a real Chromium: asked, answered, pressed; by keyboard alone; with an input method; and
// read by axe in every dress.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { FILES } from '../support/fake-files.js';
import { block, countKeptFiles, openOnLine } from '../support/line-to-hub.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

// A real browser on a busy machine takes its time; a test that hangs ends all the same.
jest.setTimeout(180_000);

describe('the widget in a browser', () => {
  let hub: TestHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await TestHub.start({ env: { VISITOR_FILES: 'on', MEDIA_MAX_MB: '1' } });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  const openPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      bypassCSP: true,
      ...options,
    });
    page.setDefaultTimeout(15_000);
    await page.goto(hub.url);
    return page;
  };
  const openChat = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await openPage(options);
    await page.locator('.launcher').click();
    await page.locator('.welcome').waitFor();
    return page;
  };
  const ask = async (page: Page, text: string): Promise<void> => {
    await page.locator('textarea').fill(text);
    await page.locator('textarea').press('Enter');
  };
  it('answers a question, offers choices, and takes the one that is pressed', async () => {
    const page = await openChat();

    await ask(page, '身分證不見了怎麼辦');
    await page.getByText('先掛失').waitFor();
    await ask(page, '停車');
    const choice = page.locator('.log > .choices button').first();
    const label = (await choice.textContent()) ?? '';
    await choice.click();
    await page.locator('article').nth(6).waitFor();

    const texts = await page.locator('article .bubble').allTextContents();
    expect(texts).toHaveLength(7);
    expect(texts[5]).toBe(label.replace(/^1\. /, ''));
    await page.close();
  });

  it('says its choices once: as buttons, later as a list', async () => {
    const page = await openChat();
    await ask(page, '停車');
    const button = page.locator('.log > .choices button').first();
    const label = (await button.textContent()) ?? '';
    const said = await page.locator('article.theirs .bubble').last().textContent();
    await button.click();
    await page.locator('.offered li', { hasText: label }).waitFor();

    expect(said).not.toContain(label);
    expect(said).toContain('哪一項');
    await page.close();
  });

  it('is English in all the hub says on the English page, and Chinese once that is chosen', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${hub.url}/en`);
    const lang = await page.locator('html').getAttribute('lang');
    await page.locator('.launcher', { hasText: 'Ask 1999' }).click();
    await ask(page, '停車');
    await page.getByText('Which of these do you mean?').waitFor();
    await page.getByText('this is the automatic service').waitFor();
    await page.locator('.log > .choices button', { hasText: 'None of these' }).waitFor();
    await page.locator('.ways button', { hasText: 'Talk to a person' }).click();
    await page.locator('article.mine', { hasText: 'Talk to a person' }).waitFor();
    const queued = page.locator('article.theirs').last();
    await queued.waitFor();
    await poll('the words of the queue', async () =>
      /person|staff|line/i.test((await queued.textContent()) ?? ''),
    );
    const english = (await queued.textContent()) ?? '';

    await page.getByRole('button', { name: /中文/ }).click();
    await ask(page, '取消排隊');
    await page.locator('article.theirs', { hasText: '1999' }).last().waitFor();
    await poll('words in Chinese', async () =>
      ((await page.locator('article.theirs .bubble').last().textContent()) ?? '').includes('自動客服'),
    );

    expect(lang).toBe('en');
    expect(english).not.toMatch(/\p{Script=Han}{4}/u);
    await page.close();
  });

  it('keeps the talk over a new visit', async () => {
    const page = await openChat();
    await ask(page, '你好');
    await page.locator('article').nth(2).waitFor();

    await page.reload();
    await page.locator('.launcher').click();
    await page.locator('article').nth(2).waitFor();

    expect(await page.locator('article').count()).toBe(3);
    await page.close();
  });

  it('works where storage is blocked', async () => {
    const page = await browser.newPage();
    await block(page, 'localStorage');
    await page.goto(hub.url);
    await page.locator('.launcher').click();
    await ask(page, '身分證不見了怎麼辦');

    await page.getByText('先掛失').waitFor();

    expect(await page.locator('article').count()).toBe(3);
    await page.close();
  });

  it('does not send the Enter of an input method', async () => {
    const page = await openChat();
    await page.locator('textarea').focus();
    const devtools = await page.context().newCDPSession(page);
    const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };

    await devtools.send('Input.imeSetComposition', { text: 'ㄊㄧㄥˊ', selectionStart: 4, selectionEnd: 4 });
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await page.keyboard.press('Enter');
    await devtools.send('Input.insertText', { text: '停車' });
    const sentWhileComposing = await page.locator('article').count();
    const written = await page.locator('textarea').inputValue();
    await page.waitForTimeout(60);
    await page.keyboard.press('Enter');
    await page.locator('article.mine').waitFor();

    expect(sentWhileComposing).toBe(0);
    expect(written).toContain('停車');
    expect(await page.locator('article.mine .bubble').count()).toBe(1);
    await page.close();
  });

  it('is used by keyboard alone, and the focus goes in and comes back', async () => {
    const page = await openPage();
    const focused = (): Promise<string> =>
      page.evaluate<string>(
        `(({ activeElement: a }) => { const e = a.shadowRoot?.activeElement ?? a; return e.tagName + ' ' + e.className; })(document)`,
      );

    await page.locator('.launcher').focus();
    await page.keyboard.press('Enter');
    await poll('the focus to go in', async () => (await focused()).startsWith('TEXTAREA'));
    await page.keyboard.type('first');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second');
    const written = await page.locator('textarea').inputValue();
    await page.keyboard.press('Enter');
    await page.locator('article.mine').waitFor();
    await page.keyboard.press('Escape');

    expect(written).toBe('first\nsecond');
    expect(await focused()).toBe('BUTTON launcher');
    expect(await page.locator('.panel').isVisible()).toBe(false);
    await page.close();
  });

  it('keeps what is written offline and sends it once when the hub is back', async () => {
    const { page, cutOff, comeBack } = await openOnLine(browser, hub.url);
    await page.locator('.launcher').click();
    await page.getByText('示範市 1999 線上服務').waitFor(); // the hub has said its city
    await cutOff();
    await page.getByText('連線中斷').waitFor();
    await ask(page, '身分證不見了怎麼辦');
    const waiting = await page.locator('article.mine').textContent();

    comeBack();
    await page.getByText('先掛失').waitFor();

    expect(waiting).toContain('等待連線');
    expect(await page.locator('article.mine').count()).toBe(1);
    await page.close();
  }, 60_000);

  describe('a file that was chosen while the connection was away', () => {
    const FILE = { name: '路燈.png', mimeType: 'image/png', buffer: FILES.png };

    const openAway = async (blocked?: string) => {
      const { page, cutOff, comeBack } = await openOnLine(browser, hub.url, blocked);
      await page.locator('.launcher').click();
      await page.getByRole('button', { name: '傳送檔案或照片' }).waitFor();
      await cutOff();
      await page.getByText('連線中斷').waitFor();
      await page.locator('input[type=file]').setInputFiles(FILE);
      const waits = page.getByRole('article').filter({ hasText: FILE.name });
      await waits.waitFor();
      return { page, waits, comeBack };
    };

    it('outlasts a reload, leaves by itself with the window shut, and is forgotten here', async () => {
      const { page, waits, comeBack } = await openAway();
      await waits.getByText('等待連線', { exact: true }).waitFor();
      page.on('request', (request) => {
        if (request.isNavigationRequest()) comeBack();
      });
      await page.reload();

      const sent = page.locator('#yima-chat .files img');
      await sent.waitFor({ state: 'attached', timeout: 60_000 });
      await page.locator('.launcher').click();
      await sent.waitFor();
      await poll('nothing kept any more', async () => (await countKeptFiles(page)) === 0);

      expect(await page.locator('article.mine').count()).toBe(1);
      expect(await page.evaluate<string | null>(`localStorage.getItem('yima:unsent')`)).toBeNull();
      await page.close();
    });

    it('is named as not sent where the browser keeps none, and whoever leaves is asked first', async () => {
      const { page, waits, comeBack } = await openAway('indexedDB');
      await waits.getByText('請不要關閉這個網頁').waitFor();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.reload();
      await page.locator('.launcher').click();
      await waits.getByText('請重新選擇檔案').waitFor();
      const again = await waits.getByRole('button', { name: '重試' }).count();
      comeBack();
      await waits.getByRole('button', { name: `移除 ${FILE.name}` }).click();
      await waits.waitFor({ state: 'detached' });
      await page.reload();

      expect(asked).toEqual(['beforeunload']);
      expect(again).toBe(0);
      expect(await page.evaluate<string | null>(`localStorage.getItem('yima:unsent')`)).toBeNull();
      await page.close();
    });
  });

  it.each([
    ['light', 'zh', 1280],
    ['dark', 'zh', 1280],
    ['light', 'en', 320],
    ['dark', 'en', 320],
  ] as const)(
    'has nothing for axe to find: %s, %s, %i px',
    async (colorScheme, language, width) => {
      const page = await openPage({ colorScheme, viewport: { width, height: 720 } });
      const closed = await faultsOf(page);
      await page.locator('.launcher').click();
      await page.locator('.welcome').waitFor();
      if (language === 'en') await page.getByRole('button', { name: /English/ }).click();
      await ask(page, '停車');
      await page.locator('.log > .choices').waitFor();
      const open = await faultsOf(page);

      expect([...closed, ...open]).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    },
    60_000,
  );

  it('gives every control 44 pixels and every text of the talk 16 at 320 px', async () => {
    const page = await openChat({ viewport: { width: 320, height: 640 } });
    await ask(page, '停車');
    await page.locator('.log > .choices').waitFor();

    const small = await page.evaluate<string[]>(
      `[...document.querySelector('#yima-chat').shadowRoot.querySelectorAll('.panel button, .panel .ways a, textarea')]
        .map((control) => control.getBoundingClientRect())
        .filter(({ width, height }) => width < 44 || height < 44)
        .map(({ width, height }) => width + 'x' + height)`,
    );
    const sizes = await page.evaluate<number[]>(
      `[...document.querySelector('#yima-chat').shadowRoot.querySelectorAll('.bubble, textarea')].map((text) => parseFloat(getComputedStyle(text).fontSize))`,
    );

    expect(small).toEqual([]);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    await page.close();
  });

  it('reflows at 200 % text in a window of 320 px: nothing is cut, the box and both ways stay in reach', async () => {
    const page = await openPage({ viewport: { width: 320, height: 640 } });
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    await page.locator('.launcher').click();
    await page.locator('.welcome').waitFor();
    await ask(page, '停車');
    await page.locator('.log > .choices').waitFor();

    const wide = await page.evaluate<string[]>(
      `[...document.querySelector('#yima-chat').shadowRoot.querySelectorAll('.panel, .log, .ways, .line, .bubble, .choices button')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => part.className)`,
    );

    expect(wide).toEqual([]);
    for (const part of ['textarea', '.send', '.ways button', '.ways a'])
      expect(await page.locator(part).first().isVisible()).toBe(true);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.close();
  });

  it('leaves the page that carries it as it was', async () => {
    const page = await openPage();
    await page.waitForLoadState('networkidle');
    const names = (): Promise<string[]> => page.evaluate<string[]>('Object.keys(globalThis)');
    const before = await names();
    await page.evaluate(`new PerformanceObserver((list) => {
      document.body.dataset.shifts = String(Number(document.body.dataset.shifts ?? 0) + list.getEntries().length);
    }).observe({ type: 'layout-shift' })`);

    await page.locator('.launcher').click();
    await page.locator('.welcome').waitFor();
    await page.waitForTimeout(300);

    expect(await names()).toEqual(before);
    expect(await page.evaluate<number>(`document.head.querySelectorAll('style').length`)).toBe(0);
    expect(await page.evaluate<string | undefined>('document.body.dataset.shifts')).toBeUndefined();
    await page.close();
  });
});
