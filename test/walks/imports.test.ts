// An editor's sheet on a real hub: looked at, imported, asked for on LINE, taken back, exported and imported again.

import { randomUUID } from 'node:crypto';

import type {
  ImportFindingsView,
  ImportPreviewView,
  ImportRunsView,
  ImportRunView,
} from '../../src/wire/import-api.js';
import type { ArticlesView } from '../../src/wire/article-list-api.js';
import type { ArticlesPublishedView, PublishingsView } from '../../src/wire/publish-many-api.js';
import { csvOf, odsOf, type Table } from '../support/sheets.js';
import { ADMIN_ENV, codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const HEAD = ['編號', '問題', '答案', '相似問題'];
const SKATE = [
  'skate-park',
  '滑板公園幾點關門？',
  '滑板公園開到晚上十點。',
  '滑板場開到幾點\n滑板公園的開放時間',
];
const MAYOR = ['mayor-mailbox', '市長信箱在哪裡？多久會回信？', '市長信箱改用新表單。', '我要寫信給市長'];
/** Every part, as an editor writes it. */
const WHOLE_CARD = {
  image: { url: 'https://www.gov.tw/a.png', alt: '一加一的圖' },
  steps: ['1. 先數一個', '=再數一個'],
  place: { name: '示範區公所', address: '示範市示範路 1 號', latitude: 25.0375, longitude: 121.5637 },
  links: [{ title: '電子化政府服務', url: 'https://www.gov.tw/?a=1&b=2' }],
  buttons: [
    { label: '撥打 1999', call: '1999' },
    { label: '上網', link: 'https://www.gov.tw/' },
    { label: '問垃圾車', say: '垃圾車幾點來' },
  ],
};
const BAD = ['', '沒有答案的問題', '', ''];

describe('an editor with a sheet', () => {
  let hub: TestHub;
  let editor: StaffClient;
  beforeAll(async () => {
    hub = await TestHub.start({ env: ADMIN_ENV, isBare: true });
    editor = new StaffClient(() => hub.url);
    await editor.signIn();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const post = (path: string, file: Buffer, query: Record<string, string> = {}): Promise<ApiAnswer> =>
    editor.send('POST', `/api/v1/imports${path}?${new URLSearchParams({ fileName: '問答.ods', ...query }).toString()}`, { body: file }); // prettier-ignore
  const preview = async (file: Buffer, query: Record<string, string> = {}) =>
    (await post('/preview', file, query)).body as ImportPreviewView;
  const look = async (table: Table, query: Record<string, string> = {}): Promise<ImportFindingsView> => {
    const { findings } = await preview(await odsOf(table), query);
    if (findings === undefined) throw new Error('columns were not found');
    return findings;
  };
  const runs = async () => ((await editor.send('GET', '/api/v1/imports')).body as ImportRunsView).runs;
  const undo = (id: string | undefined) => editor.send('POST', `/api/v1/imports/${id ?? ''}/undo`);
  const exported = async (format: string): Promise<Buffer> =>
    (await editor.send('GET', `/api/v1/articles/export?format=${format}`)).bytes;
  const answerTo = async (question: string): Promise<string> => {
    const talker = hub.line.user(question);
    return (await hub.ask(talker, talker.text(question))).join('\n');
  };

  it('sees what it would change before anything changes', async () => {
    const before = await exported('jsonl');

    const seen = await preview(await odsOf([HEAD, SKATE, MAYOR, BAD]));

    expect(seen.sheets[0]?.columns.map(({ field }) => field)).toEqual(['faq_id', 'question', 'answer', 'questions']); // prettier-ignore
    expect(seen.findings).toMatchObject({
      counts: { good: 2, bad: 1, added: 1, changed: 1, same: 0 },
      faults: [{ row: 4, field: 'answer' }],
    });
    const answer = seen.findings?.changes[0]?.fields.find(({ field }) => field === 'answer');
    expect(answer?.parts.filter(({ kind }) => kind === 'added').map(({ text }) => text).join('')).toContain('新表單'); // prettier-ignore
    expect(seen.findings?.rehearsal.questionCount).toBeGreaterThan(40);
    // Its department, keywords and English stand in no column of this sheet: they stay.
    expect(seen.findings?.changes[0]?.fields.map(({ field }) => field)).toEqual(['answer', 'questions']);
    expect(await exported('jsonl')).toEqual(before);
  });

  it('finds the article that asks the same, where the sheet has no ids', async () => {
    const { changes, added } = await look([
      ['問題', '答案', '關鍵字'],
      ['市長信箱在哪裡?多久會回信?', '在新的表單。', ''],
      ['沒有人問過的題目？', '新的答案。', ''],
    ]);

    expect(changes).toMatchObject([{ id: 'mayor-mailbox', fields: [{ field: 'title' }, { field: 'answer' }, { field: 'keywords' }] }]); // prettier-ignore
    expect(added).toMatchObject([{ title: '沒有人問過的題目？' }]);
  });

  it('is told which questions another article would take, and from whom', async () => {
    const thief = [
      'mayor-thief',
      '市長的信箱是哪一個？',
      '不知道。',
      '我有話想直接跟市長說\n寫給市長的信幾天才有回音\n陳情信想給市長親自過目',
    ];

    const { rehearsal } = await look([HEAD, thief]);

    expect(rehearsal.lostCount).toBeGreaterThan(0);
    expect(rehearsal.lost).toContainEqual(
      expect.objectContaining({
        article: { id: 'mayor-mailbox', title: '市長信箱在哪裡？多久會回信？' },
        found: { id: 'mayor-thief', title: thief[1] },
      }),
    );
    expect(rehearsal.rightAfter).toBe(rehearsal.rightBefore - rehearsal.lostCount + rehearsal.gainedCount);
  });

  it('imports all rows or none, unless told to leave bad ones out', async () => {
    const file = await odsOf([HEAD, SKATE, MAYOR, BAD]);

    const refused = await post('', file);
    const unchanged = await answerTo('滑板公園幾點關門？');
    const done = await post('', file, { skipBad: 'true' });

    expect([refused.status, codeOf(refused)]).toEqual([422, 'BAD_ROWS']);
    expect(unchanged).not.toContain('晚上十點');
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ addedCount: 1, changedCount: 1, badCount: 1, state: 'applied' });
    expect(await answerTo('請問滑板公園幾點關門')).toContain('滑板公園開到晚上十點。');
  });

  it('is told where there is nothing to import', async () => {
    const again = await post('', await odsOf([HEAD, SKATE, MAYOR]));

    expect([again.status, codeOf(again)]).toEqual([409, 'NOTHING_TO_IMPORT']);
  });

  it('gets a hostile file back with a reason', async () => {
    const answer = await post('/preview', Buffer.from('d0cf11e0a1b11ae1', 'hex'));

    expect([answer.status, codeOf(answer)]).toEqual([422, 'SHEET_REFUSED']);
    expect(answer.text).toContain('舊版 Excel');
  });

  it('says which column is what, once: the next such sheet is read alike', async () => {
    const sheet = (rows: Table) => odsOf([['甲', '乙', '丙'], ...rows]);
    const file = await sheet([['溜冰場在哪裡？', '在中央公園。', '略']]);
    const mappings = JSON.stringify({ 工作表1: { headerRow: 1, fields: ['question', 'answer', null] } });

    const guessed = await preview(file);
    const named = await preview(file, { mappings });
    const wrong = await post('/preview', file, { mappings: '{"x":1}' });
    const done = await post('', file, { mappings });
    const next = await preview(await sheet([['游泳池在哪裡？', '在體育館。', '略']]));

    expect(guessed.findings).toBeUndefined();
    expect(guessed.sheets[0]).toMatchObject({ isRead: false, headerRow: 1 });
    expect(guessed.sheets[0]?.columns.map(({ samples }) => samples[0])).toEqual(['溜冰場在哪裡？', '在中央公園。', '略']); // prettier-ignore
    expect(named.findings).toMatchObject({
      counts: { good: 1, added: 1 },
      added: [{ title: '溜冰場在哪裡？' }],
    });
    expect(wrong.status).toBe(400);
    expect(done.status).toBe(201);
    expect(next.sheets[0]).toMatchObject({ isRead: true, isRemembered: true });
    expect(next.findings?.added).toMatchObject([{ title: '游泳池在哪裡？' }]);
  });

  it('gets the bad rows as a sheet with the reason beside each, whatever the format was', async () => {
    const ods = (await post('/bad-rows', await odsOf([HEAD, SKATE, BAD]))).bytes;
    const lines = (await post('/bad-rows', Buffer.from('{"faq_id":"x","question":"只有問題"}'), { fileName: 'a.jsonl' })).bytes; // prettier-ignore
    const again = await preview(ods);
    const alike = await preview(lines);

    expect(again.findings).toMatchObject({
      counts: { good: 0, bad: 1 },
      faults: [{ row: 2, field: 'answer' }],
    });
    expect(again.sheets[0]?.columns[0]).toMatchObject({ header: '要修正的地方', field: null });
    expect(again.sheets[0]?.columns[0]?.samples[0]).toContain('答案');
    expect(alike.findings).toMatchObject({ counts: { good: 0, bad: 1 } });
  });

  it('takes it back: as it was, but for what somebody changed since', async () => {
    const first = (await runs()).find(({ changedCount }) => changedCount === 1);
    await post('', await odsOf([HEAD, ['skate-park', '滑板公園幾點關門？', '滑板公園開到晚上九點。', '']]));

    const undone = await undo(first?.id);
    const twice = await undo(first?.id);

    expect(undone.body).toEqual({ left: [{ id: 'skate-park', title: '滑板公園幾點關門？' }], leftCount: 1 });
    expect(twice.status).toBe(409);
    expect(await answerTo('滑板公園幾點關門')).toContain('晚上九點');
    expect(await answerTo('市長信箱在哪裡')).not.toContain('新表單');
  });

  it('ends what a whole list no longer holds, and brings it back', async () => {
    const table = [HEAD, SKATE];
    const file = await odsOf(table);

    const { counts, absent } = await look(table);
    const withFaults = await look([...table, BAD], { endAbsent: 'true' });
    const done = (await post('', file, { endAbsent: 'true' })).body as ImportRunView;
    const after = (await exported('jsonl')).toString();
    await undo(done.id);

    expect(counts.absent).toBe(1);
    expect(absent).toMatchObject([{ title: '溜冰場在哪裡？' }]);
    expect(withFaults.counts.absent).toBe(0);
    expect(done).toMatchObject({ changedCount: 1, endedCount: 1 });
    expect(after).not.toContain('溜冰場');
    expect(after).toContain('mayor-mailbox');
    expect((await exported('jsonl')).toString()).toContain('溜冰場');
  });

  it('keeps a sheet as drafts, publishes them many at once, and takes the rest back', async () => {
    const ring = ['ring', '環狀步道有多長？', '環狀步道長三公里。', '環狀步道幾公里'];
    const thief = ['thief', '市長信箱的信多久會回？', '不知道。', '市長信箱在哪裡？多久會回信？'];
    const left = ['left', '環狀步道有沒有廁所？', '入口有廁所。', '步道廁所在哪'];
    const run = (await post('', await odsOf([HEAD, ring, thief, left]), { target: 'drafts' }))
      .body as ImportRunView;
    const before = await answerTo('環狀步道有多長？');
    const list = (await editor.send('GET', '/api/v1/articles?state=review')).body as ArticlesView;
    const drafts = list.articles
      .filter(({ id }) => id !== 'left')
      .map(({ id, draft }) => ({ id, rev: draft?.rev ?? 0 }));

    const published = await editor.send('POST', '/api/v1/articles/drafts/publish', { body: { drafts } });
    const undone = await undo(run.id);

    expect(run).toMatchObject({ target: 'drafts', addedCount: 3, keptCount: 0, state: 'applied' });
    expect(list).toMatchObject({ total: 3, needsSecondPerson: false });
    expect(before).not.toContain('三公里');
    const { results } = published.body as ArticlesPublishedView;
    expect(results).toHaveLength(2);
    expect(results).toContainEqual({ id: 'ring', title: ring[1], kind: 'done', version: 1 });
    const refused = results.find(({ id }) => id === 'thief');
    expect(refused).toMatchObject({ kind: 'steals', theft: { victim: { id: 'mayor-mailbox' } } });
    expect(await answerTo('環狀步道有多長')).toContain('三公里');
    expect(undone.body).toEqual({ left: [{ id: 'ring', title: ring[1] }], leftCount: 1 });
    const { run: name = '' } = published.body as ArticlesPublishedView;
    const past = async () =>
      ((await editor.send('GET', '/api/v1/articles/publishings')).body as PublishingsView).publishings[0];
    expect(await past()).toMatchObject({ run: name, count: 1 });
    const back = await editor.send('POST', `/api/v1/articles/publishings/${name}/undo`);
    expect(back.body).toEqual({ ids: ['ring'], left: [] });
    expect(await past()).toMatchObject({ run: name, count: 1, undone: { count: 1 } });
    const again = await editor.send('POST', `/api/v1/articles/publishings/${name}/undo`);
    expect(again.body).toEqual({ ids: [], left: [{ id: 'ring', title: 'ring' }] });
    expect(await answerTo('請問環狀步道有多長')).not.toContain('三公里');
    expect(((await editor.send('GET', '/api/v1/articles?state=review')).body as ArticlesView).total).toBe(0);
    const kept = (await editor.send('GET', '/api/v1/articles?state=draft')).body as ArticlesView;
    expect(kept.articles).toMatchObject([{ id: 'ring', draft: { state: 'draft' } }]);
    const rev = kept.articles[0]?.draft?.rev;
    await editor.send('POST', '/api/v1/articles/ring/draft/discard', { body: { rev } });
  });

  it('has everything out again, and in again without loss', async () => {
    const odd = JSON.stringify({
      ...{ faq_id: 'odd', question: '=1+1 等於多少？', answer: '=2\n第二行', keywords: ['甲、乙', '-丙'] },
      questions: ['1. 一加一；還是二？', '- 負的|正的'],
      ...{ card: WHOLE_CARD, english_question: 'One and one?', english_answer: 'Two.' },
      english_card: { steps: ['Count, "twice"'], buttons: [{ label: 'Call', call: '+886 2 2720 8889' }] },
    });
    await post('', Buffer.from(odd), { fileName: 'odd.jsonl' });
    const articleCount = (await exported('jsonl')).toString().trim().split('\n').length;

    for (const format of ['ods', 'xlsx', 'csv', 'jsonl']) {
      const { findings } = await preview(await exported(format), { fileName: `faq.${format}` });

      expect({ format, faults: findings?.faults }).toEqual({ format, faults: [] });
      expect(findings?.counts).toMatchObject({ bad: 0, added: 0, changed: 0, same: articleCount });
    }
  });

  it('takes a template back as it was given out', async () => {
    for (const format of ['ods', 'xlsx', 'csv']) {
      const template = (await editor.send('GET', `/api/v1/imports/template?format=${format}`)).bytes;

      expect(await preview(template, { fileName: `t.${format}` })).toMatchObject({ findings: { counts: { good: 1, bad: 0 } } }); // prettier-ignore
    }
  });

  it('is told how far it has come, and answers citizens meanwhile', async () => {
    const rows = Array.from({ length: 1_500 }, (_, at) => [
      `題${at}：第${at}號設施在哪裡？`,
      `在第${at}區。`,
    ]);
    const file = Buffer.from(csvOf([['問題', '答案'], ...rows]));
    const job = randomUUID();
    const stages = new Set<string>();
    const looking = new AbortController();
    const watch = async (): Promise<void> => {
      while (!looking.signal.aborted) {
        const { body } = await editor.send('GET', `/api/v1/imports/progress?job=${job}`);
        const { progress } = body as { readonly progress?: { readonly stage: string } };
        if (progress !== undefined) stages.add(progress.stage);
      }
    };

    const sending = preview(file, { fileName: '大.csv', job }).finally(() => {
      looking.abort();
    });
    const answered = answerTo('1999 是什麼');
    await watch();

    expect((await sending).findings?.counts).toMatchObject({ good: 1_500, added: 1_500 });
    expect(await answered).toContain('市民服務專線');
    expect([...stages]).toEqual(expect.arrayContaining(['reading', 'rehearsing']));
    expect((await editor.send('GET', `/api/v1/imports/progress?job=${job}`)).body).toEqual({});
  });

  it('finds every import on record', async () => {
    const { body } = await editor.send('GET', '/api/v1/audit?limit=50');

    const { entries } = body as { readonly entries: readonly { readonly action: string }[] };
    const counted = (action: string) => entries.filter((entry) => entry.action === action).length;
    const list = await runs();
    expect(counted('articles-imported')).toBe(list.length);
    expect(counted('import-undone')).toBe(list.filter(({ state }) => state === 'undone').length);
    expect(list[0]).toMatchObject({ fileName: 'odd.jsonl', addedCount: 1, state: 'applied' });
  });
});
