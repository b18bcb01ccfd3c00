// A draft's life on the real store: two editors, a second person, the clock, and stops at the worst moment.

import {
  createArticles,
  type Articles,
  type ArticlesParts,
} from '../../../src/knowledge/articles/articles.js';
import type { ArticleContent } from '../../../src/domain/article.js';
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
    ...{
      hits: () => Promise.resolve(new Map()),
      missingFiles: () => Promise.resolve(new Set<string>()),
      misses: { count: () => Promise.resolve(new Map()), list: () => Promise.resolve([]) },
      links: { deadAmong: () => [] },
      used: () => Promise.resolve(new Map()),
      tests: () => [],
      shippedTests: new Map(),
    },
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

describe('with a second person required, whatever else would change what is live', () => {
  const asked = async (id: string, content: Partial<ArticleContent> = {}) => {
    await draftOf(id);
    const saved = await articles.save({ articleId: id, rev: (await parts.drafts.find(id))?.rev ?? 0, baseVersion: 0, content: anArticle(id, content), by: CHEN }); // prettier-ignore
    if (saved.kind !== 'done') throw new Error(saved.kind);
    const outcome = await articles.ask({ articleId: id, rev: saved.draft.rev, by: CHEN });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    return { id, rev: outcome.draft.rev };
  };
  beforeEach(async () => {
    const { rev } = await draftOf('a', '第一版');
    await articles.publish({ articleId: 'a', rev, by: CHEN });
    articles = make({ needsSecondPerson: true });
  });

  it('proposes to take an article off, which another editor does', async () => {
    const proposed = await articles.archive({ ids: ['a', 'nothing'], by: CHEN, why: '停辦' });
    const rev = proposed.asked[0]?.rev ?? 0;
    const own = await articles.publish({ articleId: 'a', rev, by: CHEN });
    const before = await lines();

    const other = await articles.publish({ articleId: 'a', rev, by: WANG });

    expect(proposed).toMatchObject({ ended: [], keptIds: [], asked: [{ id: 'a' }] });
    expect([own.kind, other.kind]).toEqual(['needs-second-person', 'done']);
    expect([before, await lines()]).toEqual([['a@1 第一版'], []]);
    expect(await articles.versions('a')).toMatchObject([{ version: 1, ended: { by: WANG, why: '停辦' } }]);
  });

  it('leaves a draft that somebody writes as it is, and makes a proposal an ordinary draft once it is written in', async () => {
    const content = anArticle('a', { answer: '改寫中' });
    await articles.save({ articleId: 'a', rev: 0, baseVersion: 1, content, by: WANG });
    const kept = await articles.archive({ ids: ['a'], by: CHEN });
    const draft = await parts.drafts.find('a');
    await articles.discard({ articleId: 'a', rev: draft?.rev ?? 0, by: WANG });
    const rev = (await articles.archive({ ids: ['a'], by: CHEN })).asked[0]?.rev ?? 0;

    const saved = await articles.save({ articleId: 'a', rev, baseVersion: 1, content, by: WANG });

    expect(kept).toEqual({ ended: [], asked: [], keptIds: ['a'] });
    expect(draft).toMatchObject({ content: { answer: '改寫中' } });
    expect(saved).toMatchObject({ kind: 'done', draft: { state: 'draft' } });
    expect(await parts.drafts.find('a')).not.toHaveProperty('ends');
  });

  it('gives an old version, and one that was taken off, to a second person as a draft', async () => {
    const { rev } = await asked('b', { answer: '乙' });
    await articles.publish({ articleId: 'b', rev, by: WANG });
    const off = (await articles.archive({ ids: ['b'], by: CHEN })).asked[0]?.rev ?? 0;
    await articles.publish({ articleId: 'b', rev: off, by: WANG });

    const back = await articles.rollBack({ articleId: 'a', version: 1, baseVersion: 1, by: CHEN });
    const restored = await articles.restore([{ id: 'b', version: 1 }], CHEN);

    expect(back).toMatchObject({ kind: 'asked', draft: { state: 'review', askedBy: CHEN, baseVersion: 1 } });
    expect(restored).toEqual({ ids: [], refused: [], asked: ['b'] });
    expect(await lines()).toEqual(['a@1 第一版']);
    const again = await parts.drafts.find('b');
    expect((await articles.publish({ articleId: 'b', rev: again?.rev ?? 0, by: WANG })).kind).toBe('done');
    expect(await lines()).toEqual(['a@1 第一版', 'b@2 乙']);
  });

  it('does not publish on the day what one person alone had scheduled before', async () => {
    articles = make();
    const { rev } = await draftOf('c');
    await articles.schedule({ articleId: 'c', rev, by: CHEN, publishAtMs: nowMs });

    await make({ needsSecondPerson: true }).publishDue(() => undefined);

    expect(await parts.drafts.find('c')).toMatchObject({ halted: { reason: 'needs-second-person' } });
    expect(await lines()).toEqual(['a@1 第一版']);
  });

  it('publishes many at once, each by its own two people, and tells each its end', async () => {
    const mine = await asked('b');
    const stale = await asked('c');
    const unasked = { id: 'd', rev: (await draftOf('d')).rev };
    const faulty = await asked('e');
    await database().connection.collection('article_drafts').updateOne({ _id: 'e' as never }, { $set: { 'content.answer': '' } }); // prettier-ignore
    const rev = (await articles.archive({ ids: ['a'], by: CHEN, why: '停辦' })).asked[0]?.rev ?? 0;
    const wanted = [mine, { ...stale, rev: stale.rev + 7 }, unasked, faulty, { id: 'a', rev }];

    const { outcomes: own } = await articles.publishMany({ drafts: wanted, by: CHEN });
    const { outcomes: other } = await articles.publishMany({ drafts: wanted, by: WANG });

    const kinds = (outcome: typeof own) => [...outcome].map(([id, { kind }]) => `${id} ${kind}`);
    const none = 'needs-second-person';
    expect(kinds(own)).toEqual([`b ${none}`, 'c overtaken', `d ${none}`, `e ${none}`, `a ${none}`]);
    expect(kinds(other)).toEqual(['b done', 'c overtaken', `d ${none}`, 'e faults', 'a done']);
    expect(await lines()).toEqual(['b@1 b 的答案']);
    expect((await parts.drafts.list()).map(({ articleId }) => articleId).sort()).toEqual(['c', 'd', 'e']);
    expect((await articles.versions('b'))[0]?.note).toEqual({ atMs: nowMs, by: WANG });
  });
});

