// An agent's day by the keyboard alone, in a real Chromium: the main tasks of the desk, each with the keys that it took. The focus is
// never lost: after each task the next key finds its place.

import type { Browser, Page } from 'playwright-core';

import { openBrowser } from '../support/browser.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { FILES } from '../support/fake-files.js';
import { takeColleague, takeSetting, takeTalk, takeText } from '../support/finder-keys.js';
import {
  changesAKey,
  checksAnAccount,
  closesAndOpens,
  draftsANotice,
  locksAndUnlocks,
  makesATeam,
} from '../support/floor-keys.js';
import { Hand, type Effort } from '../support/hand.js';
import { KeysAlone } from '../support/keys-alone.js';
import { poll } from '../support/poll.js';
import { CHEN, LIN, PASSWORD, type Person, startStaffedHub, WANG, Windows } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

jest.setTimeout(180_000);

const HUANG: Person = { email: 'huang@city.gov.tw', name: '黃美玲', roles: ['supervisor', 'agent'] };

/** Several articles fit it. */
const QUESTION = '補助怎麼申請';

let hub: TestHub;
let browser: Browser;
let windows: Windows;
let page: Page;
let hand: Hand;
let colleague: DeskAgent;
const citizens: WebVisitor[] = [];
const efforts: Effort[] = [];

beforeAll(async () => {
  hub = await startStaffedHub({ more: [HUANG] });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
  colleague = await windows.socketOf(LIN);
  page = await windows.blank();
  hand = await Hand.at(page, efforts);
});

afterAll(async () => {
  // What each task took, for whoever reads the output: nothing is held to it.
  console.log(
    efforts
      .map(({ task, keys, characters }) => `${task}: ${keys} keys, ${characters} characters typed`)
      .join('\n'),
  );
  for (const citizen of citizens) citizen.close();
  colleague.close();
  await windows.close();
  await browser.close();
  await hub.stop();
});

/** Somebody on the web page who asked for a person. */
async function someoneWaits(question: string): Promise<WebVisitor> {
  const citizen = await WebVisitor.open(hub.url);
  citizens.push(citizen);
  await citizen.say(question);
  await poll('an answer', () => citizen.shown.some(({ author }) => author === 'bot'));
  await citizen.person();
  await poll('a place in the queue', () => citizen.states.some(({ status }) => status === 'queued'));
  return citizen;
}

const box = () => page.locator('.composer-box[data-talk]');

