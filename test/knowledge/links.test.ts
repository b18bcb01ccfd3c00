// The watch over the pages that articles name: a real web server of our own, the real store, a clock that we turn.

import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Article } from '../../src/domain/article.js';
import { linksOf } from '../../src/knowledge/links/article-links.js';
import { createAskLink, type AskLink } from '../../src/knowledge/links/ask-link.js';
import { createLinkWatch } from '../../src/knowledge/links/link-watch.js';
import { createLinkStore } from '../../src/storage/link-store.js';
import { testDatabase } from '../support/engine.js';
import { anArticle } from '../support/knowledge.js';

const HOUR_MS = 3_600_000;
/** Taipei: noon. */
const NOON_MS = Date.UTC(2026, 10, 22, 4);
const NEVER = new AbortController().signal;

describe('the links of an article', () => {
  it('are those of text, card and English, each once and as it is asked for', () => {
    const content = anArticle('a', {
      answer:
        '詳見（https://a.example/x#top）、https://a.example/x，或 http://b.example/查詢?q=1。見 https:// 說明',
      card: {
        image: { url: '/images/map.png', alt: '地圖' },
        links: [{ title: '表單', url: 'https://c.example/form' }],
        buttons: [
          { kind: 'link', label: '申請', url: 'https://d.example/' },
          { kind: 'call', label: '打電話', phone: '1999' },
        ],
      },
      english: { question: 'Where?', answer: 'See https://e.example/en.' },
    });

    expect(linksOf(content)).toEqual([
      'https://a.example/x',
      'http://b.example/%E6%9F%A5%E8%A9%A2?q=1',
      'https://e.example/en',
      'https://c.example/form',
      'https://d.example/',
    ]);
  });
});

describe('a page that is asked for', () => {
  const site = startSite({
    '/ok': (response) => response.end('here'),
    '/gone': (response) => response.writeHead(404).end(),
    '/over': (response) => response.writeHead(410).end(),
    '/broken': (response) => response.writeHead(503).end(),
    '/members': (response) => response.writeHead(403).end(),
    '/moved': (response) => response.writeHead(301, { location: '/gone' }).end(),
    '/new': (response) => response.writeHead(302, { location: '/ok' }).end(),
    '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
    '/app': (response) => response.writeHead(302, { location: 'line://app' }).end(),
    '/cut': (response) => response.destroy(),
    '/still': () => undefined,
  });
  const ask = createAskLink({ isPublicOnly: false, patienceMs: 500 });

  it.each([
    ['/ok', { kind: 'alive' }],
    ['/gone', { kind: 'gone', status: 404 }],
    ['/over', { kind: 'gone', status: 410 }],
    ['/broken', { kind: 'silent', reason: '503' }],
    ['/members', { kind: 'alive' }],
    ['/moved', { kind: 'gone', status: 404 }],
    ['/new', { kind: 'alive' }],
    ['/round', { kind: 'alive' }],
    ['/app', { kind: 'alive' }],
    ['/cut', { kind: 'silent', reason: 'ECONNRESET' }],
    ['/still', { kind: 'silent', reason: 'timeout' }],
  ])('at %s is %j', async (path, answer) => {
    expect(await ask(site() + path, NEVER)).toEqual(answer);
  });

  it('is there where only its encryption is not to our taste', async () => {
    expect(await ask(`${site().replace('http:', 'https:')}/ok`, NEVER)).toEqual({ kind: 'alive' });
  });

  it('is not asked for inside our own network, nor after a redirect into it', async () => {
    const outside = createAskLink({ isPublicOnly: true, patienceMs: 500 });

    expect(await outside(`${site()}/ok`, NEVER)).toEqual({ kind: 'unknown' });
    expect(await outside(`${site().replace('127.0.0.1', 'localhost')}/ok`, NEVER)).toEqual({
      kind: 'unknown',
    });
  });

  it('ends at once when the hub does', async () => {
    const patient = createAskLink({ isPublicOnly: false, patienceMs: 600_000 });
    const ending = new AbortController();
    const asked = patient(`${site()}/still`, ending.signal);

    ending.abort();

    await expect(asked).resolves.toBeDefined();
  });
});

