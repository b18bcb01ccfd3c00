// Deliveries and accounts as staff see them in a real Chromium on the real hub: send again, the journal, what no platform took, the
// channels page, the alarms; and the card in the citizen's window.

import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { importArticles } from '../../src/knowledge/import-articles.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { CARD } from '../support/cards.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { anArticle, publishDeps } from '../support/knowledge.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { say, startStaffedHub, WANG, Windows, type Look, type Person } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const ZHOU: Person = { email: 'zhou@city.gov.tw', name: '周督導', roles: ['supervisor'] };
const { language: _, ...card } = CARD;
const ARTICLE = anArticle('card-sample', {
  title: '請問卡片長什麼樣子？',
  variants: ['給我看一張卡片'],
  answer: '卡片在下面。',
  card: { ...card, image: { url: '/images/street-light-number.png', alt: '路燈桿上的號碼牌' } },
});

let hub: TestHub;
let browser: Browser;
let windows: Windows;
let wang: DeskAgent;

beforeAll(async () => {
  hub = await startStaffedHub({
    more: [ZHOU],
    prepare: async ({ connection }) => {
      await importArticles(publishDeps(createKnowledgeStore(connection)), [ARTICLE]);
    },
  });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
  wang = await windows.socketOf(WANG);
}, 180_000);
afterEach(async () => {
  hub.line.recover();
  await windows.close();
});
afterAll(async () => {
  wang.close();
  await browser.close();
  await hub.stop();
});

const withAgent = async (name: string): Promise<LineTalker> => {
  const talker = hub.line.user(name);
  await hub.ask(talker, talker.text('轉真人'));
  await wang.mustAsk('claim', { conversationId: hub.talkOf(talker) });
  await hub.settled();
  return talker;
};
const says = (talker: LineTalker, text: string) =>
  wang.mustAsk('reply', { conversationId: hub.talkOf(talker), clientId: randomUUID(), text });
const refused = async (name: string): Promise<LineTalker> => {
  const talker = await withAgent(name);
  hub.line.failNext({ kind: 'status', status: 400, message: 'The scripted refusal' });
  await says(talker, `給 ${name} 的話`);
  await hub.settled();
  return talker;
};
/** A reply that LINE took and did not confirm, and whose repeat it called used up. */
const unclear = async (name: string): Promise<LineTalker> => {
  const talker = await withAgent(name);
  await says(talker, `給 ${name} 的話`);
  await hub.settled();
  await hub.database.connection
    .collection('outbox')
    .updateOne({ conversationId: hub.talkOf(talker), author: 'agent' }, { $set: { state: 'unclear', reason: 'repeated reply: token already used', settledAt: new Date() } }); // prettier-ignore
  return talker;
};
const openTalk = async (person: Person, talker: LineTalker, look: Look = {}): Promise<Page> => {
  const { page } = await windows.desk(person, look);
  await page.goto(`${hub.url}/console/?tab=all&talk=${encodeURIComponent(hub.talkOf(talker))}`);
  await page.waitForSelector('.log');
  return page;
};
const openPage = async (person: Person, name: string, ready: string, look: Look = {}): Promise<Page> => {
  const page = (await windows.desk(person, look)).page;
  await page.goto(`${hub.url}/console/${name}`);
  await page.waitForSelector(ready);
  return page;
};
const textsTo = (talker: LineTalker, text: string) =>
  hub.line.textsTo(talker.id).filter((said) => said === text);

