import type { Connection } from 'mongoose';

import { importArticles } from '../../src/knowledge/import-articles.js';
import type { KnowledgeStore, RevisionStep } from '../../src/knowledge/knowledge-store.js';
import type { PublishDeps } from '../../src/knowledge/publish.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { testDatabase } from '../support/engine.js';
import { anArticle, liveLines, publishDeps } from '../support/knowledge.js';

const database = testDatabase();
let store: KnowledgeStore;
let deps: PublishDeps;

beforeEach(async () => {
  const connection: Connection = database().connection;
  await connection.dropDatabase();
  store = createKnowledgeStore(connection);
  await buildIndexes(connection);
  deps = publishDeps(store);
});

const broken = (fault: Partial<KnowledgeStore>): PublishDeps => publishDeps({ ...store, ...fault });
const failing = () => Promise.reject(new Error('power cut'));

describe('publish', () => {
  it('makes all rows visible as one revision', async () => {
    const result = await importArticles(deps, [anArticle('a'), anArticle('b')]);

    expect(result).toEqual({ revision: 1, addedCount: 2, changedCount: 0, sameCount: 0, endedCount: 0 });
    expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@1 b 的答案']);
  });

  it('gives a changed article its next version and leaves the others alone', async () => {
    await importArticles(deps, [anArticle('a'), anArticle('b')]);

    const result = await importArticles(deps, [anArticle('a'), anArticle('b', { answer: '新的' })]);

    expect(result).toMatchObject({ revision: 2, changedCount: 1, sameCount: 1 });
    expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@2 新的']);
  });

  it('makes no revision where nothing changed', async () => {
    await importArticles(deps, [anArticle('a')]);

    const result = await importArticles(deps, [anArticle('a')]);

    expect(result).toMatchObject({ revision: 1, sameCount: 1 });
    expect(await store.readRevision()).toBe(1);
  });

  it('keeps old revisions readable', async () => {
    await importArticles(deps, [anArticle('a')]);
    await importArticles(deps, [anArticle('a', { answer: '二' }), anArticle('b')]);
    await importArticles(deps, [anArticle('a', { answer: '三' })]);

    expect(await liveLines(store, 1)).toEqual(['a@1 a 的答案']);
    expect(await liveLines(store, 2)).toEqual(['a@2 二', 'b@1 b 的答案']);
    expect(await liveLines(store, 3)).toEqual(['a@3 三', 'b@1 b 的答案']);
  });

  it.each<keyof KnowledgeStore>(['beginRevision', 'addVersions', 'endVersions', 'goLive'])(
    'serves the old revision after a crash at %s, and the next publish succeeds',
    async (step) => {
      await importArticles(deps, [anArticle('a'), anArticle('b')]);
      const changed = [anArticle('a', { answer: '半路' }), anArticle('c')];
      await expect(importArticles(broken({ [step]: failing }), changed)).rejects.toThrow('power cut');

      const afterCrash = await liveLines(store);
      await importArticles(deps, [anArticle('b', { answer: '後來' })]);

      expect(afterCrash).toEqual(['a@1 a 的答案', 'b@1 b 的答案']);
      expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@2 後來']);
    },
  );

  it('is not held up for long by a publisher that died with the lease', async () => {
    await store.takeLease({ owner: 'dead', nowMs: deps.clock(), untilMs: deps.clock() + 4_000 });

    const result = await importArticles(deps, [anArticle('a')]);

    expect(result.revision).toBe(1);
  });

  it('gives up where another publisher never lets go', async () => {
    const busy = broken({ takeLease: () => Promise.resolve(false) });

    await expect(importArticles(busy, [anArticle('a')])).rejects.toMatchObject({ code: 'KNOWLEDGE_BUSY' });
  });

  it('changes nothing where the lease was lost on the way', async () => {
    const overtaken = broken({
      goLive: async (step: RevisionStep, nowMs: number) => {
        await store.takeLease({ owner: 'other', nowMs: nowMs + 60_000, untilMs: nowMs + 90_000 });
        return store.goLive(step, nowMs);
      },
    });

    const publishing = importArticles(overtaken, [anArticle('a')]);

    await expect(publishing).rejects.toMatchObject({ code: 'KNOWLEDGE_LEASE_LOST' });
    expect(await liveLines(store)).toEqual([]);
  });

  it('never shows what a publisher that was given up writes late', async () => {
    await importArticles(deps, [anArticle('a'), anArticle('b')]);
    const late: RevisionStep = await beginAs('slow');
    await importArticles(publishDepsLater(), [anArticle('c')]);
    const ghost = {
      article: { ...anArticle('ghost'), version: 1 },
      origin: 'import',
      note: { atMs: 1 },
      digest: '',
    } as const;

    await store.addVersions(late, [ghost]);
    await store.endVersions(late, ['a']);

    expect(await store.goLive(late, deps.clock())).toBe(false);
    expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@1 b 的答案', 'c@1 c 的答案']);
    await importArticles(deps, [anArticle('a', { answer: '二' })]);
    expect(await liveLines(store)).toEqual(['a@2 二', 'b@1 b 的答案', 'c@1 c 的答案']);
  });

  it('lets two publishers at once both have their say', async () => {
    await Promise.all([
      importArticles(deps, [anArticle('a')]),
      importArticles(publishDeps(store), [anArticle('b')]),
    ]);

    expect(await liveLines(store)).toEqual(['a@1 a 的答案', 'b@1 b 的答案']);
    expect(await store.readRevision()).toBe(2);
  });

  it('publishes more rows than one batch holds', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => anArticle(`row-${index}`));

    const result = await importArticles(deps, many);

    expect(result.addedCount).toBe(2_500);
    expect(await liveLines(store)).toHaveLength(2_500);
  });
});

async function beginAs(owner: string): Promise<RevisionStep> {
  await store.takeLease({ owner, nowMs: deps.clock(), untilMs: deps.clock() + 4_000 });
  const step = await store.beginRevision(owner);
  if (step === undefined) throw new Error('no lease');
  return step;
}

/** A publisher that comes when the others' leases have run out. */
function publishDepsLater(): PublishDeps {
  const startMs = deps.clock();
  return { ...deps, clock: () => startMs + 60_000 };
}
