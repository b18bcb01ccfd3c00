// An editor's tasks at one article and its list, by keyboard alone: written, tried, given to review, live, edited, brought back, put
// away. Begins at the list.

import type { Locator, Page } from 'playwright-core';

import { KeysAlone } from './keys-alone.js';

export class EditorsKeys {
  readonly #page: Page;
  readonly #keys: KeysAlone;
  readonly #saved: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#keys = new KeysAlone(page);
    this.#saved = page.locator('.save-line[data-saving=saved]');
  }

  /** A new article with all that it may have, tried beside its text. */
  async write(): Promise<void> {
    await this.#keys.task('write a new article', async () => {
      await this.#keys.enter(
        this.#page.getByRole('link', { name: '新增文章' }),
        this.#page.locator('.article-form'),
      );
      await this.#keys.goTo(this.#page.getByLabel('問題', { exact: true }));
      await this.#keys.type('共享單車停在哪裡？');
      await this.#keys.press('Tab');
      await this.#keys.type('各捷運站出口都有停車柱。');
      await this.#saved.waitFor();
    });
    await this.#keys.task('add a variant and a test question', async () => {
      await this.#keys.goTo(this.#page.getByLabel('相似問題'));
      await this.#keys.type('腳踏車租借站');
      await this.#keys.press('Enter');
      await this.#keys.type('公共自行車在哪借');
      await this.#keys.press('Tab');
      await this.#keys.type('單車要停哪');
    });
    await this.#keys.task('put a card button', async () => {
      const fold = this.#page.locator('summary', { hasText: '卡片：' });
      await this.#keys.enter(fold, this.#button('＋ 按鈕').first());
      await this.#keys.enter(
        this.#button('＋ 按鈕').first(),
        this.#page.locator('.card-part[data-part=buttons] input').first(),
      );
      await this.#keys.type('站點地圖');
      await this.#keys.press('Tab');
      await this.#keys.type('https://www.gov.tw/');
      await this.#page.locator('.article-side', { hasText: '站點地圖' }).waitFor();
    });
    await this.#keys.task('try a question beside the text and keep it as a test', async () => {
      await this.#otherSide(this.#button('發布與預覽'));
      await this.#keys.enter(this.#button('試問機器人'), this.#page.locator('#try-question'));
      await this.#keys.goTo(this.#page.locator('#try-question'));
      await this.#keys.type('哪裡可以借單車');
      await this.#keys.act('Enter', this.#page.locator('.try-summary'));
      await this.#keys.enter(
        this.#button('存起來'),
        this.#page.locator('.try-saved', { hasText: '已加到這一篇' }),
      );
    });
  }

  /** Through review. */
  async publish(): Promise<void> {
    await this.#keys.task('ask for review and publish', async () => {
      await this.#keys.enter(this.#button('發布與預覽'), this.#page.locator('#article-why'), {
        isBehind: true,
      });
      await this.#keys.goTo(this.#page.locator('#article-why'));
      await this.#keys.type('新服務上線');
      await this.#keys.enter(
        this.#button('送審'),
        this.#page.locator('.article-publish', { hasText: '等待' }),
      );
      await this.#keys.enter(this.#page.locator('.article-publish .button.primary'), this.#past('第 1 版'));
    });
  }

  /** The answer, as it is there after the page was loaded anew; live as version 2. */
  async edit(): Promise<string> {
    const answer = this.#page.getByRole('textbox', { name: '答案', exact: true });
    let kept = '';
    await this.#keys.task('edit, and have it saved', async () => {
      await this.#otherSide(this.#page.locator('.article-form :focus'));
      await this.#keys.goTo(answer, { isBehind: true });
      await this.#keys.press('Control+End');
      await this.#keys.type('前三十分鐘免費。');
      await this.#saved.waitFor();
      await this.#page.reload();
      await this.#page.locator('.article-form').waitFor();
      kept = await answer.inputValue();
      await this.#otherSide(this.#button('發布與預覽'));
      await this.#keys.enter(this.#button('立即發布'), this.#past('第 2 版'));
    });
    return kept;
  }

  /** To version 1. */
  async rollBack(): Promise<void> {
    await this.#keys.task('roll a version back', async () => {
      await this.#keys.enter(
        this.#past('第 1 版').getByRole('button', { name: '回復這一版' }),
        this.#button('確定回復第 1 版'),
      );
      await this.#keys.act('Enter', this.#past('第 3 版'));
    });
  }

  /** Two of a filtered list, and back again. */
  async putAway(): Promise<void> {
    await this.#keys.task('find and filter the list, put several away and take that back', async () => {
      await this.#keys.enter(
        this.#page.locator('.article-back'),
        this.#page.locator('.article-row').first(),
        { isBehind: true },
      );
      await this.#keys.goTo(this.#page.getByRole('searchbox'));
      await this.#keys.type('哪裡');
      await this.#page.locator('mark', { hasText: '哪裡' }).first().waitFor();
      await this.#keys.enter(
        this.#button(/^已發布/),
        this.#page.locator('.state-chip[aria-pressed=true]', { hasText: '已發布' }),
      );
      const boxes = this.#page.getByRole('checkbox', { name: /^選取〈/ });
      for (const at of [0, 1]) {
        await this.#keys.goTo(boxes.nth(at));
        await this.#keys.press('Space');
      }
      await this.#keys.enter(
        this.#button('下架（2）'),
        this.#page.locator('.articles-done', { hasText: '已下架 2 篇' }),
        {
          isBehind: true,
        },
      );
      await this.#keys.enter(this.#button('復原'), this.#page.locator('.notice', { hasText: '復原' }));
      await this.#page.locator('.article-row').nth(1).waitFor();
    });
  }

  /** By the key between text and side. */
  async #otherSide(arrival: Locator): Promise<void> {
    await this.#keys.press('Alt+KeyA');
    await arrival.and(this.#page.locator(':focus')).waitFor();
  }

  #button(name: string | RegExp): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  #past(words: string): Locator {
    return this.#page.locator('.past-version', { hasText: words });
  }
}
