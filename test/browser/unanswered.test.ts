// What the city does not know yet, in a real Chromium on the real hub: citizens on LINE ask in vain, an editor sees it put together and
// without personal data, makes it a wording, takes that back, puts it aside, lists it again.

import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';

import { lastWeekAt } from '../../src/domain/report-week.js';
import { mailIdOf } from '../../src/knowledge/digest/digest-mail.js';
import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { FakeSmtp } from '../support/fake-smtp.js';
import { KeysAlone } from '../support/keys-alone.js';
import { poll } from '../support/poll.js';
import { StaffClient } from '../support/staff-client.js';
import { CHEN, LIN, PASSWORD, startStaffedHub, Windows, type Look } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

let hub: TestHub;
let smtp: FakeSmtp;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  smtp = await FakeSmtp.start();
  hub = await startStaffedHub({ isBare: true, env: smtp.env });
  browser = await openBrowser();
  windows = new Windows(browser, hub);
}, 180_000);
afterEach(() => windows.close());
afterAll(async () => {
  await browser.close();
  await hub.stop();
  await smtp.stop();
});

const open = async (look: Look = {}): Promise<Page> => {
  const page = await windows.signedIn(CHEN, look);
  await page.goto(`${hub.url}/console/knowledge/unanswered`);
  await page.getByRole('heading', { name: /還沒有答案的|Without an answer/ }).waitFor();
  return page;
};
const answerTo = async (name: string, question: string): Promise<string> => {
  const talker = hub.line.user(name);
  return (await hub.ask(talker, talker.text(question))).join('\n');
};