describe('many drafts at once', () => {
  it('leave out who would take another’s question, live or among them, and what has another version by now', async () => {
    const { rev } = await draftOf('old');
    await articles.publish({ articleId: 'old', rev, by: CHEN });
    const give = async (id: string, content: Partial<ArticleContent>, baseVersion = 0) => {
      const saved = await articles.save({ articleId: id, rev: 0, baseVersion, content: anArticle(id, content), by: CHEN }); // prettier-ignore
      if (saved.kind !== 'done') throw new Error(saved.kind);
      return { id, rev: saved.draft.rev };
    };
    const drafts = [
      await give('pool', { title: '游泳池幾點開門？', variants: ['泳池的開放時間'], answer: '六點。' }),
      await give('thief', { title: '老問題', variants: ['請問 old'] }),
      await give('twin', { title: '泳池的開放時間', variants: [], answer: '不知道。' }),
      await give('old', { answer: '改過' }, 7),
    ];
    const stages = new Set<string>();

    const { outcomes: outcome } = await articles.publishMany({ drafts, by: CHEN, onProgress: ({ stage }) => stages.add(stage) }); // prettier-ignore

    expect(outcome.get('thief')).toMatchObject({ kind: 'steals', thefts: [{ articleId: 'old', question: '請問 old' }] }); // prettier-ignore
    expect([...outcome].map(([id, { kind }]) => `${id} ${kind}`).sort()).toEqual(
      ['old changed', 'pool done', 'thief steals', 'twin steals'].sort(),
    );
    expect(await lines()).toEqual(['old@1 新的答案', 'pool@1 六點。']);
    expect([...stages]).toEqual(['weighing', 'publishing']);
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
    const back = await articles.restore(off.ended, CHEN);

    expect(off).toEqual({ ended: [{ id: 'a', version: 1 }], asked: [], keptIds: [] });
    expect(rows).toMatchObject([{ id: 'a', state: 'archived', changed: { by: WANG, why: '停辦' } }]);
    expect(counts.archived).toBe(1);
    expect(back).toEqual({ ids: ['a'], refused: [], asked: [] });
    expect(await articles.versions('a')).toMatchObject([
      { version: 2, isLive: true },
      { version: 1, isLive: false, ended: { by: WANG } },
    ]);
  });
});