describe('an agent by the keyboard alone', () => {
  let first: WebVisitor;

  it('signs in and stands before the queue', async () => {
    first = await someoneWaits(QUESTION);
    await page.goto(`${hub.url}/console/`);
    await hand.stands('input[name=email]');
    await hand.type(WANG.email);
    await hand.press('Tab');
    await hand.type(PASSWORD);
    await hand.press('Enter');

    await page.locator('.queue-row').waitFor();
    await hand.stands('#main');
    expect(await hand.done('signs in and stands before the queue')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('claims the first talk that waits', async () => {
    await hand.press('Alt+KeyJ');
    await hand.stands('.log');
    await hand.press('KeyC');

    await hand.stands('.composer-box');
    await first.hears('王雅婷');
    expect(await hand.done('claims the first talk that waits')).toEqual({ isNowhere: false, pointed: [] });
  });

  it('reads what the bot said, and why', async () => {
    await page.locator('.handoff-body', { hasText: '補助' }).waitFor();
    await hand.press('Escape');
    await hand.stands('.log');
    await hand.walkTo('為什麼');
    await hand.press('Enter');

    await page.locator('.log .why-panel').waitFor();
    expect(await hand.done('reads what the bot said, and why')).toEqual({ isNowhere: false, pointed: [] });
  });

  it('puts a suggestion in, changes it and sends it', async () => {
    await page.locator('.suggestion').nth(1).waitFor();
    await hand.press('Alt+Digit2');
    await hand.stands('.composer-box');
    await poll('the words', async () => (await box().inputValue()) !== '');
    await hand.press('Control+End');
    await hand.type(' 我幫您看看。');
    await hand.press('Enter');

    await first.hears('我幫您看看');
    await hand.stands('.composer-box');
    expect(await hand.done('puts a suggestion in, changes it and sends it')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('sends a canned reply with its blank filled in', async () => {
    await hand.type('/ㄑㄕㄏ');
    await page.locator('.palette-option[aria-selected=true]', { hasText: '請民眾稍候查詢' }).waitFor();
    await hand.press('Enter');
    await poll('the reply with its blank', async () => (await box().inputValue()).includes('{{分鐘}}'));
    await hand.type('5');
    await hand.press('Enter');

    await first.hears('5');
    await poll('an empty box', async () => (await box().inputValue()) === '');
    expect(await hand.done('sends a canned reply with its blank filled in')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('writes a note for colleagues', async () => {
    await hand.press('Alt+KeyP');
    await page.locator('.composer[data-mode=note]').waitFor();
    await hand.stands('.composer-box');
    await hand.type('已轉知路燈科');
    await hand.press('Enter');

    await page.locator('.entry[data-author=note]', { hasText: '已轉知路燈科' }).waitFor();
    await hand.press('Alt+KeyL');
    await page.locator('.composer[data-mode=reply]').waitFor();
    await hand.stands('.composer-box');
    expect(first.texts.join()).not.toContain('路燈科');
    expect(await hand.done('writes a note for colleagues')).toEqual({ isNowhere: false, pointed: [] });
  });

  it('finds a text, a colleague and a setting by Ctrl+K, also while words are composed', async () => {
    await takeText(hand);
    await takeColleague(hand, LIN.name);
    await takeSetting(hand);
    expect(await hand.done('finds a text, a colleague and a setting by Ctrl+K')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('attaches a file and takes it away again', async () => {
    await page.locator('.file-button').waitFor();
    await hand.walkTo('附加檔案');
    const chooser = page.waitForEvent('filechooser');
    await hand.press('Enter');
    await (
      await chooser
    ).setFiles({ name: '地圖.png', mimeType: 'image/png', buffer: Buffer.from(FILES.png) });
    await page.locator('.file-chip[data-state=ready]').waitFor();
    await hand.stands('.composer-box');
    await hand.walkTo('地圖');
    await hand.press('Enter');

    await page.locator('.file-chip').waitFor({ state: 'detached' });
    await hand.stands('.composer-box');
    expect(await hand.done('attaches a file and takes it away again')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('passes a talk on to a colleague with a note', async () => {
    await hand.press('Alt+KeyT');
    await page.locator('.target', { hasText: LIN.name }).waitFor();
    await hand.stands('.transfer');
    await hand.walkTo(LIN.name);
    await hand.press('Space', 'Tab');
    await hand.type('民眾在中正路 12 號');
    await hand.walkTo('轉出');
    await hand.press('Enter');

    await page.locator('.write-right', { hasText: `${LIN.name} 正在服務` }).waitFor();
    await hand.stands('.log');
    await page.locator('.entry[data-author=note]', { hasText: '中正路 12 號' }).waitFor();
    expect(await hand.done('passes a talk on to a colleague with a note')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('gives a talk back to the bot', async () => {
    const second = await someoneWaits('身分證不見了怎麼辦');
    await page.locator('.queue-row').waitFor();
    await hand.press('Alt+KeyJ');
    await hand.stands('.log');
    await hand.press('KeyC');
    await hand.stands('.composer-box');
    await hand.press('Alt+KeyB');

    await poll('the bot', () => second.states.at(-1)?.status === 'bot');
    await hand.stands('.log');
    expect(await hand.done('gives a talk back to the bot')).toEqual({ isNowhere: false, pointed: [] });
  });

  it('closes a talk by the form and goes on to the next', async () => {
    const third = await someoneWaits('垃圾車幾點來');
    await someoneWaits('怎麼申請低收入戶補助');
    await poll('two that wait', async () => (await page.locator('.queue-row').count()) === 2);
    await hand.press('Alt+KeyJ');
    await hand.stands('.log');
    await hand.press('KeyC');
    await hand.stands('.composer-box');
    await hand.press('Alt+KeyW');
    await hand.stands('.wrap-up input');
    await hand.type('清潔');
    await hand.press('Tab', 'Space', 'Tab');
    await hand.type('已告知時間');
    await hand.press('Control+Shift+Enter');

    await poll('the end', () => third.states.at(-1)?.status === 'resolved');
    await page.locator('.thread .write-right').waitFor();
    await hand.stands('.log');
    expect(await hand.done('closes a talk by the form and goes on to the next')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('says to be busy, and to be there again', async () => {
    await hand.press('Control+KeyK');
    await hand.stands('.commands');
    await hand.type('忙碌');
    await hand.press('Enter');
    await page.locator('.availability[data-state=busy]').waitFor();
    await hand.press('Control+KeyK');
    await hand.stands('.commands');
    await hand.type('狀態 上線');
    await hand.press('Enter');

    await page.locator('.availability[data-state=online]').waitFor();
    await hand.stands('.log');
    expect(await hand.done('says to be busy, and to be there again')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('finds an old talk and takes it up again', async () => {
    await hand.press('Control+KeyK');
    await hand.stands('.commands');
    await hand.type('清單 已結');
    await hand.press('Enter');
    await page.locator('.tab[data-selected]', { hasText: '已結' }).waitFor();
    await page.locator('.queue-row[data-status=resolved]').waitFor();
    await hand.press('Alt+KeyJ');
    await page.locator('.write-right', { hasText: '已結案' }).waitFor();
    await hand.stands('.log');
    await hand.press('KeyC');

    await hand.stands('.composer-box');
    await page.locator('.thread-state', { hasText: '我' }).waitFor();
    expect(await hand.done('finds an old talk and takes it up again')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });
});

describe('a supervisor by the keyboard alone', () => {
  it('takes a talk over from the wall', async () => {
    page = await windows.signedIn(HUANG);
    hand = await Hand.at(page, efforts);
    await page.goto(`${hub.url}/console/`);
    await page.locator('.queue-panel').waitFor();
    await hand.press('Control+KeyK');
    await hand.stands('.commands');
    await hand.type('看板');
    await hand.press('Enter');
    await page.locator('.agent-card', { hasText: LIN.name }).locator('.wall-talk').waitFor();
    await hand.stands('#main');
    await hand.walkTo('接管');
    await hand.press('Enter');

    await page.locator('.agent-card', { hasText: HUANG.name }).locator('.wall-talk').waitFor();
    await hand.stands('#main');
    expect(await hand.done('takes a talk over from the wall')).toEqual({ isNowhere: false, pointed: [] });
  });

  it('finds a talk that is on no list before them, from a screen beside the desk', async () => {
    const [row] = (await colleague.mustAsk('list', { tab: 'all' })).rows;
    await page.goto(`${hub.url}/console/calendar`);
    await page.locator('.month').first().waitFor();
    await takeTalk(hand, row?.name ?? '');

    expect(await hand.done('finds a talk that is on no list before them')).toEqual({
      isNowhere: false,
      pointed: [],
    });
  });

  it('never stand nowhere beside the desk: calendar, teams, wall, channels, keys, people', async () => {
    const keys = new KeysAlone(page);
    const at = async (path: string): Promise<KeysAlone> => {
      await page.goto(`${hub.url}/console/${path}`);
      return keys;
    };

    await closesAndOpens(await at('calendar'));
    await makesATeam(await at('teams'));
    await draftsANotice(await at('wall'));
    await checksAnAccount(await at('channels'));
    await changesAKey(keys);
    const admin = await windows.signedIn(WANG);
    await admin.goto(`${hub.url}/console/staff`);
    await locksAndUnlocks(new KeysAlone(admin), CHEN.name);
    expect(await page.evaluate<readonly string[]>('pointed')).toEqual([]);
  });
});
