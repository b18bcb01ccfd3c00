import type { ArchivedArticle } from '../../../src/knowledge/articles/article-history.js';
import { createShelf, type ShelfParts } from '../../../src/knowledge/articles/list-articles.js';
import { anArticle } from '../../support/knowledge.js';

const NOW_MS = Date.UTC(2026, 5, 1, 4);
const published = (id: string) => [id, { ...anArticle(id), version: 1 }] as const;
const archived = (id: string): ArchivedArticle => ({
  ...{ article: { ...anArticle(id), version: 1 }, origin: 'editor', ended: { atMs: NOW_MS } },
});

const shelfOf = (parts: Partial<ShelfParts> & Pick<ShelfParts, 'live'>) =>
  createShelf({
    store: { readHeads: () => Promise.resolve([]) },
    drafts: { list: () => Promise.resolve([]) },
    marks: { list: () => Promise.resolve([]) },
    history: { listArchived: () => Promise.resolve([]) },
    hits: () => Promise.resolve(new Map()),
    used: () => Promise.resolve(new Map()),
    misses: { count: () => Promise.resolve(new Map()) },
    links: { deadAmong: () => [] },
    clock: () => NOW_MS,
    ...parts,
  });
const liveAt = (revision: number, ...ids: readonly string[]) =>
  ({ revision, published: new Map(ids.map(published)) }) as unknown as ReturnType<
    ShelfParts['live']['current']
  >;
const ASKED = { text: '', order: 'changed', from: 0, limit: 10 } as const;

describe('the shelf', () => {
  it('says how often each article was answered with and when last, and puts the most used first', async () => {
    const use = { count: 3, lastAtMs: NOW_MS };
    const shelf = shelfOf({
      live: { current: () => liveAt(1, 'a', 'b') },
      used: () => Promise.resolve(new Map([['b', use]])),
    });

    const { rows } = await shelf({ ...ASKED, order: 'hits' });

    expect(rows.map(({ id, used }) => [id, used])).toEqual([['b', use], ['a', undefined]]); // prettier-ignore
  });

  it('says how often each article did not help, puts the worst first, and can tell only of those', async () => {
    const shelf = shelfOf({
      live: { current: () => liveAt(1, 'a', 'b', 'c') },
      misses: { count: () => Promise.resolve(new Map([['b', 1], ['c', 4]])) },
    }); // prettier-ignore

    const { rows } = await shelf({ ...ASKED, order: 'misses' });
    const some = await shelf({ ...ASKED, missed: 'some' });

    expect(rows.map(({ id, missCount }) => [id, missCount])).toEqual([['c', 4], ['b', 1], ['a', 0]]); // prettier-ignore
    expect([some.total, some.rows.map(({ id }) => id)]).toEqual([2, ['b', 'c']]);
  });

  it('reads the links of a text once, however often the list is looked at, and of a new text anew', async () => {
    let readCount = 0;
    const counted = (id: string) => ({
      ...published(id)[1],
      get english() {
        readCount += 1;
        return undefined;
      },
    });
    let articles = new Map([['a', counted('a')]]);
    const shelf = shelfOf({ live: { current: () => ({ ...liveAt(1), published: articles }) as never } });

    await shelf(ASKED);
    await shelf(ASKED);
    expect(readCount).toBe(1);

    articles = new Map([['a', counted('a')]]);
    await shelf(ASKED);
    expect(readCount).toBe(2);
  });

  it('names the links of what is live that lead nowhere, and can tell only of those', async () => {
    const [dead, fine] = ['https://a.example/old', 'https://a.example/'];
    const articles = ['a', 'b'].map((id) => ({
      ...anArticle(id, { answer: id === 'a' ? `${dead} ${fine}` : fine }),
      version: 1,
    }));
    const snapshot = { ...liveAt(1), published: new Map(articles.map((each) => [each.id, each])) };
    const shelf = shelfOf({
      live: { current: () => snapshot },
      links: {
        deadAmong: (urls) =>
          urls.filter((url) => url === dead).map((url) => ({ url, kind: 'gone', sinceMs: NOW_MS })),
      },
    });

    const { rows, total } = await shelf({ ...ASKED, links: 'dead' });

    expect([total, rows.map(({ id, deadLinks }) => [id, deadLinks])]).toEqual([1, [['a', [dead]]]]);
    expect((await shelf(ASKED)).total).toBe(2);
  });

  it('reads what was taken off once for each revision', async () => {
    let live = liveAt(1, 'a', 'b');
    const listArchived = jest.fn(() => Promise.resolve([archived('a')]));
    const shelf = shelfOf({ live: { current: () => live }, history: { listArchived } });

    const before = [await shelf(ASKED), await shelf(ASKED)];
    const readCount = listArchived.mock.calls.length;
    live = liveAt(2, 'b');
    const after = await shelf(ASKED);

    expect(before.map(({ counts }) => counts.archived)).toEqual([0, 0]);
    expect(readCount).toBe(1);
    expect(after.counts).toMatchObject({ archived: 1, published: 1 });
    expect(listArchived).toHaveBeenCalledTimes(2);
  });
});