describe('a message that no platform took', () => {
  it('is sent again by one press, and shows live what became of it', async () => {
    const ann = await refused('ann');
    const page = await openTalk(WANG, ann);

    await page.locator('.delivery[data-delivery=refused]').getByRole('button', { name: '再送一次' }).click();
    await page.waitForSelector('.entry[data-author=agent][data-delivery=accepted]');

    expect(textsTo(ann, '給 ann 的話')).toHaveLength(1);
    expect(await page.locator('.delivery[data-delivery=refused]').count()).toBe(0);
  });

  it('says why in plain words', async () => {
    const page = await openTalk(WANG, await refused('ben'));

    expect(await page.locator('.delivery[data-delivery=refused]').innerText()).toContain(
      'LINE 不收這則訊息的內容或對象',
    );
  });

  it('asks first where it may have arrived, and does nothing when told no', async () => {
    const cat = await unclear('cat');
    const page = await openTalk(WANG, cat);
    const again = page.locator('.delivery[data-delivery=unclear]').getByRole('button', { name: '再送一次' });

    await again.click();
    await page.getByRole('alertdialog').getByRole('button', { name: '取消' }).click();
    const before = textsTo(cat, '給 cat 的話').length;
    await again.click();
    expect(await page.getByRole('alertdialog').innerText()).toContain('可能看到兩則一樣的訊息');
    await page.getByRole('button', { name: '還是再送一次' }).click();
    await page.waitForSelector('.entry[data-author=agent][data-delivery=accepted]');

    expect([before, textsTo(cat, '給 cat 的話').length]).toEqual([1, 2]);
  });

  it('has no such button for somebody else’s talk, but for a supervisor', async () => {
    const dan = await refused('dan');
    const page = await openTalk(ZHOU, dan);

    expect(await page.getByRole('button', { name: '再送一次' }).count()).toBe(1);
    await page.getByRole('button', { name: '送出紀錄' }).last().click();
    await page.waitForSelector('.journal-line[data-became=refused]');
    const journal = await page.getByRole('dialog').innerText();
    expect(journal).toContain('HTTP 400');
    expect(journal).toContain('平台請求編號');
    expect(await faultsOf(page)).toEqual([]);
  });

  it('shows the bot’s late words as taken back when a person came first', async () => {
    const eve = hub.line.user('eve');
    const message = 'The API rate limit has been exceeded. Try again later.';
    hub.line.failNext({ kind: 'status', status: 429, message }, Infinity);
    await hub.deliver(eve.text('垃圾車幾點來'));
    const tried = { conversationId: hub.talkOf(eve), author: 'bot', attempts: { $gt: 0 } };
    const { connection } = hub.database;
    await poll('a try', async () => (await connection.collection('outbox').countDocuments(tried)) > 0);
    await wang.mustAsk('claim', { conversationId: hub.talkOf(eve) });
    hub.line.recover();
    await hub.settled();

    const page = await openTalk(WANG, eve);
    await page.waitForSelector('.entry[data-author=bot][data-delivery=withdrawn]');
    expect(await page.locator('.delivery[data-delivery=withdrawn]').first().innerText()).toContain(
      '同仁接手在先',
    );
  });
});

describe('the list of what no platform took', () => {
  it('is filtered, and many are sent again with a word for each', async () => {
    const talkers = [await refused('fay'), await refused('gus'), await unclear('hal')];
    const page = await openPage(ZHOU, 'letters', '.letter');
    await page.getByLabel('結果').selectOption('unclear');
    await poll('the filter', async () => (await page.locator('.letter[data-state=refused]').count()) === 0);
    await page.getByLabel('結果').selectOption('');
    await page.getByLabel('原因').selectOption('line-400');
    await poll(
      'the other filter',
      async () => (await page.locator('.letter[data-state=unclear]').count()) === 0,
    );
    await page.getByLabel('原因').selectOption('');
    await page.waitForSelector('.letter[data-state=unclear]');
    expect(await page.locator('main').innerText()).not.toContain('給 fay 的話');

    await page.getByText('全選').click();
    await page.getByRole('button', { name: /再送選取的/ }).click();
    await page.getByRole('button', { name: '還是再送一次' }).click();
    await page.getByText('沒有沒送到的訊息').waitFor();
    await hub.settled();

    expect(talkers.map((talker) => hub.line.textsTo(talker.id).at(-1))).toEqual([
      '給 fay 的話',
      '給 gus 的話',
      '給 hal 的話',
    ]);
  });

  it('is closed to agents', async () => {
    const page = (await windows.desk({ ...ZHOU, email: 'lin@city.gov.tw' })).page;
    await page.goto(`${hub.url}/console/letters`);

    await page.getByText('只有督導和管理者能看沒送到的訊息').waitFor();
  });
});