describe('the watch over links', () => {
  const database = testDatabase();
  let nowMs = NOON_MS;
  let asked: string[] = [];
  let state: Readonly<Record<string, 'alive' | 'gone' | 'silent'>> = {};
  const answers = { alive: { kind: 'alive' }, gone: { kind: 'gone', status: 404 } } as const;
  const ask: AskLink = (url) => {
    asked.push(url);
    const now = state[url] ?? 'alive';
    return Promise.resolve(now === 'silent' ? { kind: 'silent', reason: 'ENOTFOUND' } : answers[now]);
  };
  let articles: readonly Article[] = [];
  let revision = 1;
  const live = {
    current: () => ({ revision, articles: new Map(articles.map((each) => [each.id, each])) }) as never,
  };
  const open = () =>
    createLinkWatch({
      live,
      store: createLinkStore(database().connection),
      ask,
      clock: () => nowMs,
    });
  const publish = (...urls: readonly string[]): void => {
    revision += 1;
    articles = [{ ...anArticle('a', { answer: urls.join(' ') }), version: 1 }];
  };
  const later = (hours: number): void => {
    nowMs += hours * HOUR_MS;
    asked = [];
  };

  beforeEach(async () => {
    await database().connection.dropDatabase();
    [nowMs, asked, state] = [NOON_MS, [], {}];
  });

  it('asks for a new page at once, for a page that is there once a night, and for none that is not named', async () => {
    const watch = open();
    publish('https://a.example/1');
    await watch.run(NEVER);
    expect(asked).toEqual(['https://a.example/1']);

    later(1);
    await watch.run(NEVER);
    expect(asked).toEqual([]);

    nowMs = NOON_MS + 15 * HOUR_MS;
    await watch.run(NEVER);
    expect(asked).toEqual([]);

    later(24);
    await watch.run(NEVER);
    await watch.run(NEVER);
    expect(asked).toEqual(['https://a.example/1']);

    publish();
    await watch.run(NEVER);
    expect(await createLinkStore(database().connection).list()).toEqual([]);
  });

  it('asks for the page of an article that begins at its midnight, without anything being published', async () => {
    const watch = open();
    publish('https://a.example/1');
    await watch.run(NEVER);
    later(1);

    articles = [...articles, { ...anArticle('b', { answer: 'https://b.example/' }), version: 1 }];
    await watch.run(NEVER);

    expect(asked).toEqual(['https://b.example/']);
  });

  it('believes a missing page at the second time, a silent site at the fourth, and takes both back', async () => {
    const watch = open();
    const [fine, gone, silent] = ['https://a.example/', 'https://b.example/old', 'https://c.example/'];
    publish(fine, gone, silent);
    state = { [gone]: 'gone', [silent]: 'silent' };
    const dead = () => watch.deadAmong([fine, gone, silent]);
    await watch.run(NEVER);
    expect(dead()).toEqual([]);

    later(6);
    await watch.run(NEVER);
    expect(asked).toEqual([gone, silent]);
    expect(dead()).toEqual([{ url: gone, kind: 'gone', sinceMs: NOON_MS }]);

    later(6);
    await watch.run(NEVER);
    later(6);
    await watch.run(NEVER);
    expect(dead()).toEqual([
      { url: gone, kind: 'gone', sinceMs: NOON_MS },
      { url: silent, kind: 'silent', sinceMs: NOON_MS },
    ]);

    state = {};
    later(6);
    await watch.run(NEVER);
    expect(dead()).toEqual([]);
  });

  it('takes the fault for its own where nothing answers', async () => {
    const watch = open();
    const urls = ['https://a.example/', 'https://b.example/'];
    publish(...urls);
    state = { 'https://a.example/': 'silent', 'https://b.example/': 'silent' };

    for (let count = 0; count < 6; count += 1) {
      await watch.run(NEVER);
      later(24);
    }

    expect(watch.deadAmong(urls)).toEqual([]);
  });

  it('shares the pages with another instance, and leaves what it was asking when it ends', async () => {
    const [one, other] = [open(), open()];
    publish('https://a.example/1', 'https://b.example/2');
    await Promise.all([one.run(NEVER), other.run(NEVER)]);
    expect([...asked].sort()).toEqual(['https://a.example/1', 'https://b.example/2']);

    publish('https://c.example/3');
    await one.run(AbortSignal.abort());
    expect(asked).not.toContain('https://c.example/3');
  });

  it('asks a few pages of one site at a time', async () => {
    const watch = open();
    publish(...Array.from({ length: 20 }, (_, place) => `https://a.example/${place}`));

    await watch.run(NEVER);
    const first = asked.length;
    await watch.run(NEVER);
    await watch.run(NEVER);

    expect(first).toBeLessThan(20);
    expect(new Set(asked).size).toBe(20);
  });
});

/** Answers by path; of its own for each group of tests. */
function startSite(pages: Readonly<Record<string, (response: ServerResponse) => unknown>>): () => string {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      if (page === undefined) response.writeHead(500).end();
      else page(response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
