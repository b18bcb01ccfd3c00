// The floor in a real Chromium: availability, passing on with a note, who looks at what, a supervisor who whispers and takes over,
// a laptop that sleeps, and the wall. By keyboard where a person at the desk would use it.

import type { Browser, Page } from 'playwright-core';

import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { poll } from '../support/poll.js';
import {
  claim,
  emptyQueue,
  LIN,
  openTalk,
  type Person,
  startStaffedHub,
  WANG,
  Windows,
} from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const HUANG: Person = { email: 'huang@city.gov.tw', name: '黃美玲', roles: ['supervisor'] };
const CHOU: Person = { email: 'chou@city.gov.tw', name: '周志豪', roles: ['supervisor'] };

let hub: TestHub;
let browser: Browser;
let windows: Windows;
let citizens = 0;

beforeAll(async () => {
  hub = await startStaffedHub({ more: [HUANG, CHOU] });
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
  await hub.database.connection.collection('agents').deleteMany({});
});

async function someoneWaits(): Promise<{ id: string; says: (text: string) => Promise<void> }> {
  const talker = hub.line.user(`f${(citizens += 1)}`);
  await hub.ask(talker, talker.text('轉真人'));
  return {
    id: hub.talkOf(talker),
    says: async (text) => {
      await hub.deliver(talker.text(text));
    },
  };
}

async function openAndClaim(page: Page): Promise<void> {
  await openTalk(page);
  await claim(page);
}

async function ownerOf(id: string): Promise<string | undefined> {
  const talks = hub.database.connection.collection<{ _id: string; assignee?: { name: string } }>(
    'conversations',
  );
  return (await talks.findOne({ _id: id }))?.assignee?.name;
}

const saidToCitizens = (): string =>
  JSON.stringify([...Array(citizens).keys()].map((n) => hub.line.textsTo(hub.line.user(`f${n + 1}`).id)));

