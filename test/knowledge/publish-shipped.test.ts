import type { ArticleContent } from '../../src/domain/article.js';
import { importArticles, importDrafts } from '../../src/knowledge/import-articles.js';
import type { KnowledgeStore } from '../../src/knowledge/knowledge-store.js';
import { publishShipped } from '../../src/knowledge/publish-shipped.js';
import type { PublishDeps } from '../../src/knowledge/publish.js';
import type { DraftStore } from '../../src/knowledge/articles/draft-store.js';
import { createDraftStore } from '../../src/storage/draft-store.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { testDatabase } from '../support/engine.js';
import { anArticle, liveLines, publishDeps } from '../support/knowledge.js';

const database = testDatabase();
let store: KnowledgeStore;
let drafts: DraftStore;
let deps: PublishDeps;

beforeEach(async () => {
  await database().connection.dropDatabase();
  store = createKnowledgeStore(database().connection);
  drafts = createDraftStore(database().connection);
  deps = publishDeps(store);
});

const ship = (articles: readonly ArticleContent[]) => publishShipped(deps, articles, { endMissing: true });

describe('publishShipped', () => {
  it('changes nothing at a second start', async () => {
    await ship([anArticle('a')]);

    const result = await ship([anArticle('a')]);

    expect(result).toMatchObject({ revision: 1, sameCount: 1 });
  });

  it('ends a shipped article whose file is gone and brings it back as the next version', async () => {
    await ship([anArticle('a'), anArticle('b')]);

    const gone = await ship([anArticle('a')]);
    const linesWhileGone = await liveLines(store);
    await ship([anArticle('a'), anArticle('b')]);

    expect(gone.endedCount).toBe(1);
    expect(linesWhileGone).toEqual(['a@1 a 的答案']);
    expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@2 b 的答案']);
  });

  it('ends nothing while a file is broken', async () => {
    await ship([anArticle('a'), anArticle('b')]);

    await publishShipped(deps, [anArticle('a')], { endMissing: false });

    expect(await liveLines(store)).toHaveLength(2);
  });

  it('leaves what the city has imported alone', async () => {
    await importArticles(deps, [anArticle('city')]);

    await ship([anArticle('a')]);
    await ship([]);

    expect(await liveLines(store)).toEqual(['city@1 city 的答案']);
  });

  it.each([
    ['another text', '本市的答案'],
    ['the very same text', 'a 的答案'],
  ])('does not come back over an import of the same id with %s', async (_name, answer) => {
    await ship([anArticle('a')]);
    await importArticles(deps, [anArticle('a', { answer })]);

    await ship([anArticle('a', { answer: '下一版範例' })]);
    await ship([]);

    expect(await liveLines(store)).toEqual([`a@2 ${answer}`]);
  });
});

describe('importDrafts', () => {
  it('serves nothing from a draft', async () => {
    await importDrafts({ ...deps, drafts }, [anArticle('a')]);

    expect(await store.readRevision()).toBe(0);
    expect(await liveLines(store)).toEqual([]);
  });

  it('keeps one draft an article, the newest', async () => {
    await importDrafts({ ...deps, drafts }, [anArticle('a'), anArticle('b')]);

    await importDrafts({ ...deps, drafts }, [anArticle('a', { answer: '改過' })]);

    const rows = await database().connection.collection('article_drafts').find().sort({ _id: 1 }).toArray();
    expect(rows.map(({ content }) => (content as ArticleContent).answer)).toEqual(['改過', 'b 的答案']);
  });
});
