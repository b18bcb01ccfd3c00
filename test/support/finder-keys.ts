// What is taken from the search over everything, by the keyboard alone: Ctrl+K, a few letters, Enter.

import { faultsOf } from './axe-faults.js';
import type { Hand } from './hand.js';
import { poll } from './poll.js';
import { composeThenEnter } from './staffed-hub.js';

async function open(hand: Hand): Promise<void> {
  await hand.press('Control+KeyK');
  await hand.stands('.commands');
}

const boxOf = ({ page }: Hand) => page.locator('.composer-box[data-talk]');

/** An article goes into the reply of the open talk; what an input method still composes takes nothing. */
export async function takeText(hand: Hand): Promise<void> {
  const { page } = hand;
  await open(hand);
  const composed = await composeThenEnter(page, '補ㄓㄨˋ');
  await page.locator('.commands').waitFor();
  await composed.commit('補助');
  await page.locator('.found-group', { hasText: '知識文章' }).locator('.found').first().waitFor();
  const chosen = page.locator('.found[aria-selected=true]');
  for (let at = 0; at < 20 && !(await chosen.innerText()).includes('放進回覆'); at += 1)
    await hand.press('ArrowDown');
  await hand.press('Enter');
  await hand.stands('.composer-box');
  await poll('the text that was taken', async () => (await boxOf(hand).inputValue()) !== '');
  await hand.press('Control+KeyA', 'Delete');
}

/** The open talk goes to them, or a note names them. */
export async function takeColleague(hand: Hand, name: string): Promise<void> {
  const { page } = hand;
  await open(hand);
  await hand.type(`轉接給 ${name}`);
  await hand.press('Enter');
  await page.locator('.target[data-selected]', { hasText: name }).waitFor();
  await hand.press('Escape');
  await page.locator('.transfer').waitFor({ state: 'detached' });
  await open(hand);
  await hand.type(`提到 ${name}`);
  await hand.press('Enter');
  await page.locator('.composer[data-mode=note]').waitFor();
  await poll('the name', async () => (await boxOf(hand).inputValue()).includes(`@${name}`));
  await hand.press('Control+KeyA', 'Delete', 'Alt+KeyL');
  await page.locator('.composer[data-mode=reply]').waitFor();
}

/** The console turns dark, and as the system says again; what was taken last stands first. */
export async function takeSetting(hand: Hand): Promise<void> {
  const { page } = hand;
  await open(hand);
  await hand.type('深色');
  await hand.press('Enter');
  await page.locator('html[data-theme=dark]').waitFor();
  await open(hand);
  await page.locator('#found-0', { hasText: '深色' }).waitFor();
  await hand.type('跟隨系統');
  await hand.press('Enter');
  await page.locator('html[data-theme=system]').waitFor();
  // The focus comes back once the search is gone.
  await page.locator('.commands').waitFor({ state: 'detached' });
  await hand.stands('.composer-box');
}

/** A talk that only the hub knows of is opened; before, what nobody has is looked for. */
export async function takeTalk(hand: Hand, name: string): Promise<void> {
  const { page } = hand;
  await open(hand);
  await hand.type('沒有這種東西');
  await page.locator('.finder-foot', { hasText: '找不到「沒有這種東西」' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await hand.press('Control+KeyA');
  await hand.type(name);
  await page.locator('.found[aria-selected=true]', { hasText: name }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await hand.press('Enter');
  await page.locator('.log').waitFor();
  await page.locator('.thread-head', { hasText: name }).waitFor();
}
