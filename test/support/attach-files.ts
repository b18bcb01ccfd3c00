// A picture and a file put into the open card of an article: from the machine by the keyboard, and by a drop.

import type { Locator, Page } from 'playwright-core';

import { faultsOf } from './axe-faults.js';
import { FILES } from './fake-files.js';

const choose = async (
  page: Page,
  button: Locator,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await button.press('Enter');
  await (await chooser).setFiles(file);
};

/** Another article named as related, by the keyboard; taken out again and put back. */
export async function relate(page: Page, words: string): Promise<void> {
  const field = page.getByRole('group', { name: '相關文章' });
  await field.getByLabel('找文章加進來').focus();
  await page.keyboard.type(words);
  const found = field.getByRole('button', { name: /^＋ / }).first();
  await found.waitFor();
  await found.press('Enter');
  await field.getByRole('button', { name: /^拿掉「/ }).press('Enter');
  await field.getByRole('listitem').first().waitFor({ state: 'detached' });
  await field.getByLabel('找文章加進來').fill(words);
  await found.press('Enter');
  await field.getByRole('button', { name: /^拿掉「/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

export async function attachFiles(page: Page): Promise<void> {
  // A picture says what is to be seen before it may go live.
  await page.getByRole('button', { name: '＋ 圖片' }).first().click();
  const picture = page.locator('.card-part[data-part=image]');
  await choose(page, picture.getByRole('button', { name: '上傳圖片' }), {
    name: 'tower.png',
    mimeType: 'image/png',
    buffer: FILES.png,
  });
  await picture.locator('.card-faults', { hasText: '圖片說明' }).waitFor();
  await picture.getByLabel('圖片說明').fill('市政大樓正門');
  await picture.locator('.card-faults').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '＋ 附件' }).first().click();
  const attached = page.locator('.card-part[data-part=files]');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('上傳附件');
  await choose(page, attached.getByRole('button', { name: '上傳附件' }), {
    name: 'page.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html></html>'),
  });
  await attached.getByRole('alert').filter({ hasText: '另存成 ODF 或 PDF' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.evaluate(`(() => { const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.7 dropped'], '申請書.pdf'));
    document.querySelector('[data-part=files] .upload-box').dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    ); })()`);
  await attached.getByLabel('檔案名稱').waitFor();
  expect(await attached.getByLabel('檔案名稱').inputValue()).toBe('申請書');
  expect(await attached.getByRole('alert').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
}