describe('the floor', () => {
  it('says how I stand and lets me step away; colleagues cannot pass to who is off', async () => {
    const { id } = await someoneWaits();
    const { page } = await windows.desk(WANG);
    const { page: other } = await windows.desk(LIN);
    await other.locator('.availability', { hasText: '0/20' }).click();
    await other.locator('.availability-choice', { hasText: '離線' }).click();
    await other.locator('.availability[data-state=offline]').waitFor();
    await openAndClaim(page);
    await page.locator('.availability', { hasText: '1/20' }).waitFor();

    await page.keyboard.press('Alt+KeyT');
    await page.locator('.target[data-disabled]', { hasText: '林志明' }).filter({ hasText: '離線' }).waitFor();
    await page.locator('.target', { hasText: '排回待接' }).click();
    await page.keyboard.press('Tab');
    await page.locator('#transfer-note').fill('請明天早上的同仁處理');
    await page.getByRole('button', { name: '轉出' }).click();
    await page.locator('.notice', { hasText: '已排回待接' }).waitFor();

    expect(await ownerOf(id)).toBeUndefined();
    expect(saidToCitizens()).not.toContain('明天早上的同仁');
  });

  it('passes a talk on with a note: the colleague sees it, the old owner cannot write any more', async () => {
    const citizen = await someoneWaits();
    const { page } = await windows.desk(WANG);
    const { page: other } = await windows.desk(LIN);
    await openAndClaim(page);
    await page.keyboard.insertText('寫到一半的話');

    await page.keyboard.press('Alt+KeyT');
    await page.locator('.target', { hasText: '林志明' }).click();
    await page.locator('#transfer-note').fill('地址是中正路 12 號');
    await page.getByRole('button', { name: '轉出' }).click();
    await other
      .locator('.handed-line', { hasText: '王雅婷 把' })
      .filter({ hasText: '地址是中正路 12 號' })
      .waitFor();
    await page.locator('.write-right', { hasText: '林志明 正在服務' }).waitFor();
    await other.locator('.handed-line').getByRole('button', { name: '打開對話' }).click();
    await other.locator('.entry[data-author=note]', { hasText: '地址是中正路 12 號' }).waitFor();
    await other.locator('.viewers', { hasText: '王雅婷也在看' }).waitFor();

    expect(await ownerOf(citizen.id)).toBe('林志明');
    expect(await other.locator('.handed-line').count()).toBe(0);
    expect(saidToCitizens()).not.toContain('中正路');
  });

  it('lets a supervisor whisper to the owner and take over from the wall', async () => {
    const citizen = await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openAndClaim(page);
    const { page: wall } = await windows.desk(HUANG);
    await wall.goto(`${hub.url}/console/wall`);
    const card = wall.locator('.agent-card', { hasText: '王雅婷' });
    await card.getByRole('button', { name: /悄悄話/ }).click();
    await wall.locator('#whisper-text').fill('這位里長上週來過');
    await wall.getByRole('button', { name: '送給同仁' }).click();
    await page.locator('.handed-line[data-kind=whisper]', { hasText: '這位里長上週來過' }).waitFor();
    await page.locator('.entry[data-author=note]', { hasText: '悄悄話' }).waitFor();

    await card.getByRole('button', { name: /接管/ }).click();
    await page.locator('.handed-line[data-kind=taken]', { hasText: '黃美玲' }).waitFor();
    await page.locator('.write-right', { hasText: '黃美玲 正在服務' }).waitFor();
    const own = wall.locator('.agent-card', { hasText: '黃美玲' });
    await own.locator('.wall-talk').waitFor();

    expect(await own.getByRole('button').count()).toBe(0);
    expect(await ownerOf(citizen.id)).toBe('黃美玲');
    expect(saidToCitizens()).not.toContain('里長');
  });

  it('wakes a sleeping laptop to what is: what was said once, and whose it is now', async () => {
    const citizen = await someoneWaits();
    const { page, line } = await windows.desk(WANG);
    await openAndClaim(page);
    const supervisor = await windows.socketOf(HUANG);

    await line.cut();
    await page.locator('.availability[data-state=lost]', { hasText: '連線中斷' }).waitFor();
    await citizen.says('您還在嗎');
    await hub.settled();
    await supervisor.mustAsk('transfer', { conversationId: citizen.id, agentId: await idOf('黃美玲') });
    await someoneWaits();
    await line.restore();
    await page.locator('.link-line.back').waitFor();
    await page.locator('.write-right', { hasText: '黃美玲 正在服務' }).waitFor();
    await page.locator('.handed-line[data-kind=taken]').waitFor();

    expect(await page.locator('.entry', { hasText: '您還在嗎' }).count()).toBe(1);
    expect(await page.locator('.queue-row').count()).toBe(1);
    supervisor.close();
  });

  it('shows the wall: who waits, how long, who is there, and the service level', async () => {
    await someoneWaits();
    const { page } = await windows.desk(WANG);
    await openAndClaim(page);
    await page.keyboard.insertText('您好，馬上為您處理');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.entry[data-author=agent][data-seq]');
    await someoneWaits();
    const asked = { question: '滑板公園在哪', askedBy: { id: 'lin', name: '林志明' }, askedAt: new Date(0) };
    await hub.database.connection.collection('faq_requests').insertOne({ _id: 'old' as never, ...asked });
    const { page: wall } = await windows.desk(HUANG);
    await wall.goto(`${hub.url}/console/wall`);

    const requests = wall.locator('.figure[data-level=late]', { hasText: '文章請求待回覆' });
    await requests.filter({ hasText: '逾期 1 件' }).waitFor();
    expect(await wall.locator('.overdue-chip').innerText()).toContain('逾期 1 件');
    await wall.locator('.figure', { hasText: '今日服務水準' }).filter({ hasText: '%' }).waitFor();
    await wall.locator('.figure', { hasText: '等候中' }).filter({ hasText: '1' }).waitFor();
    await someoneWaits();
    await wall.locator('.figure', { hasText: '等候中' }).filter({ hasText: '2' }).waitFor();
    const capacity = wall.getByLabel('王雅婷 的對話上限');
    await capacity.fill('5');
    await capacity.press('Enter');

    await page.locator('.availability', { hasText: '1/5' }).waitFor();
    expect(await wall.locator('.figure-value').allInnerTexts()).toContain('2');
  });

  it('puts a notice on all channels: written, published by a second person, shown, put away, taken down', async () => {
    const { page: agent } = await windows.desk(LIN);
    const { page: second } = await windows.desk(CHOU);
    const { page: first } = await windows.desk(HUANG);
    const citizen = await windows.citizen();
    await first.goto(`${hub.url}/console/wall`);

    await first.getByRole('button', { name: '起草公告' }).press('Enter');
    await first.locator('.banner-dialog textarea:focus').fill('颱風來襲，請避免外出');
    await first.getByRole('button', { name: '存成草稿' }).press('Enter');
    await first.locator('.banner-item', { hasText: '等另一位督導發布' }).waitFor();
    await second.getByRole('button', { name: '到現場看板審核' }).press('Enter');
    await second.getByRole('button', { name: '發布到所有管道' }).press('Enter');
    await agent.locator('.banner-line', { hasText: '颱風來襲' }).waitFor();
    await citizen.locator('[role=status] .banner', { hasText: '颱風來襲' }).waitFor();
    await citizen.locator('#notice', { hasText: '颱風來襲' }).waitFor();
    const seen = { wall: await faultsOf(second), citizen: await faultsOf(citizen) };
    await citizen.locator('.banner').getByRole('button', { name: '知道了' }).press('Enter');
    await citizen.locator('.banner').waitFor({ state: 'detached' });
    const focused = await citizen.evaluate<string>(
      "document.querySelector('#yima-chat').shadowRoot.activeElement.className",
    );
    await citizen.reload();
    await citizen.locator('.launcher').click();
    await citizen.locator('.welcome').waitFor();
    const atReturn = await citizen.locator('.banner, .notice-line').count();
    await second.getByRole('button', { name: '撤下公告' }).press('Enter');
    await agent.locator('.banner-line').waitFor({ state: 'detached' });
    await second.locator('.wall-banners', { hasText: '目前沒有公告' }).waitFor();

    expect(seen).toEqual({ wall: [], citizen: [] });
    expect(focused).toBe('log');
    expect(atReturn).toBe(0);
  });

  it('tags a talk and leaves a note for the next shift, by keyboard; colleagues see both at once', async () => {
    await someoneWaits();
    const { page: chief } = await windows.desk(HUANG);
    const { page: agent } = await windows.desk(LIN);
    await openTalk(chief);

    await chief.keyboard.press('Alt+KeyG');
    await chief.getByRole('button', { name: '管理標籤' }).press('Enter');
    await chief.locator('.tag-form input:focus').fill('颱風災情');
    await chief.keyboard.press('Enter');
    await chief.locator('.tag-kept', { hasText: '颱風災情' }).waitFor();
    const keeper = await faultsOf(chief);
    await chief.getByRole('button', { name: '回到這個對話的標籤' }).press('Enter');
    await chief.locator('.tag-dialog input:focus').fill('災情');
    await chief.keyboard.press('Enter');
    await chief.locator('.tag-choice[aria-selected=true]').waitFor();
    const choice = await faultsOf(chief);
    await chief.keyboard.press('Escape');
    await agent.locator('.queue-row .talk-tag', { hasText: '颱風災情' }).waitFor();
    await agent.getByLabel('所有標籤').selectOption({ label: '颱風災情' });
    await agent.locator('.queue-found', { hasText: '1' }).waitFor();
    const address = agent.url();
    await chief.keyboard.press('Alt+KeyN');
    await chief.locator('.shift-dialog textarea:focus').fill('里長下午會再來電');
    await chief.keyboard.press('Enter');
    await agent.locator('.shift-button .count', { hasText: '1' }).waitFor();
    const board = await faultsOf(agent);
    await agent.locator('.shift-panel').getByRole('checkbox', { name: '里長下午會再來電' }).press('Space');
    await chief.locator('.shift-note[data-done=true]').waitFor({ state: 'attached' });

    expect(address).toContain('&tag=');
    expect({ keeper, choice, board }).toEqual({ keeper: [], choice: [], board: [] });
  });

  it('keeps a team; a talk is passed on to it by keyboard, waits for its members, and the wall counts it', async () => {
    const citizen = await someoneWaits();
    const { page: chief } = await windows.desk(HUANG);
    const { page: agent } = await windows.desk(WANG);
    const { page: member } = await windows.desk(LIN);
    await chief.goto(`${hub.url}/console/teams`);
    await chief.locator('.teams-none').waitFor();
    await chief.getByRole('button', { name: '新增組別' }).press('Enter');
    await chief.locator('.team-dialog input:focus').fill('稅務組');
    await chief.keyboard.press('Tab');
    await chief.keyboard.insertText('Tax');
    await chief.getByRole('checkbox', { name: '林志明' }).press('Space');
    const form = await faultsOf(chief);
    await chief.getByRole('button', { name: '儲存' }).press('Enter');
    await chief.locator('.team-card', { hasText: '林志明' }).waitFor();
    await chief.reload();
    await chief.locator('.team-card', { hasText: '林志明' }).waitFor();
    const list = await faultsOf(chief);

    await openAndClaim(agent);
    await agent.keyboard.press('Alt+KeyT');
    await agent.locator('.target', { hasText: '排到「稅務組」' }).filter({ hasText: '1 人在線上' }).click();
    await agent.getByRole('button', { name: '轉出' }).press('Enter');
    await agent.locator('.thread-state .tag', { hasText: '稅務組' }).waitFor();
    await agent.keyboard.press('KeyC');
    await agent.locator('.notice', { hasText: '這個對話先留給「稅務組」' }).waitFor();
    await member.getByLabel('所有組別').selectOption({ label: '稅務組' });
    await member.locator('.queue-found', { hasText: '1' }).waitFor();
    await chief.goto(`${hub.url}/console/wall`);
    await chief.locator('.wall-team', { hasText: '稅務組' }).filter({ hasText: '1 件等候' }).waitFor();
    const wall = await faultsOf(chief);
    const address = member.url();
    await openAndClaim(member);

    expect(await ownerOf(citizen.id)).toBe('林志明');
    expect(address).toContain('&team=');
    expect({ form, list, wall }).toEqual({ form: [], list: [], wall: [] });
    await hub.database.connection.collection('teams').deleteMany({});
  });

  it.each([
    { theme: 'light', language: 'zh' },
    { theme: 'dark', language: 'en' },
  ] as const)('gives axe nothing to say ($theme, $language)', async (look) => {
    await someoneWaits();
    await someoneWaits();
    const faults: Record<string, readonly string[]> = {};
    const { page } = await windows.desk(HUANG, look);
    await openAndClaim(page);
    await page.locator('.availability').click();
    await page.waitForSelector('.availability-dialog');
    faults['availability'] = await faultsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+KeyT');
    await page.waitForSelector('.target');
    faults['transfer'] = await faultsOf(page);
    await page.keyboard.press('Escape');
    await page.goto(`${hub.url}/console/wall`);
    await page.waitForSelector('.agent-card .wall-talk');
    await page.waitForSelector('.wall-queue .wall-talk');
    faults['wall'] = await faultsOf(page);

    expect(faults).toEqual({ availability: [], transfer: [], wall: [] });
  });
});

async function idOf(name: string): Promise<string> {
  const agents = hub.database.connection.collection<{ _id: string; name: string }>('agents');
  return poll(`${name} at the desk`, async () => (await agents.findOne({ name }))?._id);
}
