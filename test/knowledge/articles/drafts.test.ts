// A draft's life on the real store: two editors, a second person, the clock, and stops at the worst moment.

import {
  createArticles,
  type Articles,
  type ArticlesParts,
} from '../../../src/knowledge/articles/articles.js';
import type { DraftStore } from '../../../src/knowledge/articles/draft-store.js';
import { createLiveKnowledge, type LiveKnowledge } from '../../../src/knowledge/live-knowledge.js';
import { publish } from '../../../src/knowledge/publish.js';
import { createArticleHistory } from '../../../src/storage/article-history.js';
import { createDraftStore } from '../../../src/storage/draft-store.js';
import { createKnowledgeStore } from '../../../src/storage/knowledge-store.js';
import { createReviewMarkStore } from '../../../src/storage/review-marks.js';
import { testDatabase } from '../../support/engine.js';
import { anArticle, liveLines } from '../../support/knowledge.js';

const database = testDatabase();
const CHEN = { id: 's1', name: '陳怡君' };
const WANG = { id: 's2', name: '王雅婷' };
let nowMs: number;
let live: LiveKnowledge;
let articles: Articles;
let parts: ArticlesParts;

const make = (more: Partial<ArticlesParts> = {}): Articles => createArticles({ ...parts, ...more });

beforeEach(async () => {
  const { connection } = database();
  await connection.dropDatabase();
  nowMs = Date.UTC(2026, 5, 1, 4);
  const store = createKnowledgeStore(connection);
  const clock = () => nowMs;
  live = createLiveKnowledge({ store, intents: [], clock, every: () => () => undefined });
  parts = {
    ...{ store, live, clock, needsSecondPerson: false, wait: () => Promise.resolve() },
    drafts: createDraftStore(connection),
    marks: createReviewMarkStore(connection),
    history: createArticleHistory(connection),
    ...{ hits: () => Promise.resolve(new Map()), tests: () => [], shippedTests: new Map() },
  };
  articles = make();
  await live.start();
});

const draftOf = async (id: string, answer = '新的答案') => {
  const saved = await articles.save({ articleId: id, rev: 0, baseVersion: 0, content: anArticle(id, { answer }), by: CHEN }); // prettier-ignore
  if (saved.kind !== 'done') throw new Error(saved.kind);
  return saved.draft;
};
const lines = () => liveLines(createKnowledgeStore(database().connection));

describe('a draft', () => {
  it('that was thrown away and begun anew is not hit by whoever saw the old one', async () => {
    const old = await draftOf('a');
    await articles.discard({ articleId: 'a', rev: old.rev, by: CHEN });
    nowMs += 1;
    const fresh = await draftOf('a', '別人的');

    const late = await articles.save({ articleId: 'a', rev: old.rev, baseVersion: 0, content: anArticle('a'), by: WANG }); // prettier-ignore

    expect(late).toEqual({ kind: 'overtaken', draft: fresh });
  });

  it('with a field amiss is not published, and the field is named as in a sheet', async () => {
    const { rev } = await draftOf('a', ' ');

    const outcome = await articles.publish({ articleId: 'a', rev, by: CHEN });

    expect(outcome).toMatchObject({ kind: 'faults', faults: [{ field: 'answer' }] });
    expect(await lines()).toEqual([]);
  });

  it('that went live is not written again, though its publisher was killed before the draft was gone', async () => {
    const draft = await draftOf('a');
    const kept: DraftStore = { ...parts.drafts, remove: () => Promise.reject(new Error('killed')) };
    await expect(
      make({ drafts: kept }).publish({ articleId: 'a', rev: draft.rev, by: CHEN }),
    ).rejects.toThrow('killed');

    const again = await articles.publish({ articleId: 'a', rev: draft.rev, by: CHEN });

    expect(again).toMatchObject({ kind: 'done', version: 1 });
    expect(await parts.drafts.find('a')).toBeUndefined();
    expect(await lines()).toEqual(['a@1 新的答案']);
  });
});

