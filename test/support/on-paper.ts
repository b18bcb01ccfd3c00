// A page as it is printed, from a screen that is dark: what of it nobody could read on white paper, or has no use there.

import type { Page } from 'playwright-core';

/** In the browser: light words, large dark grounds, parts that are cut off, and buttons but for those that hold what is read. As text: it runs there. */
const FAULTS = `(() => {
  const rgba = (text) => (text.match(/[\\d.]+/g) ?? ['0', '0', '0', '0']).map(Number);
  const light = ([r, g, b]) => [r, g, b].reduce((sum, part, at) => {
    const share = part / 255;
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    return sum + linear * [0.2126, 0.7152, 0.0722][at];
  }, 0);
  const PRESSED = 'button:not(.handoff-head, .picture), [role=button], nav';
  const faults = [];
  const page = document.documentElement.getBoundingClientRect();
  for (const each of document.body.querySelectorAll('*')) {
    if (!each.checkVisibility() || each.closest('.hidden-text') !== null) continue;
    const { color, backgroundColor, overflowY } = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const name = each.tagName + '.' + each.className;
    const ground = rgba(backgroundColor);
    const isDark = (ground[3] ?? 1) > 0.5 && light(ground) < 0.3;
    if (isDark && box.width > page.width / 2 && box.height > 60) faults.push('dark: ' + name);
    const says = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (says && 1.05 / (light(rgba(color)) + 0.05) < 3) faults.push('pale: ' + name + ' ' + each.textContent.slice(0, 20));
    if (each.matches(PRESSED) && box.height > 0) faults.push('of no use: ' + name);
    if (overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 4 && each.clientHeight > 40)
      faults.push('cut off: ' + name);
  }
  return faults;
})()`;

/** Leaves the page as it is on paper. */
export async function faultsOnPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  return page.evaluate<string[]>(FAULTS);
}