describe('the channels page', () => {
  it('says that the public address is missing, checks LINE, and sends a test with its price', async () => {
    const ivy = hub.line.user('ivy');
    const page = await openPage(WANG, 'channels', '.account');
    await page.getByText('還沒設定公開網址').waitFor();
    hub.line.account.endpoint = `${hub.url}/webhooks/line/line`;

    await page.getByRole('button', { name: '檢查帳號 line' }).click();
    await page.waitForSelector('.finding[data-verdict=good]');
    await page.getByRole('button', { name: '送測試訊息 line' }).click();
    expect(await page.getByRole('dialog').innerText()).toContain('會用掉 1 則推播額度');
    await page.getByRole('textbox', { name: '送給誰' }).fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('這不是這個帳號的對話編號').waitFor();
    await page.getByRole('textbox', { name: '送給誰' }).fill(ivy.id);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.test-outcome[data-became=accepted]');

    expect(hub.line.textsTo(ivy.id)).toHaveLength(1);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('warns everybody at the desk while only replies go', async () => {
    const jan = await withAgent('jan');
    const { page } = await windows.desk({ ...WANG, email: 'lin@city.gov.tw' });
    // The free reply that the talk keeps is used up first.
    await says(jan, '先寫一句');
    await hub.settled();
    hub.line.limit = 'monthly';
    hub.line.quota = { limit: 200, used: 200 };
    await says(jan, '給 jan 的話');
    await page.locator('.alarm[data-kind=reply-only]').waitFor();
    const mine = await openTalk(WANG, jan);
    await mine.getByRole('button', { name: '現在就試送' }).waitFor();

    hub.line.recover();
    hub.line.quota = { limit: 500, used: 200 };
    await mine.getByRole('button', { name: '現在就試送' }).click();
    await page.locator('.alarm').waitFor({ state: 'detached' });

    await hub.settled();
    expect(textsTo(jan, '給 jan 的話')).toHaveLength(1);
  });

  it.each([
    { theme: 'dark', language: 'en', widthPx: 360, heightPx: 740 },
    { theme: 'light', language: 'zh', widthPx: 1440, heightPx: 900 },
  ] as const)('is read by axe and fits, in $theme $language at $widthPx px', async (look) => {
    await refused(`kay ${look.widthPx}`);
    for (const [name, ready] of [['channels', '.account'], ['letters', '.letter']] as const) {
      const page = await openPage(WANG, name, ready, look);
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    }
  }); // prettier-ignore
});

describe('a card in the citizen’s window', () => {
  it('shows picture, steps, place, links and buttons, and asks by a button; read by axe', async () => {
    const page = await windows.citizen({ widthPx: 360, heightPx: 740 });
    await say(page, '請問卡片長什麼樣子？');
    const shown = page.locator('.card');
    await shown.waitFor();

    await poll('the picture', () => shown.locator('img').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0)); // prettier-ignore
    expect(await shown.locator('ol li').allInnerTexts()).toEqual(['帶身分證', '到櫃檯抽號碼牌']);
    expect(await shown.getByRole('link', { name: /撥打 1999/ }).getAttribute('href')).toBe('tel:1999');
    expect(await shown.getByRole('link', { name: /電子化政府服務/ }).getAttribute('rel')).toBe(
      'noopener noreferrer',
    );
    expect(await faultsOf(page)).toEqual([]);
    await shown.getByRole('button', { name: '問垃圾車' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('article.mine', { hasText: '垃圾車幾點來' }).waitFor();
  });
});