it('teaches while there is nothing', async () => {
  const page = await open();

  await page.getByText('這段期間沒有答不出來的問題').waitFor();
  await page.getByText('目前沒有等待決定的問法').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('puts together what went without an answer, and lets an editor mend it', async () => {
  await answerTo('甲', '火星車票去哪買');
  await answerTo('乙', '火星的車票去哪買');
  await answerTo('丁', '量子糾纏怎麼修理');
  // Choices were offered for this one, and none was it.
  const caller = hub.line.user('丙');
  await hub.ask(caller, caller.text('火星車票去哪買，0912345678'));
  await hub.ask(caller, caller.postback('pick-none'));
  const page = await open();
  const ticket = page.locator('.open-question', { hasText: '火星' });
  await ticket.waitFor();

  expect(await page.locator('.open-question h3').allInnerTexts()).toHaveLength(2);
  expect(await ticket.locator('.open-count strong').innerText()).toBe('3');
  await ticket.locator('summary').click();
  expect(await ticket.innerText()).toContain('[電話]');
  expect(await ticket.locator('.tag').allInnerTexts()).toEqual(['沒有答案 2', '選項都不是 1']);
  expect(await page.content()).not.toContain('0912345678');
  expect(await faultsOf(page)).toEqual([]);

  const file = await page.request.get(`${hub.url}/api/v1/knowledge/unanswered/file?format=csv`);
  expect((await file.text()).split('\r\n')[0]).toBe(
    '\uFEFF可能的承辦機關,問題,次數,最近一次,其他說法,最接近的文章,相近度（%）,民眾意見',
  );
  expect(await file.text()).toMatch(/示範市\S*,火星\S*,3,\d{4}-\d\d-\d\d,/);

  const keys = new KeysAlone(page);
  await keys.task('make a variant of an unanswered question, and take that back', async () => {
    const near = ticket.locator('.near-articles .button').first();
    await keys.enter(near, page.getByText(/已經是「.*」的問法/));
    await keys.act('Enter', ticket.locator('.open-count'));
  });

  // Words with personal data are refused in words.
  const wording = ticket.getByLabel('要加入的問法');
  await wording.fill('我的電話 0912345678');
  await ticket.locator('.near-articles .button').first().click();
  await ticket.getByText('裡面有個人資料').waitFor();
  // Nor do the words that cover it become anybody's question.
  await wording.fill('火星車票去哪買，[電話]');
  await ticket.getByText('「[電話]」是系統遮住個資的地方').waitFor();
  expect(await ticket.locator('.near-articles .button').first().isDisabled()).toBe(true);
  await wording.fill('火星車票去哪買');
  const title = (await ticket.locator('.near-title').first().innerText()).split('\n')[0] ?? '';
  await ticket.locator('.near-articles .button').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText(`已經是「${title}」的問法`).waitFor();
  const answer = await answerTo('戊', '火星車票去哪買');

  await page.getByRole('button', { name: '復原' }).click();
  await ticket.locator('.open-count').waitFor();
  const after = await answerTo('己', '火星車票去哪買');
  expect(answer).not.toBe(after);

  const quantum = page.locator('.open-question', { hasText: '量子' });
  await quantum.getByRole('button', { name: '寫成新文章' }).click();
  await page.getByText('開了一份草稿').waitFor();
  const drafts = hub.database.connection.collection('article_drafts');
  expect(await drafts.countDocuments({ 'content.title': '量子糾纏怎麼修理' })).toBe(1);
  await page.getByRole('button', { name: '復原' }).click();
  await quantum.locator('.open-count').waitFor();
  expect(await drafts.countDocuments({ 'content.title': '量子糾纏怎麼修理' })).toBe(0);
  await quantum.getByRole('button', { name: '不屬於我們' }).click();
  await page.getByText('已擱置「').waitFor();
  await page.reload();
  await ticket.waitFor();
  expect(await quantum.count()).toBe(0);
  await page.getByText('已擱置的（1）').click();
  await page.getByRole('button', { name: /把「量子.*放回清單/ }).click();
  await quantum.waitFor();
  const actions = await hub.database.connection.collection('audit').distinct('action');
  expect(actions).toEqual(expect.arrayContaining(['question-dismissed', 'question-restored', 'variant-approved', 'variant-retired'])); // prettier-ignore
});

it('asks an editor about what was learned and is held', async () => {
  await hub.database.connection.collection('learned_variants').insertOne({
    _id: `v_${'x'.repeat(22)}` as never,
    ...{
      articleId: 'hotline-hours',
      wording: '半夜有人接電話嗎',
      wordingKey: 'k',
      state: 'quarantined',
      version: 1,
    },
    ...{ createdAt: new Date(), changedAt: new Date(), history: [] },
  });
  const page = await open({ theme: 'dark', language: 'en', widthPx: 360, heightPx: 740 });
  await page.getByRole('button', { name: 'Use “半夜有人接電話嗎”', exact: true }).click();
  await page.getByText('None is waiting').waitFor();

  expect(await answerTo('庚', '半夜有人接電話嗎')).not.toBe('');
  await poll('the variant to be live', async () => {
    const row = await hub.database.connection
      .collection('learned_variants')
      .findOne({ wording: '半夜有人接電話嗎' });
    return row?.['state'] === 'live' ? true : undefined;
  });
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

it('carries a colleague’s wish for an article to the editors, and the answer back', async () => {
  const desk = await windows.signedIn(LIN);
  await desk.goto(`${hub.url}/console/requests?talk=some-talk`);
  await desk.getByText('還沒有送出過').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByLabel('民眾怎麼問').focus();
  await desk.keyboard.type('市長信箱多久會回信');
  await desk.getByLabel('補充說明').fill('今天問了三次');
  await desk.getByRole('button', { name: '送出' }).click();
  await desk.locator('.request', { hasText: '等機關回覆' }).waitFor();

  const page = await open({ theme: 'dark', widthPx: 360, heightPx: 740 });
  const request = page.locator('.requests-inbox .request', { hasText: '市長信箱多久會回信' });
  await request.waitFor();
  expect(await request.innerText()).toMatch(
    /\d{4}-\d\d-\d\d 前回覆[\s\S]*林志明[\s\S]*來自對話[\s\S]*今天問了三次/,
  );
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const keys = new KeysAlone(page);
  await keys.task('refuse a request, reopen it and answer it with an article', async () => {
    await keys.enter(request.getByRole('button', { name: /不寫/ }), request.getByLabel('為什麼不寫'));
    await keys.goTo(request.getByLabel('為什麼不寫'));
    await keys.type('已有專線');
    const ended = page.getByText('最近回覆的（1）');
    await keys.act('Enter', ended);
    await keys.enter(ended, page.getByRole('button', { name: /^復原「市長/ }));
    const near = request.getByRole('button', { name: '用這篇回覆：市長信箱在哪裡？多久會回信？' });
    await keys.enter(page.getByRole('button', { name: /^復原「市長/ }), near);
    await keys.enter(near, page.getByText('目前沒有同仁在等'));
  });

  await desk.reload();
  await desk.getByText('已有文章： 市長信箱在哪裡？多久會回信？').waitFor();
});

it('tells a department its week: every number is its list’s, on the page and in the file', async () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const department = '水利局';
  const chen = new StaffClient(() => hub.url);
  await chen.signIn({ email: CHEN.email, password: PASSWORD });
  const pump = { faq_id: 'pump', question: '抽水站在哪裡？', answer: '在河邊。', dept: department, review_by: '2026-01-31', valid_until: soon }; // prettier-ignore
  await chen.send('POST', '/api/v1/imports?fileName=pump.jsonl', { body: Buffer.from(JSON.stringify(pump)) });
  const content = {
    title: '抽水機怎麼借？',
    department,
    variants: [],
    answer: '',
    keywords: [],
    risk: 'general',
  };
  await chen.send('POST', '/api/v1/articles/drafts', { body: { content } });
  const asked = {
    question: '沙包哪裡拿',
    department,
    askedBy: { id: 'lin', name: LIN.name },
    askedAt: new Date(0),
  };
  await hub.database.connection.collection('faq_requests').insertOne({ _id: 'sandbags' as never, ...asked });
  for (const name of ['水甲', '水乙']) await answerTo(name, '抽水站在哪裡？');
  const caller = hub.line.user('水丙');
  await hub.ask(caller, caller.text('抽水站參觀證照去哪考，0912345678'));
  await hub.ask(caller, caller.postback('pick-none'));

  const page = await windows.signedIn(CHEN);
  await page.goto(`${hub.url}/console/digest?${new URLSearchParams({ department, week: today }).toString()}`);
  await page.locator('.digest-part').first().waitFor();
  const part = (id: string) => page.locator(`section[aria-labelledby=digest-${id}]`);
  const told = async (id: string) => ({
    number: await part(id).locator('h3 small').innerText(),
    rows: await part(id).locator('li').allInnerTexts(),
  });

  expect(await told('missed')).toEqual({ number: '1 個問題，問了 1 次', rows: [expect.stringMatching(/證照.*\[電話\]/)] }); // prettier-ignore
  // The third was given it too, and said that it was none of what they wanted.
  expect(await told('used')).toEqual({ number: '1 篇，回答 3 次', rows: [expect.stringContaining('3 次')] });
  expect(await told('due')).toEqual({ number: '1 篇，逾期 1 篇', rows: [expect.stringContaining('2026-01-31 已逾期')] }); // prettier-ignore
  expect(await told('expiring')).toEqual({ number: '1 篇', rows: [expect.stringContaining(soon)] });
  expect(await told('drafts')).toEqual({ number: '1 份', rows: [expect.stringContaining('抽水機怎麼借？')] });
  expect(await told('requests')).toEqual({
    number: '1 件，逾期 1 件',
    rows: [expect.stringContaining('沙包')],
  });
  expect(await page.locator('.digest-choice').innerText()).toContain('這一週還沒過完');
  expect(await page.locator('.overdue-chip').innerText()).toContain('逾期 1 件');
  expect(await faultsOf(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.digest-choice').getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8').trim().split('\r\n').map((row) => row.split(',')[0])).toEqual(['項目', '沒答上或答得不好', '最常用到', '逾期未檢視', '快要失效', '草稿', '同仁請求（逾期）']); // prettier-ignore

  // What happened in the week before, when nobody had asked.
  const keys = new KeysAlone(page);
  await keys.task('read the weekly digest of a department', async () => {
    await page.goto(`${hub.url}/console/digest`);
    const chosen = page.getByRole('combobox', { name: '機關' });
    await keys.choose(chosen, department);
    const missed = part('missed').locator('li', { hasText: '證照' });
    await keys.enter(page.getByRole('link', { name: '後一週' }), missed);
    await keys.enter(page.getByRole('link', { name: '前一週' }), page.getByText('這一週沒有漏接的問題。'));
  });
  expect(await part('used').innerText()).toContain('沒有用到');

  // A letter of which nobody knows whether it arrived, whatever day of the week it is.
  const address = 'water@city.example';
  smtp.plan(address, 'grey');
  const field = page.getByLabel('新增收件人的電子郵件');
  await keys.task('put a recipient of the weekly digest on the list', async () => {
    await keys.goTo(field);
    await keys.type('water@city');
    await keys.act('Enter', page.getByText('這不像電子郵件'));
    await keys.type('.example');
    await keys.act('Enter', page.locator('.digest-recipient', { hasText: address }));
  });
  const week = lastWeekAt(Date.now()).monday;
  const _id = mailIdOf(week, department, address);
  const letter = { to: address, subject: '再寄一次的摘要', text: 'x', html: 'x' };
  const now = new Date();
  const unclear = { week, department, address, state: 'unclear', fault: { code: 'cut' }, letter, at: now, dueAt: now, until: new Date(Date.now() + 86_400_000), attempts: 1, fence: 99, isBegun: true }; // prettier-ignore
  await hub.database.connection
    .collection('mail_outbox')
    .replaceOne({ _id: _id as never }, unclear, { upsert: true });
  await page.reload();
  const recipient = page.locator('.digest-recipient', { hasText: address });
  await recipient.getByText('不確定有沒有寄到').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  smtp.plan(address, 'take');
  await page.getByRole('button', { name: `再寄送一次給 ${address}` }).click();
  await recipient.getByText('已寄出').waitFor({ timeout: 60_000 });
  expect(smtp.to(address).map(({ messageId }) => messageId)).toEqual([`<${_id}@city.example>`]);

  const phone = await windows.signedIn(CHEN, { theme: 'dark', language: 'en', widthPx: 360, heightPx: 740 });
  await phone.goto(page.url());
  await phone.getByText('Nothing was missed that week.').waitFor();
  await phone.locator('.digest-recipient', { hasText: 'mailed' }).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await phone.getByRole('button', { name: `Remove recipient ${address}` }).click();
  await phone.getByText('No recipients yet.').waitFor();
  const kept = await hub.database.connection.collection('audit').distinct('action');
  expect(kept).toEqual(expect.arrayContaining(['digest-recipients-kept', 'digest-sent-again']));
});
