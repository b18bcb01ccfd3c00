import mongoose from 'mongoose';

import type { KnowledgeStore, RevisionStep } from '../../src/knowledge/knowledge-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { testDatabase } from '../support/engine.js';
import { anArticle } from '../support/knowledge.js';

const database = testDatabase();
let store: KnowledgeStore;

beforeEach(async () => {
  await database().connection.dropDatabase();
  store = createKnowledgeStore(database().connection);
  await buildIndexes(database().connection);
});

const NOW_MS = 1_700_000_000_000;
const lease = (owner: string, nowMs = NOW_MS) => store.takeLease({ owner, nowMs, untilMs: nowMs + 1_000 });

async function begin(owner: string, nowMs?: number): Promise<RevisionStep> {
  await lease(owner, nowMs);
  const step = await store.beginRevision(owner);
  if (step === undefined) throw new Error(`${owner} has no lease`);
  return step;
}

const version = (id: string, number: number, content = {}) =>
  ({
    article: { ...anArticle(id, content), version: number },
    origin: 'import',
    note: { atMs: 1 },
    digest: `digest of ${id} ${number}`,
  }) as const;

describe('createKnowledgeStore', () => {
  it('is at revision 0, with nothing, before the first publish', async () => {
    expect(await store.readRevision()).toBe(0);
    expect(await store.readArticles(0)).toEqual([]);
    expect(await store.readHeads(0)).toEqual([]);
  });

  it('gives back every field of an article as it was written', async () => {
    const full = version('full', 1, {
      answer: ' 兩行\n  與縮排 🙂 ',
      keywords: ['$set', 'a.b'],
      category: '戶政',
      department: '民政局',
      risk: 'law',
      source: '戶籍法',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      tests: ['一題'],
      reviewBy: '2027-01-01',
      english: { question: 'Q', answer: 'A' },
    });
    const step = await begin('me');
    await store.addVersions(step, [full]);
    await store.goLive(step, NOW_MS);

    expect(await store.readArticles(1)).toEqual([full.article]);
    expect(await store.readHeads(1)).toEqual([
      { articleId: 'full', version: 1, origin: 'import', note: { atMs: 1 }, digest: 'digest of full 1' },
    ]);
  });

  it('sorts articles by id', async () => {
    const step = await begin('me');
    await store.addVersions(step, [version('b', 1), version('a', 1), version('B', 1)]);
    await store.goLive(step, NOW_MS);

    expect((await store.readArticles(1)).map(({ id }) => id)).toEqual(['B', 'a', 'b']);
  });

  it('remembers the last version of articles that were ended', async () => {
    const first = await begin('me');
    await store.addVersions(first, [version('a', 4)]);
    await store.goLive(first, NOW_MS);
    const second = await begin('me');
    await store.endVersions(second, ['a']);
    await store.goLive(second, NOW_MS);

    expect(await store.readHeads(2)).toEqual([]);
    expect(await store.readLastVersions(['a', 'never'])).toEqual(new Map([['a', 4]]));
  });

  it('gives the lease to one owner until it is let go or runs out', async () => {
    expect(await lease('one')).toBe(true);
    expect(await lease('two')).toBe(false);
    expect(await lease('one')).toBe(true);
    expect(await lease('two', NOW_MS + 1_000)).toBe(true);
    expect(await lease('one', NOW_MS + 1_500)).toBe(false);

    await store.releaseLease('one');
    expect(await lease('one', NOW_MS + 1_500)).toBe(false);
    await store.releaseLease('two');
    expect(await lease('one', NOW_MS + 1_500)).toBe(true);
  });

  it('gives one of many at once the lease', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, (_, index) => lease(`owner ${index}`)));

    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  it('begins nothing without the lease', async () => {
    await lease('one');

    expect(await store.beginRevision('two')).toBeUndefined();
  });

  it('never gives the same number twice', async () => {
    const first = await begin('one');
    const second = await begin('two', NOW_MS + 5_000);

    expect([first.next, second.next]).toEqual([1, 2]);
    expect([first.base, second.base]).toEqual([0, 0]);
  });

  it('lets go of the lease when it goes live, once', async () => {
    const step = await begin('one');

    expect(await store.goLive(step, NOW_MS)).toBe(true);
    expect(await store.goLive(step, NOW_MS)).toBe(false);
    expect(await lease('two')).toBe(true);
  });

  it('throws what callers know when the database is away', async () => {
    const library = new mongoose.Mongoose();
    const closed = library.createConnection();
    const away = createKnowledgeStore(closed);
    await closed.close();

    await expect(away.readRevision()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  });
});
