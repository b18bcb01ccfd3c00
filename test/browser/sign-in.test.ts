// Coming to the desk and leaving it, in a real Chromium on the real hub: locked out, without a role, and at the end of a sign-in.

import type { Browser } from 'playwright-core';

import { openBrowser } from '../support/browser.js';
import { StaffClient } from '../support/staff-client.js';
import { ADMIN_ENV } from '../support/staff-client.js';
import { CHEN, claim, openTalk, PASSWORD, startStaffedHub, WANG, Windows } from '../support/staffed-hub.js';
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
});

describe('the door of the console', () => {
  it('says why after five wrong tries, and until when', async () => {
    const page = await windows.blank();
    await page.goto(`${hub.url}/console/`);
    await page.fill('input[name=email]', 'nobody@city.gov.tw');
    for (let tries = 1; tries <= 6; tries += 1) {
      await page.fill('input[name=password]', `wrong ${tries}`);
      await page.keyboard.press('Enter');
      await page.locator('.button[type=submit]:not([data-pending])').waitFor();
    }

    await page.locator('.refusal', { hasText: '帳號已鎖定到' }).waitFor();
    expect(await page.locator('.refusal').innerText()).toMatch(/\d\d:\d\d/);
  });

  it('says plainly that an account without the role has no desk', async () => {
    const page = await windows.blank();
    await page.goto(`${hub.url}/console/`);
    await page.fill('input[name=email]', CHEN.email);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByText('這個帳號不能值機').waitFor();
    expect(await page.locator('.queue').count()).toBe(0);
  });

  it('lets the first administrator become an agent, rename a colleague and set a password', async () => {
    const page = await windows.blank();
    const signIn = async (email: string, password: string): Promise<void> => {
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', password);
      await page.keyboard.press('Enter');
    };
    const [email, password] = [ADMIN_ENV.ADMIN_EMAIL, ADMIN_ENV.ADMIN_PASSWORD];
    await page.goto(`${hub.url}/console/staff`);
    await signIn(email, password);
    await page.locator('tr', { hasText: CHEN.email }).getByRole('button', { name: /編輯/ }).click();
    await page.locator('.edit-dialog input[name=name]').fill('陳怡君二號');
    // Told in the form: the hub is not asked.
    await page.locator('.edit-dialog input[name=password]').fill('太短了');
    await page.locator('.edit-dialog button[type=submit]').click();
    await page.locator('.edit-dialog').getByText('密碼至少要 12 個字元。').waitFor();
    await page.locator('.edit-dialog input[name=password]').fill('山上的雲慢慢走過秋天的稻田');
    await page.locator('.edit-dialog button[type=submit]').click();
    await page.locator('th', { hasText: '陳怡君二號' }).waitFor();
    await page.locator('tr', { hasText: email }).getByRole('button', { name: /編輯/ }).click();
    await page.locator('.edit-dialog .check', { hasText: '值機' }).click();
    await page.locator('.edit-dialog button[type=submit]').click();
    await page.waitForSelector('input[name=email]');
    await page.goto(`${hub.url}/console/`);
    await signIn(email, password);
    await page.waitForSelector('.queue-panel');

    const chen = new StaffClient(() => hub.url);
    expect((await chen.signIn({ email: CHEN.email, password: PASSWORD })).status).toBe(401);
    expect((await chen.signIn({ email: CHEN.email, password: '山上的雲慢慢走過秋天的稻田' })).status).toBe(
      200,
    );
  });

  it('leads to sign-in, with a word, when the handshake is refused', async () => {
    const { page, line } = await windows.desk(WANG);

    await line.cut();
    await page.context().clearCookies();
    await line.restore();

    await page.getByText('登入已到期，請重新登入').waitFor();
    await page.waitForSelector('input[name=email]:focus');
    expect(await page.locator('.queue').count()).toBe(0);
  });

  it('leads to sign-in when the session has ended behind the screen, and keeps the draft', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('轉真人'));
    const email = 'temp@city.gov.tw';
    const admin = new StaffClient(() => hub.url);
    await admin.signIn();
    const added = await admin.send('POST', '/api/v1/staff', {
      body: { email, name: '臨時人員', roles: ['agent'], password: PASSWORD },
    });
    const { page } = await windows.desk({ email, name: '臨時人員', roles: ['agent'] });
    await openTalk(page);
    await claim(page);
    await page.keyboard.insertText('還沒送出的話');

    const { id } = added.body as { id: string };
    await admin.send('PATCH', `/api/v1/staff/${id}`, { body: { isActive: false } });
    await page.getByText('登入已到期，請重新登入').waitFor();

    const drafts = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(drafts).toContain('還沒送出的話');
  });

  it('warns two minutes before it signs out by itself, and stays when asked to', async () => {
    const page = await windows.blank();
    await page.clock.install();
    await page.goto(`${hub.url}/console/`);
    await page.fill('input[name=email]', WANG.email);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.queue-panel');
    const isEarly = (await page.locator('[role=alertdialog]').count()) > 0;

    // What the page still asks the hub would be answered half an hour later, and count as something done then.
    await page.locator('.availability').waitFor();
    await page.waitForLoadState('networkidle');
    await page.clock.fastForward('28:30');
    await page.locator('[role=alertdialog]', { hasText: '即將自動登出' }).waitFor();
    const warning = await page.locator('[role=alertdialog]').innerText();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alertdialog]', { state: 'detached' });

    expect(isEarly).toBe(false);
    expect(warning).toMatch(/1:[0-3]\d/);
    expect(await page.locator('.queue-panel').count()).toBe(1);
  });
});
