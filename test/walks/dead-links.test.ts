// What a night's look at the links leaves for editors, at a hub that begins the next morning.

import type { ArticleDraftAnswer } from '../../src/wire/article-api.js';
import type { ArticleContentView } from '../../src/wire/article-content.js';
import type { ArticlesView } from '../../src/wire/article-list-api.js';
import type { DigestsView } from '../../src/wire/digest-api.js';
import type { HintsView } from '../../src/wire/hint-api.js';
import { createLinkStore } from '../../src/storage/link-store.js';
import { poll } from '../support/poll.js';
import { CHEN, PASSWORD, startStaffedHub } from '../support/staffed-hub.js';
import { StaffClient } from '../support/staff-client.js';
import type { TestHub } from '../support/test-hub.js';

describe('links that lead nowhere', () => {
  let hub: TestHub;
  let chen: StaffClient;
  beforeAll(async () => {
    hub = await startStaffedHub({ isBare: true, env: { LINK_CHECK: 'on' } });
    chen = new StaffClient(() => hub.url);
    await chen.signIn({ email: CHEN.email, password: PASSWORD });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  async function publish(content: ArticleContentView): Promise<string> {
    const { body } = await chen.send('POST', '/api/v1/articles/drafts', { body: { content } });
    const { id, draft } = body as ArticleDraftAnswer;
    const path = `/api/v1/articles/${id}/draft/publish`;
    const { status, text } = await chen.send('POST', path, { body: { rev: draft.rev } });
    if (status !== 200) throw new Error(text);
    return id;
  }

  it('are named in the list, while an article is written, and in the digest of its department', async () => {
    const url = 'https://dead.example/form';
    const content: ArticleContentView = {
      ...{ title: '表單在哪裡下載？', variants: [], keywords: [], risk: 'general', department: '運動局' },
      answer: `表單在 ${url}。`,
    };
    const id = await publish(content);
    await publish({ ...content, title: '沒有連結的題目？', answer: '到現場問。' });
    const links = createLinkStore(hub.database.connection);
    const nowMs = Date.now();
    // As a night's run leaves it; the names of `.example` lead nowhere by their nature.
    await links.claim(url, { atMs: nowMs });
    await links.put({ url, atMs: nowMs, trouble: { kind: 'gone', status: 404, sinceMs: nowMs, count: 2 } });

    const other = await hub.beside();
    const there = new StaffClient(() => other.facts.url);
    await there.signIn({ email: CHEN.email, password: PASSWORD });
    const dead = await poll('the hub to have read what is known of links', async () => {
      const found = (await there.send('GET', '/api/v1/articles?links=dead')).body as ArticlesView;
      return found.total > 0 ? found : undefined;
    });
    const hints = (await there.send('POST', '/api/v1/knowledge/hints', { body: { articleId: id, content } }))
      .body as HintsView;
    const week = `department=${encodeURIComponent('運動局')}`;
    const { digest } = (await there.send('GET', `/api/v1/digests?${week}`)).body as DigestsView;
    await other.stop();

    expect(dead.articles.map((each) => [each.id, each.deadLinks])).toEqual([[id, [url]]]);
    expect(hints.hints).toContainEqual(expect.objectContaining({ kind: 'link', text: url, trouble: 'gone' }));
    expect(digest.dead).toEqual([{ id, title: content.title, urls: [url] }]);
  });
});
