// A page whose line to the hub can be cut: it still loads, and nothing else comes through. And what such a page keeps meanwhile.

import type { Browser, Page, WebSocketRoute } from 'playwright-core';

export interface PageOnLine {
  readonly page: Page;
  readonly cutOff: () => Promise<void>;
  readonly comeBack: () => void;
}

/** `blocked`: what this browser keeps from its pages. */
export async function openOnLine(browser: Browser, url: string, blocked?: string): Promise<PageOnLine> {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  if (blocked !== undefined) await block(page, blocked);
  const line = { isCut: false, open: [] as WebSocketRoute[] };
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (line.isCut) void socket.close();
    else {
      socket.connectToServer();
      line.open.push(socket);
    }
  });
  await page.route(/socket\.io|visitor\/files/, (route) => (line.isCut ? route.abort() : route.fallback()));
  await page.goto(url);
  return {
    page,
    async cutOff() {
      line.isCut = true;
      for (const socket of line.open) await socket.close();
    },
    comeBack() {
      line.isCut = false;
    },
  };
}

/** Strict settings: whoever asks for it is refused. */
export async function block(page: Page, storage: string): Promise<void> {
  await page.addInitScript((name) => {
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new Error('blocked');
      },
    });
  }, storage);
}

/** Files that the widget keeps in this browser until they are sent. */
export const countKeptFiles = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    indexedDB.open('yima-chat').onsuccess = ({ target: { result: database } }) => {
      database.transaction('files').objectStore('files').count().onsuccess = ({ target: { result } }) => {
        database.close();
        resolve(result);
      };
    };
  })`);
