// The public FAQ as a citizen reads it: plain pages in a real Chromium without scripts, and the bytes that they are made of.

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { publish } from '../../src/knowledge/publish.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { faultsOf } from '../support/axe-faults.js';
import { openBrowser } from '../support/browser.js';
import { anArticle } from '../support/knowledge.js';
import { faultsOnPaper } from '../support/on-paper.js';
import { TestHub } from '../support/test-hub.js';

jest.setTimeout(180_000);

const HOSTILE = `<img src=x onerror=alert(1)> "&' </style><script>alert(2)</script>`;
const SKATE = anArticle('滑板/公園?1', {
  title: '滑板公園幾點關門？',
  variants: ['滑板場開到幾點'],
  answer: '滑板公園開到晚上十點。\n下雨天關閉。\n\n詳情見 https://skate.example/open?a=1&b=2。',
  category: '運動',
  department: '示範市體育處',
  english: { question: 'When does the skate park close?', answer: 'At ten in the evening.' },
  card: {
    steps: ['看場地公告', '帶護具'],
    place: { name: '滑板公園', address: '河濱路 1 號', latitude: 25, longitude: 121.5 },
    links: [{ title: '場地公告', url: 'https://skate.example/news' }],
    buttons: [
      { kind: 'say', label: '問護具', text: '護具哪裡借' },
      { kind: 'call', label: '打給場地', phone: '02-2345 6789' },
    ],
  },
});
const OWN = [
  SKATE,
  anArticle('hostile', {
    title: HOSTILE,
    answer: HOSTILE,
    category: HOSTILE,
    department: HOSTILE,
    card: { links: [{ title: HOSTILE, url: 'javascript:alert(3)' }] },
  }),
  anArticle('to-come', {
    title: '飛行船碼頭怎麼預約？',
    answer: '明年起網路預約。',
    validFrom: '2999-01-01',
  }),
];

let hub: TestHub;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  hub = await TestHub.start({
    isBare: true,
    env: { PUBLIC_URL: 'https://city.example', CITY_NAME: '示範市' },
    prepare: async ({ connection }) => {
      const store = createKnowledgeStore(connection);
      const wait = (): Promise<void> => Promise.resolve();
      await publish({ store, clock: () => Date.parse('2026-03-04T20:00:00Z'), wait }, () => ({
        put: OWN.map((content) => ({ content, origin: 'import' as const })),
        end: [],
      }));
    },
  });
  browser = await openBrowser();
  context = await browser.newContext({ javaScriptEnabled: false });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await hub.stop();
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${hub.url}${path}`, { headers });
const textOf = async (path: string): Promise<string> => (await get(path)).text();
const pathOf = (id: string): string => `/faq/${encodeURIComponent(id)}`;

it('is printed without its ways and forms, in black on white, the address of a link beside it', async () => {
  const page = await browser.newPage();
  for (const path of ['/faq', pathOf(SKATE.id)]) {
    await page.goto(`${hub.url}${path}`);
    expect([path, await faultsOnPaper(page)]).toEqual([path, []]);
    for (const gone of ['nav.main', 'form', '.skip'])
      expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
  }
  const link = `document.querySelector('.answer a[href^=http]')`;
  expect(await page.evaluate<string>(`getComputedStyle(${link}, '::after').content`)).toContain(
    'https://skate.example/open',
  );
  expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('h1')).breakAfter`)).toBe(
    'avoid',
  );
  await page.close();
});

it('leads from the front page to an answer, by keyboard and without scripts', async () => {
  const page = await context.newPage();
  await page.goto(`${hub.url}/faq`);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('跳到主要內容');
  expect(await page.locator('.groups h3').allInnerTexts()).toEqual(
    expect.arrayContaining(['市民服務', '運動']),
  );

  await page.getByLabel('您想問什麼？').fill('滑板公園幾點關門');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '這應該是您要找的' }).waitFor();
  expect(await page.locator('.found').innerText()).toContain('滑板公園開到晚上十點。');
  await page.locator('.found h3 a').click();

  expect(await page.locator('h1').innerText()).toBe('滑板公園幾點關門？');
  expect(await page.locator('.answer p').first().innerText()).toBe('滑板公園開到晚上十點。\n下雨天關閉。');
  expect(await page.locator('.answer ol li').allInnerTexts()).toEqual(['看場地公告', '帶護具']);
  expect(await page.locator('.facts').innerText()).toMatch(
    /承辦機關\s示範市體育處\s分類\s運動\s最後更新\s2026-03-05/,
  );
  const links = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.answer a')].map((link) => link.getAttribute('href'))",
  );
  expect(links).toEqual([
    'https://skate.example/open?a=1&b=2',
    expect.stringContaining('google.com/maps'),
    'https://skate.example/news',
    '/faq?q=%E8%AD%B7%E5%85%B7%E5%93%AA%E8%A3%A1%E5%80%9F',
    'tel:0223456789',
  ]);
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    `https://city.example${pathOf(SKATE.id)}`,
  );

  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('.answer').innerText()).toContain('At ten in the evening.');
});

