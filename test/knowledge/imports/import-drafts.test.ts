// A sheet that becomes drafts, on the real store: nobody is answered from it, somebody's work is left alone, and one press takes it
// back; and where a second person is required, no sheet goes live by one pair of hands.

import { readSheetFile } from '../../../src/content/sheets/read-sheet-file.js';
import { createArticles, type Articles } from '../../../src/knowledge/articles/articles.js';
import {
  createImports,
  type ImportOutcome,
  type ImportsParts,
} from '../../../src/knowledge/imports/imports.js';
import { createLiveKnowledge } from '../../../src/knowledge/live-knowledge.js';
import { createArticleHistory } from '../../../src/storage/article-history.js';
import { createDraftStore } from '../../../src/storage/draft-store.js';
import { createImportLog } from '../../../src/storage/import-log.js';
import { createKnowledgeStore } from '../../../src/storage/knowledge-store.js';
import { createReviewMarkStore } from '../../../src/storage/review-marks.js';
import { testDatabase } from '../../support/engine.js';
import { anArticle, liveLines } from '../../support/knowledge.js';

const database = testDatabase();
const CHEN = { id: 's1', name: '陳怡君' };
const WANG = { id: 's2', name: '王雅婷' };
let parts: ImportsParts;
let articles: Articles;
let byTwo: Articles;
let nowMs: number;

beforeEach(async () => {
  const { connection } = database();
  await connection.dropDatabase();
  nowMs = Date.UTC(2026, 5, 1, 4);
  const store = createKnowledgeStore(connection);
  const clock = () => nowMs;
  const live = createLiveKnowledge({ store, intents: [], clock, every: () => () => undefined });
  const drafts = createDraftStore(connection);
  const shared = { store, live, clock, drafts, needsSecondPerson: false, wait: () => Promise.resolve(), tests: () => [] , missingFiles: () => Promise.resolve(new Set<string>()) };
  parts = {
    ...shared,
    log: createImportLog(connection),
    readSheet: ({ bytes, fileName }) => readSheetFile(Buffer.from(bytes), fileName),
  };
  const kept = {
    ...shared,
    marks: createReviewMarkStore(connection),
    history: createArticleHistory(connection),
    misses: { count: () => Promise.resolve(new Map()), list: () => Promise.resolve([]) },
    ...{ hits: () => Promise.resolve(new Map()), used: () => Promise.resolve(new Map()), shippedTests: new Map() },
    links: { deadAmong: () => [] },
  };
  articles = createArticles(kept);
  byTwo = createArticles({ ...kept, needsSecondPerson: true });
  await live.start();
}); // prettier-ignore

const importRows = async (
  rows: readonly string[],
  how: { target?: 'live' | 'drafts'; endsAbsent?: boolean; of?: ImportsParts } = {},
): Promise<ImportOutcome> => {
  nowMs += 1_000;
  const lines = rows.map((id) => {
    const [name = '', answer = `${name} 的答案`] = id.split('=');
    return JSON.stringify({ faq_id: name, question: anArticle(name).title, questions: [`請問 ${name}`], answer });
  });
  return createImports(how.of ?? parts).apply({
    ...{ bytes: Buffer.from(lines.join('\n')), fileName: 'a.jsonl', mappings: new Map() },
    ...{ skipsBad: false, endsAbsent: how.endsAbsent ?? false, target: how.target ?? 'drafts', by: CHEN },
  });
}; // prettier-ignore
const runOf = (outcome: ImportOutcome) => {
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome.run;
};
const undo = (id: string) => createImports(parts).undo(id, WANG);
const draftLines = async (): Promise<string[]> => {
  const ids = (await parts.drafts.findAll(['a', 'b', 'c', 'd'])).map(
    ({ articleId, state, baseVersion, ends, content }) => `${articleId} ${state} v${baseVersion} ${ends === true ? 'ends' : content.answer}`, // prettier-ignore
  );
  return ids.sort();
};
const lines = () => liveLines(createKnowledgeStore(database().connection));

