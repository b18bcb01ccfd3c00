// What supervisors and administrators do beside the desk, by the keyboard alone; after each press the focus is somewhere.

import type { KeysAlone } from './keys-alone.js';
import { poll } from './poll.js';

/** What had the focus is gone: the focus is near, not at the beginning of the page. */
const staysNear = ({ page }: KeysAlone, place: string): Promise<unknown> =>
  poll(`the focus in ${place}`, () =>
    page.evaluate<boolean>(`document.activeElement?.closest(${JSON.stringify(place)}) != null`),
  );

/** Nobody serves from now on, and then somebody does again. */
export async function closesAndOpens(keys: KeysAlone): Promise<void> {
  const { page } = keys;
  await page.locator('.month').first().waitFor();
  const running = page.locator('.closure[data-state=running]');
  await keys.enter(page.getByRole('button', { name: '公布停止服務' }), running);
  await keys.goTo(running.getByRole('button', { name: '提前恢復服務' }));
  await keys.act('Enter', running, 'detached');
  await staysNear(keys, 'section');
}

/** A team is made and retired. */
export async function makesATeam(keys: KeysAlone): Promise<void> {
  const { page } = keys;
  const dialog = page.locator('.team-dialog');
  await keys.enter(page.getByRole('button', { name: '新增組別' }), dialog);
  await keys.goTo(dialog.getByLabel('組名（中文）'));
  await keys.type('路燈組');
  await keys.press('Tab');
  await keys.type('Street lights');
  await keys.goTo(dialog.getByRole('button', { name: '儲存' }));
  await keys.act('Enter', dialog, 'detached');
  const card = page.locator('.team-card', { hasText: '路燈組' });
  await card.waitFor();
  await keys.enter(
    page.getByRole('button', { name: '停用組別 路燈組' }),
    page.locator('.team-card[data-retired=true]'),
  );
}

/** A notice for every channel is drafted on the wall, and thrown away. */
export async function draftsANotice(keys: KeysAlone): Promise<void> {
  const { page } = keys;
  const dialog = page.locator('.banner-dialog');
  await keys.enter(page.getByRole('button', { name: '起草公告' }), dialog);
  await keys.goTo(dialog.locator('textarea').first());
  await keys.type('颱風假，市政大樓停止洽公。');
  await keys.goTo(dialog.getByRole('button', { name: '存成草稿' }));
  await keys.act('Enter', dialog, 'detached');
  const draft = page.locator('.banner-item', { hasText: '停止洽公' });
  await draft.waitFor();
  await keys.goTo(draft.getByRole('button').last());
  await keys.act('Enter', draft, 'detached');
  await staysNear(keys, '[aria-labelledby=wall-banners], #wall-banners');
}

/** A colleague is locked out and let in again. */
export async function locksAndUnlocks(keys: KeysAlone, name: string): Promise<void> {
  const { page } = keys;
  await page.locator('.table').waitFor();
  await keys.enter(
    page.getByRole('button', { name: `停用 ${name}` }),
    page.getByRole('button', { name: `啟用 ${name}` }),
  );
  await keys.enter(
    page.getByRole('button', { name: `啟用 ${name}` }),
    page.getByRole('button', { name: `停用 ${name}` }),
  );
}

/** An account is asked whether it works. */
export async function checksAnAccount(keys: KeysAlone): Promise<void> {
  const { page } = keys;
  await page
    .getByRole('button', { name: /^檢查帳號/ })
    .first()
    .waitFor();
  await keys.enter(
    page.getByRole('button', { name: /^檢查帳號/ }).first(),
    page.locator('.findings').first(),
  );
}

/** A key is given another one, and the old ones come back. */
export async function changesAKey(keys: KeysAlone): Promise<void> {
  const { page } = keys;
  const dialog = page.locator('.keys-dialog');
  await keys.act('Shift+Slash', dialog);
  const button = dialog.locator('.key-button').nth(1);
  await keys.goTo(button);
  await keys.press('Enter', 'Alt+KeyQ');
  await button.getByText('Alt+Q').waitFor();
  await keys.keepsPlace();
  await keys.enter(dialog.getByRole('button', { name: '全部還原' }), button.getByText('Alt+J'));
  await keys.act('Escape', dialog, 'detached');
}