describe('with a second person required', () => {
  beforeEach(() => {
    articles = make({ needsSecondPerson: true });
  });

  it('goes live by another than the one who asked, and only with the text that was given to them', async () => {
    const { rev } = await draftOf('a');
    const unasked = await articles.publish({ articleId: 'a', rev, by: WANG });
    const asked = await articles.ask({ articleId: 'a', rev, by: CHEN, why: '請看' });
    if (asked.kind !== 'done') throw new Error(asked.kind);

    const own = await articles.publish({ articleId: 'a', rev: asked.draft.rev, by: CHEN });
    const ownLater = await articles.schedule({
      articleId: 'a',
      rev: asked.draft.rev,
      by: CHEN,
      publishAtMs: nowMs,
    });
    const older = await articles.publish({ articleId: 'a', rev, by: WANG });
    const other = await articles.publish({ articleId: 'a', rev: asked.draft.rev, by: WANG });

    expect([unasked.kind, own.kind, ownLater.kind]).toEqual(Array(3).fill('needs-second-person'));
    expect(older.kind).toBe('overtaken');
    expect(other).toMatchObject({ kind: 'done', version: 1 });
    expect((await articles.versions('a'))[0]?.note).toEqual({ atMs: nowMs, by: WANG, why: '請看' });
  });

  it('is an ordinary draft again once somebody changes a word', async () => {
    const { rev } = await draftOf('a');
    const asked = await articles.ask({ articleId: 'a', rev, by: CHEN });
    if (asked.kind !== 'done') throw new Error(asked.kind);

    const saved = await articles.save({ articleId: 'a', rev: asked.draft.rev, baseVersion: 0, content: anArticle('a'), by: CHEN }); // prettier-ignore

    if (saved.kind !== 'done') throw new Error(saved.kind);
    expect(saved.draft.state).toBe('draft');
    expect((await articles.publish({ articleId: 'a', rev: saved.draft.rev, by: WANG })).kind).toBe('needs-second-person'); // prettier-ignore
  });
});

describe('a scheduled draft', () => {
  const schedule = async (id: string, inMs: number) => {
    const { rev } = await draftOf(id);
    const outcome = await articles.schedule({ articleId: id, rev, by: CHEN, publishAtMs: nowMs + inMs });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    return outcome.draft;
  };
  const due = async (by = articles): Promise<string[]> => {
    const found: string[] = [];
    await by.publishDue(({ articleId, outcome }) => found.push(`${articleId} ${outcome}`));
    return found;
  };

  it('waits for its moment, and goes live once, whichever of two instances is first', async () => {
    await schedule('a', 1_000);
    await schedule('b', 1_000);
    const early = await due();
    nowMs += 1_000;

    const found = await Promise.all([due(), due(make())]);

    expect(early).toEqual([]);
    expect(found.flat().sort()).toEqual(['a done', 'b done']);
    expect(await lines()).toEqual(['a@1 新的答案', 'b@1 新的答案']);
    expect(await parts.drafts.list()).toEqual([]);
  });

  it('is taken up by another instance, and not written twice, after its publisher was killed', async () => {
    await schedule('a', 0);
    const kept: DraftStore = { ...parts.drafts, remove: () => Promise.reject(new Error('killed')) };
    await expect(due(make({ drafts: kept }))).rejects.toThrow('killed');
    const claimed = await due();
    nowMs += 120_000;

    const found = await due();

    expect(claimed).toEqual([]);
    expect(found).toEqual(['a done']);
    expect(await lines()).toEqual(['a@1 新的答案']);
  });

  it('is a draft again, and says why, where another version came first', async () => {
    await schedule('a', 1_000);
    await publish(parts, () => ({ put: [{ content: anArticle('a'), origin: 'import' }], end: [] }));
    nowMs += 1_000;

    const found = await due();

    expect(found).toEqual(['a changed']);
    expect(await parts.drafts.find('a')).toMatchObject({ state: 'draft', content: { answer: '新的答案' }, halted: { atMs: nowMs, reason: 'changed' } }); // prettier-ignore
    expect(await lines()).toEqual(['a@1 a 的答案']);
    expect(await due()).toEqual([]);
  });
});

describe('an archived article', () => {
  it('keeps who and why, and is live again as a later version', async () => {
    const { rev } = await draftOf('a');
    await articles.publish({ articleId: 'a', rev, by: CHEN });

    const off = await articles.archive({ ids: ['a', 'nothing', 'a'], by: WANG, why: '停辦' });
    const { rows, counts } = await articles.list({ text: '', order: 'changed', from: 0, limit: 10 });
    const back = await articles.restore(off, CHEN);

    expect(off).toEqual([{ id: 'a', version: 1 }]);
    expect(rows).toMatchObject([{ id: 'a', state: 'archived', changed: { by: WANG, why: '停辦' } }]);
    expect(counts.archived).toBe(1);
    expect(back).toEqual({ ids: ['a'], refused: [] });
    expect(await articles.versions('a')).toMatchObject([
      { version: 2, isLive: true },
      { version: 1, isLive: false, ended: { by: WANG } },
    ]);
  });
});
