// The figures in a real Chromium: what citizens did is counted, a number opens the list behind it, a comment opens its talk, the file
// holds what the page shows. In both languages and themes, on a telephone, by keyboard.

import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { faultsOnPaper } from '../support/on-paper.js';
import { poll } from '../support/poll.js';
import { claim, LIN, openTalk, startStaffedHub, type Person, Windows } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

jest.setTimeout(180_000);

const HUANG: Person = { email: 'huang@city.gov.tw', name: '黃美玲', roles: ['supervisor'] };

let hub: TestHub;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  hub = await startStaffedHub({ isBare: true, more: [HUANG] });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
  await aDayOfWork();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
});

afterEach(() => windows.close());

/** Two citizens are served and one of them is not content; one greets, one waits. */
async function aDayOfWork(): Promise<void> {
  const lin = await windows.socketOf(LIN);
  const served = async (): Promise<{ visitor: WebVisitor; id: string }> => {
    const visitor = await WebVisitor.open(hub.url);
    await visitor.socket.emitWithAck('person', { clientId: randomUUID() });
    await poll('the place', () => visitor.states.at(-1)?.status === 'queued');
    const id = (await lin.mustAsk('list', { tab: 'waiting' })).rows.at(-1)?.conversationId ?? '';
    await lin.mustAsk('claim', { conversationId: id });
    await lin.mustAsk('reply', { conversationId: id, clientId: randomUUID(), text: '您好，請說。' });
    await lin.mustAsk('resolve', { conversationId: id });
    return { visitor, id };
  };
  await served();
  const { id } = await served();
  const matters = hub.database.connection.collection<{ conversationId: string }>('matters');
  await poll('the matters', async () => (await matters.countDocuments()) === 2);
  await matters.updateOne(
    { conversationId: id },
    {
      $set: { score: 2, ratedAt: new Date(), comment: '等很久，請打 0912-345-678', commentedAt: new Date() },
    },
  );
  const greeter = hub.line.user('greeter');
  await hub.ask(greeter, greeter.text('你好'));
  const waiter = hub.line.user('waiter');
  await hub.ask(waiter, waiter.text('轉真人'));
  await poll('the first answers', async () => {
    const answers = hub.database.connection.collection('first-answers');
    return (await answers.countDocuments()) === 2;
  });
  lin.close();
}

async function openFigures(look: Parameters<Windows['desk']>[1] = {}, search = ''): Promise<Page> {
  const { page } = await windows.desk(HUANG, look);
  await page.goto(`${hub.url}/console/figures${search}`);
  await page.locator('.figure-cards, .figure-rows').first().waitFor();
  return page;
}

const numberAt = (page: Page, label: RegExp): Promise<string> =>
  page.locator('.figure-cards').getByRole('link', { name: label }).first().innerText();

it('counts what citizens did today, and opens the list behind each number', async () => {
  const page = await openFigures();

  expect(await numberAt(page, /^對話：/)).toBe('4');
  expect(await numberAt(page, /^轉給專人：/)).toBe('3');
  expect(await numberAt(page, /^其他：/)).toBe('1');
  expect(await numberAt(page, /^現在等候：/)).toBe('1');
  expect(await numberAt(page, /^專人已回覆：/)).toBe('2');
  await page
    .locator('.figure-cards')
    .getByRole('link', { name: /^轉給專人：/ })
    .click();
  await page.locator('.figure-row').first().waitFor();
  expect(await page.locator('.figure-row').count()).toBe(3);
  expect(await page.locator('.figure-total').innerText()).toContain('3');
});

it('is printed with its days, all its tables, in black on white', async () => {
  const page = await openFigures({ theme: 'dark' });

  expect(await faultsOnPaper(page)).toEqual([]);
  expect(await page.locator('.figures-paper').innerText()).toMatch(/^服務數據：\d{4}-\d\d-\d\d 到 /);
  for (const gone of ['.figures-range', '.figures-files', '.top-bar'])
    expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
  expect(await page.locator('.figure-cards').isVisible()).toBe(true);
  expect(
    await page.evaluate<string>(`getComputedStyle(document.querySelector('.figures-page tr')).breakInside`),
  ).toBe('avoid');
});

it('downloads what the page shows', async () => {
  const page = await openFigures();

  const [ods, csv] = [await downloaded(page, 'ODS'), await downloaded(page, 'CSV')];

  expect(ods.name).toMatch(/^yima-.*\.ods$/);
  expect(ods.bytes.subarray(0, 2).toString()).toBe('PK');
  const [days = '', categories = ''] = csv.bytes.toString().trim().split('\r\n\r\n');
  expect(days.split('\r\n').at(-1)).toMatch(/全部,4,0,3,1,2,/);
  expect(categories.split('\r\n')).toEqual(['結案類別,結案,已解決,未解決', '未分類,2,0,0']);
});

async function downloaded(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.figures-files').getByText(format).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

it('shows what citizens said with personal data covered, and opens the talk, by keyboard', async () => {
  const page = await openFigures({}, '?figure=rated');

  const row = page.locator('.figure-row');
  expect(await row.count()).toBe(1);
  expect(await row.locator('.figure-comment').innerText()).toBe('等很久，請打 [電話]');
  expect(await row.innerText()).toContain('由 林志明 服務');
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.locator('.log').waitFor();
  expect(page.url()).toContain('tab=all');
});

it.each([
  { theme: 'light', language: 'zh', widthPx: 1440, search: '' },
  { theme: 'dark', language: 'en', widthPx: 360, search: '' },
  { theme: 'dark', language: 'zh', widthPx: 1440, search: '?figure=rated' },
  { theme: 'light', language: 'en', widthPx: 360, search: '?figure=rated' },
] as const)(
  'has no fault of access: $theme, $language, $widthPx px, "$search"',
  async ({ search, ...look }) => {
    const page = await openFigures({ ...look, heightPx: 1000 }, search);

    expect(await faultsOf(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
      '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
    );
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  },
);

it('splits closed matters by what agents noted with a few keys, and goes on with the next talk', async () => {
  const { page } = await windows.desk(LIN);
  await openTalk(page);
  await claim(page);

  await page.keyboard.press('Alt+KeyW');
  await page.getByRole('combobox', { name: '類別' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.type('路燈');
  await page.keyboard.press('Tab');
  // From "not said" round to the first answer.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('已轉養護工程處');
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('已結案。', { exact: true }).waitFor();
  const figures = await openFigures();
  const line = figures.getByRole('row', { name: /路燈/ });
  await line.getByRole('link', { name: /^記為已解決：1/ }).click();
  await figures.locator('.figure-row').waitFor();

  expect(await figures.locator('.figure-rows').innerText()).toMatch(/路燈[\s\S]*已解決[\s\S]*已轉養護工程處/);
});

it('is not for agents', async () => {
  const { page } = await windows.desk(LIN);
  await page.goto(`${hub.url}/console/figures`);

  await page.getByText('只有督導和管理者可以看服務數據。').waitFor();
  expect(await page.locator('.figure-cards').count()).toBe(0);
});
