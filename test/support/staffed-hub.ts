// The real hub with a staff on its list, and browser windows at its desk and on the city's page.

import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';

import { DeskAgent } from './desk-agent.js';
import { ADMIN_ENV, StaffClient } from './staff-client.js';
import { TestHub, type TestHubOptions } from './test-hub.js';

export const PASSWORD = '夏天的風吹過淡水河邊的夜晚';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export const WANG: Person = { email: 'wang@city.gov.tw', name: '王雅婷', roles: ['admin', 'agent'] };
export const LIN: Person = { email: 'lin@city.gov.tw', name: '林志明', roles: ['agent'] };
export const CHEN: Person = { email: 'chen@city.gov.tw', name: '陳怡君', roles: ['editor'] };

/** A hub whose door asks its own sessions, with three colleagues on the list, and more. */
export async function startStaffedHub({
  more = [],
  ...options
}: TestHubOptions & { readonly more?: readonly Person[] } = {}): Promise<TestHub> {
  const hub = await TestHub.start({
    ...options,
    isRealSignIn: true,
    env: { ...ADMIN_ENV, CITY_NAME: '示範市', ...options.env },
  });
  await addStaff(hub, [WANG, LIN, CHEN, ...more]);
  return hub;
}

/** By the administrator of `ADMIN_ENV`, which the hub was started with. */
export async function addStaff(hub: { readonly url: string }, people: readonly Person[]): Promise<void> {
  const admin = new StaffClient(() => hub.url);
  await admin.signIn();
  for (const person of people) {
    const { status, text } = await admin.send('POST', '/api/v1/staff', {
      body: { ...person, password: PASSWORD },
    });
    if (status !== 201) throw new Error(`${person.name} was not added: ${text}`);
  }
}

/** For `afterEach`: what a test left in the queue does not wait in the next one. */
export async function emptyQueue(hub: TestHub): Promise<void> {
  await hub.settled();
  await hub.database.connection
    .collection('conversations')
    .updateMany({}, { $set: { status: 'resolved' }, $unset: { assignee: '', queuedAt: '' } });
}

/** Opens the first talk of the list, by the keyboard. */
export async function openTalk(desk: Page): Promise<void> {
  await desk.waitForSelector('.queue-row');
  await desk.keyboard.press('Alt+KeyJ');
  await desk.waitForSelector('.log');
}

/** Claims the open talk, by the keyboard. */
export async function claim(desk: Page): Promise<void> {
  await desk.keyboard.press('KeyC');
  await desk.waitForSelector('.composer-box:focus');
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Replies rest in the hub before they leave, as they do for people. */
  readonly holdsReplies?: true;
}

/** Windows of a browser at one hub; all are closed together. */
export class Windows {
  readonly #browser: Browser;
  readonly #hub: { readonly url: string };
  readonly #open: BrowserContext[] = [];
  readonly #cookies = new Map<string, string>();

  constructor(browser: Browser, hub: { readonly url: string }) {
    this.#browser = browser;
    this.#hub = hub;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((context) => context.close()));
  }

  /** An empty window in this dress. */
  async blank(look: Look = {}): Promise<Page> {
    const { theme = 'light', language = 'zh', widthPx = 1280, heightPx = 800, holdsReplies } = look;
    const context = await this.#browser.newContext({
      viewport: { width: widthPx, height: heightPx },
      colorScheme: theme,
      locale: language === 'zh' ? 'zh-TW' : 'en-GB',
      // Tests put axe into the page, which the page's own policy rightly refuses.
      bypassCSP: true,
    });
    this.#open.push(context);
    await context.addInitScript(`localStorage.setItem('yima.console.language', '${language}')`);
    if (holdsReplies === undefined)
      await context.addInitScript(`localStorage.setItem('yima.console.send.hold', '0')`);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  }

  /** A window of somebody who has signed in, at no page yet. */
  async signedIn({ email }: Person, look: Look = {}): Promise<Page> {
    const page = await this.blank(look);
    await page.context().addCookies([await this.#cookieOf(email)]);
    return page;
  }

  /** The desk of somebody who has signed in; `line` is there to be cut. */
  async desk(person: Person, look: Look = {}): Promise<{ page: Page; line: BreakableLine }> {
    const page = await this.signedIn(person, look);
    const line = await breakableLine(page);
    await page.goto(`${this.#hub.url}/console/`);
    await page.waitForSelector('.queue-panel');
    return { page, line };
  }

  /** A colleague at another desk, without a window. */
  async socketOf({ email, name }: Person): Promise<DeskAgent> {
    const cookie = await this.#cookieOf(email);
    const identity = { id: email, name, roles: ['agent' as const] };
    return DeskAgent.connect(this.#hub.url, identity, `${cookie.name}=${cookie.value}`);
  }

  /** A citizen on the city's page with the chat open. */
  async citizen(look: Look = {}): Promise<Page> {
    const page = await this.blank(look);
    await page.goto(this.#hub.url);
    await page.locator('.launcher').click();
    await page.locator('.welcome').waitFor();
    if (look.language === 'en') await page.getByRole('button', { name: /English/ }).click();
    return page;
  }

  /** Signed in over HTTP, once per person: signing in is slow on purpose. */
  async #cookieOf(email: string): Promise<{ name: string; value: string; url: string }> {
    const known = this.#cookies.get(email) ?? (await signedInCookie(this.#hub, email));
    this.#cookies.set(email, known);
    const at = known.indexOf('=');
    return { name: known.slice(0, at), value: known.slice(at + 1), url: this.#hub.url };
  }
}

async function signedInCookie(hub: { readonly url: string }, email: string): Promise<string> {
  const client = new StaffClient(() => hub.url);
  const { status } = await client.signIn({ email, password: PASSWORD });
  if (client.cookie === undefined) throw new Error(`${email} could not sign in: ${status}`);
  return client.cookie;
}

export interface BreakableLine {
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
}

/** Call before the page is loaded: afterwards its sockets can be cut, as a lost network does. */
async function breakableLine(page: Page): Promise<BreakableLine> {
  const lines = { isCut: false, open: [] as WebSocketRoute[] };
  await page.routeWebSocket(/socket\.io/, (line) => {
    if (lines.isCut) {
      void line.close();
      return;
    }
    line.connectToServer();
    lines.open.push(line);
  });
  return {
    cut: async () => {
      lines.isCut = true;
      await page.context().setOffline(true);
      for (const line of lines.open.splice(0)) await line.close();
    },
    restore: async () => {
      lines.isCut = false;
      await page.context().setOffline(false);
    },
  };
}

/** Says something in the citizen's window. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Enter');
}

/** Presses Enter as an input method does while it composes `text`; nothing is committed yet. */
export async function composeThenEnter(
  page: Page,
  text: string,
): Promise<{ commit: (words: string) => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  const end = text.length;
  await devtools.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await page.keyboard.press('Enter');
  return {
    commit: async (words) => {
      await devtools.send('Input.insertText', { text: words });
    },
  };
}
