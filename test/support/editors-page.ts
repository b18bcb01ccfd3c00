// An editor's pages in a real Chromium, pressed as a person presses them: a sheet looked at and taken live, an article rewritten and
// brought back, everything out and in again. Reads its numbers off the screen.

import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';

const KINDS = ['added', 'changed', 'same', 'bad'] as const;
/** What the page says a sheet would do. Unit: rows. */
export type Counts = Readonly<Record<(typeof KINDS)[number], number>>;

export class EditorsPage {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = `${url}/console/knowledge`;
  }

  /** Chooses a file on the import page and waits for what it would change. */
  async look(name: string, buffer: Buffer): Promise<Counts> {
    await this.#openImports();
    await this.#page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await this.#page.locator('.count[data-kind=same] dd').waitFor();
    const counts = await Promise.all(KINDS.map(async (kind) => [kind, await this.#count(kind)] as const));
    return Object.fromEntries(counts) as Counts;
  }

  /** Takes what was looked at live, bad rows left out; what the page says it did. */
  async goLive(): Promise<Pick<Counts, 'added' | 'changed'>> {
    await this.#page.locator('.apply-bar .button.primary').click();
    const words = await this.#page.locator('.import-done-title').innerText();
    const [added = Number.NaN, changed = Number.NaN] = (words.match(/\d+/g) ?? []).map(Number);
    return { added, changed };
  }

  /** Places that the page names as doubtful, of a Big5 file. */
  doubts(): Promise<string[]> {
    return this.#page.locator('.import-doubts q').allInnerTexts();
  }

  /** A new answer, live; the version that it is now. */
  async rewrite(id: string, answer: string): Promise<number> {
    const page = this.#page;
    await page.goto(`${this.#url}/${encodeURIComponent(id)}`);
    await page.getByLabel('答案', { exact: true }).fill(answer);
    await page.locator('.save-line[data-saving=saved]').waitFor();
    await page.getByLabel('修改原因').fill('服務台搬家');
    await page.getByRole('button', { name: '立即發布' }).click();
    const words = await page.locator('.past-version', { hasText: '服務台搬家' }).innerText();
    return Number(/第 (\d+) 版/.exec(words)?.[1]);
  }

  /** In the two presses that it takes. */
  async rollBack(version: number): Promise<void> {
    const page = this.#page;
    const past = page.locator('.past-version', { hasText: `第 ${version} 版` }).first();
    await past.getByRole('button', { name: '回復這一版' }).click();
    await past.getByRole('button', { name: `確定回復第 ${version} 版` }).click();
    await page.locator('.past-version', { hasText: `第 ${version + 2} 版` }).waitFor();
  }

  /** The export's rows. */
  async exported(format: 'jsonl'): Promise<Readonly<Record<string, unknown>>[]> {
    const lines = (await this.#download(format)).toString().trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Everything by the page's own link, and the file chosen on the same page again. */
  async outAndIn(format: 'ods' | 'xlsx' | 'csv'): Promise<Counts> {
    return this.look(`all.${format}`, await this.#download(format));
  }

  async #download(format: string): Promise<Buffer> {
    await this.#openImports();
    const [file] = await Promise.all([
      this.#page.waitForEvent('download'),
      this.#page.getByRole('link', { name: `匯出全部文章 ${format.toUpperCase()}` }).click(),
    ]);
    return readFileSync(await file.path());
  }

  async #openImports(): Promise<void> {
    await this.#page.goto(`${this.#url}/import`);
    await this.#page.locator('.drop-zone').waitFor();
  }

  async #count(kind: (typeof KINDS)[number]): Promise<number> {
    const shown = await this.#page.locator(`.count[data-kind=${kind}] dd`).innerText();
    return Number(shown.replaceAll(',', ''));
  }
}
