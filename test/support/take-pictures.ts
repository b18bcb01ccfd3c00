// `npm run pictures`: the README's pictures, taken of the real hub with a sample conversation on loopback.

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openBrowser } from './browser.js';
import { LIN, say, startStaffedHub, WANG, Windows } from './staffed-hub.js';
import type { TestHub } from './test-hub.js';

const FOLDER = path.resolve('.github');
/** A README that loads slowly is not read. Unit: bytes. */
const MOST_BYTES = 250_000;

const hub = await startStaffedHub();
const browser = await openBrowser();
const windows = new Windows(browser, hub);
try {
  mkdirSync(FOLDER, { recursive: true });
  await takeAll();
} finally {
  await windows.close();
  await browser.close();
  await hub.stop();
}
// The engine is shared by what runs in this process and ends with it.
process.exit();

async function takeAll(): Promise<void> {
  const citizen = await windows.citizen({ widthPx: 1200, heightPx: 760 });
  await say(citizen, '路燈壞了要找誰');
  await citizen.locator('article.theirs').nth(1).waitFor();
  await citizen.getByRole('button', { name: '轉真人' }).click();
  await citizen.locator('.who', { hasText: '第 1 位' }).waitFor();
  await othersWait(hub);

  const { page: desk } = await windows.desk(WANG, { widthPx: 1440, heightPx: 900 });
  await desk.locator('.queue-row', { hasText: '轉真人' }).first().click();
  await desk.waitForSelector('.log');
  await desk.keyboard.press('KeyC');
  await desk.waitForSelector('.suggestion');
  await desk.locator('.composer-box').fill('您好，我是雅婷。請問路燈桿上的編號，或附近的門牌是幾號？');
  await desk.keyboard.press('Enter');
  await desk.waitForSelector('.entry[data-author=agent][data-delivery=accepted]');
  await say(citizen, '中正路 12 號前面，桿號 A1234');
  await desk.locator('.entry', { hasText: 'A1234' }).waitFor();
  await desk.locator('.composer-box').pressSequentially('收到');
  await citizen.getByText('王雅婷正在輸入…').waitFor();
  await take(citizen, 'chat');
  await desk.mouse.move(700, 300);
  await desk.waitForSelector('.notice', { state: 'detached' });
  await take(desk, 'desk');

  const { page: phone } = await windows.desk(LIN, { theme: 'dark', widthPx: 390, heightPx: 760 });
  await phone.waitForSelector('.queue-row');
  await take(phone, 'phone');
}

/** A queue as it looks on a busy morning. */
async function othersWait({ line, graph }: TestHub): Promise<void> {
  const [ann, ben] = [line.user('ann'), line.user('ben')];
  const bo = graph.user('bo');
  await hub.ask(ann, ann.text('我上週申請的低收入戶補助還沒消息，想找人問'));
  await hub.ask(ann, ann.text('轉真人'));
  await hub.ask(ann, ann.text('申請書是 11 月 3 日送到區公所的'));
  await hub.askPage(bo, bo.text('轉真人'));
  await hub.askPage(bo, bo.text('垃圾車最近都提早到，追不到'));
  await hub.ask(ben, ben.text('身分證不見了怎麼辦'));
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.waitForLoadState('networkidle');
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}`);
  console.log(`${path.relative('.', file)}: ${size} bytes`);
}
