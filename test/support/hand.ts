// A hand on the keyboard and no other: presses, types, walks by Tab, and counts. The page itself says whether a pointer was ever used.

import type { Page } from 'playwright-core';

import { CountedKeys, type KeyCount } from './counted-keys.js';
import { poll } from './poll.js';

/** So far apart two things on one screen may lie. */
const MOST_TABS = 60;

/** The words by which the focused thing is known, and nothing where the focus is nowhere. As text: it runs in the browser. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return '';
  const labels = [...(at.labels ?? [])].map((label) => label.textContent);
  const own = at.matches('a, button, [role=tab], [role=option]') ? at.textContent : '';
  return [at.tagName, at.getAttribute('aria-label') ?? '', ...labels, own].join(' ');
})()`;

export interface Effort extends KeyCount {
  readonly task: string;
}

export class Hand extends CountedKeys {
  readonly #efforts: Effort[];

  private constructor(page: Page, efforts: Effort[]) {
    super(page);
    this.#efforts = efforts;
  }

  /** Before the page is loaded; `efforts` is where what each task took is kept. */
  static async at(page: Page, efforts: Effort[]): Promise<Hand> {
    await page.addInitScript(`
      globalThis.pointed = [];
      for (const name of ['pointerdown', 'mousedown', 'touchstart'])
        addEventListener(name, ({ type }) => pointed.push(type), true);
    `);
    return new Hand(page, efforts);
  }

  /** Goes on by Tab until what has the focus is known by these words. */
  async walkTo(words: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let n = 0; n <= MOST_TABS; n += 1) {
      if ((await this.focused()).includes(words)) return;
      await this.press(key);
    }
    throw new Error(`No "${words}" within ${MOST_TABS} of ${key}; at last: ${await this.focused()}`);
  }

  focused(): Promise<string> {
    return this.page.evaluate<string>(FOCUSED);
  }

  /** Until the focus is in what the selector names. */
  async stands(selector: string): Promise<void> {
    await poll(`the focus in ${selector}`, () =>
      this.page.evaluate<boolean>(`document.activeElement?.closest(${JSON.stringify(selector)}) !== null`),
    );
  }

  /** Closes the account of a task. Is the focus lost now, and which events came that only a pointer makes? */
  async done(task: string): Promise<{ readonly isNowhere: boolean; readonly pointed: readonly string[] }> {
    this.#efforts.push({ task, ...this.takeCount() });
    const pointed = await this.page.evaluate<readonly string[]>('pointed');
    return { isNowhere: (await this.focused()) === '', pointed };
  }
}
