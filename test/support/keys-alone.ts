// A person who has no mouse: every control is come to by the Tab key and pressed by a key, and after each act the focus is somewhere.
// Keys are counted, so that a longer way shows in the output.

import type { Locator } from 'playwright-core';

import { CountedKeys } from './counted-keys.js';
import { poll } from './poll.js';

/** No page of the console has more stops. Unit: presses. */
const MOST_TABS = 300;

export class KeysAlone extends CountedKeys {
  /** One task of an editor; what it took goes to the output. */
  async task(name: string, work: () => Promise<void>): Promise<void> {
    this.takeCount();
    await work();
    process.stdout.write(`by keyboard: ${JSON.stringify({ task: name, ...this.takeCount() })}\n`);
  }

  /** By Tab, or by Shift and Tab where it lies behind. */
  async goTo(target: Locator, { isBehind = false } = {}): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      if (await hasFocus(target)) return;
      await this.press(isBehind ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${target.toString()}`);
  }

  /** One of a list's choices, by the arrows. */
  async choose(list: Locator, choice: string): Promise<void> {
    await this.goTo(list);
    const names = await list.locator('option').allInnerTexts();
    const at = await list.evaluate((box: { readonly selectedIndex: number }) => box.selectedIndex);
    const steps = names.indexOf(choice) - at;
    for (let step = 0; step < Math.abs(steps); step += 1)
      await this.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  }

  /** Presses where the focus is; what is waited for comes, and the focus is not lost. */
  async act(key: string, outcome: Locator, state: 'visible' | 'detached' = 'visible'): Promise<void> {
    await this.press(key);
    await outcome.waitFor({ state });
    await this.keepsPlace();
  }

  /** Goes there and presses Enter. */
  async enter(target: Locator, outcome: Locator, way: { readonly isBehind?: boolean } = {}): Promise<void> {
    await this.goTo(target, way);
    await this.act('Enter', outcome);
  }

  /** The focus is at some place of the page. */
  async keepsPlace(): Promise<void> {
    await poll('the focus to be somewhere', () =>
      this.page.evaluate<boolean>(
        'document.activeElement !== null && document.activeElement !== document.body',
      ),
    );
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate(
    (element: { readonly ownerDocument: { readonly activeElement: unknown } }) =>
      element.ownerDocument.activeElement === element,
  );
