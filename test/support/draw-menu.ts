// `npm run menu:draw`: the picture of LINE's rich menu, drawn by the packaged browser from the fields that the set-up command asks for.

import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { MENU_SIZE } from '../../src/channels/line/line-setup.js';
import { readMenuImage } from '../../src/cli/channel-setup/read-menu-image.js';
import { openBrowser } from './browser.js';

const FILE = path.resolve('knowledge-base/menu/line-menu.png');
const FONTS = path.resolve('node_modules/@fontsource-variable/noto-sans-tc');

const ICONS = {
  ask: '<path d="M4 5h24v17H14l-6 6v-6H4z"/><path d="M11 11h10M11 16h7"/>',
  person: '<circle cx="16" cy="10" r="6"/><path d="M4 29c1-8 6-11 12-11s11 3 12 11z"/>',
  call: '<path d="M7 4l5 1 2 7-4 3c1 3 4 6 7 7l3-4 7 2 1 5c-1 3-4 4-7 4C11 28 4 20 3 11c0-3 1-6 4-7z"/>',
} as const;

const FIELDS = [
  { icon: ICONS.ask, zh: '我想問問題', en: 'Ask a question', tone: '#0f5e73' },
  { icon: ICONS.person, zh: '轉真人', en: 'Talk to a person', tone: '#14506a' },
  { icon: ICONS.call, zh: '撥打 1999', en: 'Call 1999', tone: '#8a3b12' },
];

const field = ({ icon, zh, en, tone }: (typeof FIELDS)[number]): string => `
  <section style="background:${tone}">
    <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"
      stroke-linecap="round">${icon}</svg>
    <b>${zh}</b><span lang="en">${en}</span>
  </section>`;

const page = `<!doctype html><html lang="zh-Hant"><base href="file://${FONTS}/"><link rel="stylesheet" href="index.css"><style>
  * { margin: 0; box-sizing: border-box }
  body { width: ${MENU_SIZE.width}px; height: ${MENU_SIZE.height}px; display: grid; grid-template-columns: 1fr 1fr 1fr;
    font-family: 'Noto Sans TC Variable', sans-serif; color: #fff }
  section { display: grid; align-content: center; justify-items: center; gap: 28px }
  section + section { border-left: 4px solid #ffffff40 }
  svg { width: 250px; height: 250px; margin-bottom: 24px }
  b { font-size: 128px; font-weight: 700; line-height: 1.1; letter-spacing: 4px }
  span { font-size: 64px; line-height: 1.2; opacity: 0.92 }
</style><body>${FIELDS.map(field).join('')}</body></html>`;

const browser = await openBrowser();
try {
  const { width, height } = MENU_SIZE;
  const tab = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  // A page of its own file may load the fonts beside it.
  await tab.goto(`file://${FONTS}/index.css`);
  await tab.setContent(page, { waitUntil: 'load' });
  await tab.evaluate('document.fonts.ready');
  mkdirSync(path.dirname(FILE), { recursive: true });
  await tab.screenshot({ path: FILE });
} finally {
  await browser.close();
}
readMenuImage(readFileSync(FILE));
console.log(`${path.relative('.', FILE)}: ${Math.round(statSync(FILE).size / 1000)} kB`);