it('asks which is meant, and owns that it does not know', async () => {
  const which = await textOf(`/faq?q=${encodeURIComponent('案件')}`);
  const nothing = await textOf(`/faq?q=${encodeURIComponent('量子糾纏怎麼修理')}`);

  expect(which).toContain('您想問的是哪一項？');
  expect(which).toContain('/faq/case-progress');
  expect(nothing).toContain('沒有找到答案');
  expect(nothing).toContain('href="tel:1999"');
});

it('says in English what is there in English, and says what is not', async () => {
  const front = await textOf('/faq?lang=en');
  const foreign = await textOf('/faq/hostile?lang=en');

  expect(front).toContain('When does the skate park close?');
  expect(front).not.toContain('/faq/hostile');
  expect(foreign).toContain('not available in English yet');
  expect(foreign).toContain('<link rel="canonical" href="https://city.example/faq/hostile" />');
});

it('shows text as text, whatever an article says', async () => {
  const pages = await Promise.all(
    [
      '/faq',
      '/faq/hostile',
      `/faq?category=${encodeURIComponent(HOSTILE)}`,
      `/faq?q=${encodeURIComponent(HOSTILE)}`,
    ].map(textOf),
  );

  for (const page of pages) {
    expect(page).toContain('&#60;img src=x');
    expect(page).not.toMatch(/<script|<img src=x|javascript:/);
  }
});

it('shows nothing that is not in force, and says in words that there is no such page', async () => {
  const toCome = await get('/faq/to-come');
  const found = await textOf(`/faq?q=${encodeURIComponent('飛行船碼頭怎麼預約')}`);
  const others = await Promise.all(
    ['/faq/nothing', '/faq/a/b', '/faq?page=2', '/faq?category=no'].map((path) => get(path)),
  );

  expect(toCome.status).toBe(404);
  expect(await toCome.text()).toContain('找不到這一頁');
  expect(found).not.toContain('明年起網路預約');
  expect(await textOf('/faq')).not.toContain('飛行船');
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

it('says in both languages that an address does not exist, to browsers; to programs in JSON', async () => {
  const kinds = (path: string, accept: string) =>
    context.request.get(`${hub.url}${path}`, { headers: { accept } });
  const page = await context.newPage();
  const answer = await page.goto(`${hub.url}/consolé`);
  const heading = page.getByRole('heading', { level: 1 });
  const [shown, english] = [await heading.textContent(), page.getByRole('heading', { level: 2 })];
  const lang = await page.locator('section').getAttribute('lang');
  const policy = answer?.headers()['content-security-policy'];
  const said = await english.textContent();
  await page.getByRole('link', { name: '回首頁' }).click();
  await page.waitForURL(`${hub.url}/`);
  const programs = [
    await kinds('/abc', '*/*'),
    await kinds('/abc', 'application/json'),
    await kinds('/api/v1/abc', 'text/html'),
  ];

  expect([answer?.status(), shown, said, lang]).toEqual([
    ...[404, '找不到這個網頁', 'There is no such page', 'en'],
  ]);
  expect(policy).toMatch(/^default-src 'none';style-src 'sha256-[^']+';/);
  for (const program of programs) {
    expect(program.status()).toBe(404);
    expect(await program.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  }
  await page.close();
});

it('is asked for anew each time and sent only where it changed', async () => {
  const first = await get(pathOf(SKATE.id));
  const tag = first.headers.get('etag') ?? '';
  // A browser's own request: Node's fetch would ask for a fresh copy by itself.
  const again = await context.request.get(`${hub.url}${pathOf(SKATE.id)}`, {
    headers: { 'If-None-Match': tag },
  });

  expect(first.headers.get('cache-control')).toBe('public, no-cache');
  expect([again.status(), await again.text()]).toEqual([304, '']);
  expect(first.headers.get('content-security-policy')).toMatch(
    /^default-src 'none';style-src 'sha256-[^']+';/,
  );
});

it('turns a flood of searches down in words', async () => {
  const statuses: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const paths = Array.from({ length: 25 }, (_, at) => `/faq?q=${round * 25 + at}`);
    statuses.push(...(await Promise.all(paths.map(async (path) => (await get(path)).status))));
  }
  const refused = await get('/faq?q=1');

  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toContain('查詢次數太多');
  expect((await get('/faq')).status).toBe(200);
});

it.each([
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 320 },
] as const)('is read by axe without a fault: $colorScheme at $width px', async ({ colorScheme, width }) => {
  // The test puts axe into the page, which the page's own policy rightly refuses.
  const window = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
  const page: Page = await window.newPage();
  for (const path of [
    '/faq',
    '/faq?lang=en',
    pathOf(SKATE.id),
    '/faq/hostile?lang=en',
    '/faq/nothing',
    '/faq?category=市民服務',
    '/consolé',
  ]) {
    await page.goto(`${hub.url}${path}`);
    expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
  await window.close();
});
