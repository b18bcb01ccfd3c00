// A keyboard that counts: how many keys a task takes shows in the output.

import type { Page } from 'playwright-core';

/** Words are counted by themselves: how many they are is not the screen's doing. */
export interface KeyCount {
  readonly keys: number;
  readonly characters: number;
}

export class CountedKeys {
  readonly page: Page;
  #keys = 0;
  #characters = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...chords: readonly string[]): Promise<void> {
    for (const chord of chords) {
      this.#keys += 1;
      await this.page.keyboard.press(chord);
    }
  }

  async type(words: string): Promise<void> {
    this.#characters += Array.from(words).length;
    await this.page.keyboard.type(words);
  }

  /** Since it was last asked. */
  takeCount(): KeyCount {
    const count = { keys: this.#keys, characters: this.#characters };
    this.#keys = 0;
    this.#characters = 0;
    return count;
  }
}