it('becomes drafts for review, what it no longer holds a proposal to take off, and citizens see nothing of it', async () => {
  await importRows(['a', 'b', 'c'], { target: 'live' });

  const run = runOf(await importRows(['a=改過', 'b', 'd'], { endsAbsent: true }));

  expect(run).toMatchObject({ target: 'drafts', state: 'applied', addedIds: ['d'], changedIds: ['a'], endedIds: ['c'], sameCount: 1, keptIds: [] }); // prettier-ignore
  expect(await draftLines()).toEqual(['a review v1 改過', 'c review v1 ends', 'd review v0 d 的答案']);
  expect(await lines()).toEqual(['a@1 a 的答案', 'b@1 b 的答案', 'c@1 c 的答案']);
  const rows = await Promise.all(['a', 'c', 'd'].map((id) => articles.findDraft(id)));
  const drafts = rows.map((draft) => ({ id: draft?.articleId ?? '', rev: draft?.rev ?? 0 }));
  const { outcomes: outcome } = await articles.publishMany({ drafts, by: CHEN });
  expect([...outcome.values()].map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
  expect(await lines()).toEqual(['a@2 改過', 'b@1 b 的答案', 'd@1 d 的答案']);
  expect((await articles.versions('a'))[0]?.note).toMatchObject({ by: CHEN, why: 'a.jsonl' });
});

it('is taken back by one press after many were published at once: each draft is there again, what somebody changed since stays', async () => {
  await importRows(['a', 'b', 'c'], { target: 'live' });
  await importRows(['a=改過', 'b', 'd'], { endsAbsent: true });
  const drafts = (await parts.drafts.findAll(['a', 'c', 'd'])).map(({ articleId: id, rev }) => ({ id, rev }));
  const { act } = await articles.publishMany({ drafts, by: CHEN });
  if (act === undefined) throw new Error('nothing went live');
  await articles.save({ articleId: 'd', rev: 0, baseVersion: 1, content: anArticle('d', { answer: '又改' }), by: WANG }); // prettier-ignore
  await articles.publish({ articleId: 'd', rev: (await articles.findDraft('d'))?.rev ?? 0, by: WANG });
  const before = await lines();

  const alone = await byTwo.unpublishMany({ acts: [act], by: WANG });
  const untouched = await lines();
  const undone = await articles.unpublishMany({ acts: [act], by: WANG });
  const twice = await articles.unpublishMany({ acts: [act], by: WANG });

  expect([alone, untouched]).toEqual([{ kind: 'needs-second-person' }, before]);
  expect(undone).toMatchObject({ kind: 'done', leftIds: ['d'] });
  expect(twice).toMatchObject({ kind: 'done', ids: [] });
  expect(await lines()).toEqual(['a@3 a 的答案', 'b@1 b 的答案', 'c@2 c 的答案', 'd@2 又改']);
  expect(await draftLines()).toEqual(['a draft v3 改過', 'c draft v2 ends']);
});

it('leaves what an editor is writing, replaces what a sheet made before', async () => {
  await articles.save({ articleId: 'a', rev: 0, baseVersion: 0, content: anArticle('a', { answer: '編輯寫的' }), by: WANG }); // prettier-ignore
  await importRows(['b=舊的']);

  const run = runOf(await importRows(['a=表上的', 'b=新的']));

  expect(run.keptIds).toEqual(['a']);
  expect(await draftLines()).toEqual(['a draft v0 編輯寫的', 'b review v0 新的']);
  expect(await parts.log.find(run.id)).toEqual(run);
});

it('is taken back by one press, but for what somebody has touched or published since: they are named', async () => {
  const run = runOf(await importRows(['a', 'b', 'c', 'd']));
  const revOf = async (id: string) => (await articles.findDraft(id))?.rev ?? 0;
  await articles.save({ articleId: 'a', rev: await revOf('a'), baseVersion: 0, content: anArticle('a', { answer: '改寫' }), by: WANG }); // prettier-ignore
  await articles.publish({ articleId: 'b', rev: await revOf('b'), by: CHEN });
  await articles.discard({ articleId: 'c', rev: await revOf('c'), by: WANG });

  const undone = await undo(run.id);
  const twice = await undo(run.id);

  expect(undone).toEqual({ kind: 'done', left: [{ id: 'a', title: 'a 怎麼辦？' }, { id: 'b', title: 'b 怎麼辦？' }] }); // prettier-ignore
  expect(twice).toEqual({ kind: 'not-applied' });
  expect(await draftLines()).toEqual(['a draft v0 改寫']);
  expect(await lines()).toEqual(['b@1 b 的答案']);
});

it('is taken back also where the hub stopped half-way', async () => {
  const addAll: ImportsParts['drafts']['addAll'] = async (drafts, how) => {
    await parts.drafts.addAll(drafts.slice(0, 1), how);
    throw new Error('killed');
  };
  await expect(importRows(['a', 'b'], { of: { ...parts, drafts: { ...parts.drafts, addAll } } })).rejects.toThrow('killed'); // prettier-ignore
  const [run] = await parts.log.list(1);

  expect(run).toMatchObject({ state: 'begun', target: 'drafts' });
  expect(await undo(run?.id ?? '')).toEqual({ kind: 'done', left: [] });
  expect(await draftLines()).toEqual([]);
});

describe('with a second person required', () => {
  it('a sheet is drafts and nothing else, and one that went live before is not taken back by one person', async () => {
    const before = runOf(await importRows(['a'], { target: 'live' }));
    parts = { ...parts, needsSecondPerson: true };

    const refused = await importRows(['a=改過', 'b'], { target: 'live' });
    const undone = await undo(before.id);
    const drafted = await importRows(['a=改過', 'b']);

    expect([refused, undone]).toEqual(Array(2).fill({ kind: 'needs-second-person' }));
    expect(createImports(parts).usualTarget).toBe('drafts');
    expect(runOf(drafted)).toMatchObject({ addedIds: ['b'], changedIds: ['a'] });
    expect(await lines()).toEqual(['a@1 a 的答案']);
    expect((await parts.log.list(9)).map(({ state }) => state)).toEqual(['applied', 'applied']);
  });
});
