// An editor's sheet on a real hub: looked at, imported, asked for on LINE, taken back, exported and imported again.

import type { ImportPreviewView, ImportRunsView, ImportRunView } from '../../src/wire/import-api.js';
import { odsOf, type Table } from '../support/sheets.js';
import { ADMIN_ENV, codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const HEAD = ['編號', '問題', '答案', '相似問題'];
const SKATE = [
  'skate-park',
  '滑板公園幾點關門？',
  '滑板公園開到晚上十點。',
  '滑板場開到幾點\n滑板公園的開放時間',
];
const LAMP = ['street-light', '路燈不亮要怎麼通報？', '路燈請找工務局的新專線。', '路燈壞了\n路燈不亮'];

describe('an editor with a sheet', () => {
  let hub: TestHub;
  let editor: StaffClient;
  beforeAll(async () => {
    hub = await TestHub.start({ env: ADMIN_ENV });
    editor = new StaffClient(() => hub.url);
    await editor.signIn();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const post = (path: string, file: Buffer, query: Record<string, string> = {}): Promise<ApiAnswer> =>
    editor.send('POST', `/api/v1/imports${path}?${new URLSearchParams({ fileName: '問答.ods', ...query }).toString()}`, { body: file }); // prettier-ignore
  const look = async (table: Table) => (await post('/preview', await odsOf(table))).body as ImportPreviewView;
  const exported = async (format: string): Promise<Buffer> =>
    (await editor.send('GET', `/api/v1/articles/export?format=${format}`)).bytes;
  const answerTo = async (question: string): Promise<string> => {
    const talker = hub.line.user(question);
    return (await hub.ask(talker, talker.text(question))).join('\n');
  };

  it('sees what it would change before anything changes', async () => {
    const before = await exported('jsonl');

    const seen = await look([HEAD, SKATE, LAMP, ['', '沒有答案的問題', '', '']]);

    expect(seen.counts).toEqual({ good: 2, bad: 1, added: 1, changed: 1, same: 0 });
    expect(seen.faults).toMatchObject([{ row: 4, field: 'answer' }]);
    expect(seen.sheets[0]?.columns.map(({ field }) => field)).toEqual(['faq_id', 'question', 'answer', 'questions']); // prettier-ignore
    const answer = seen.changes[0]?.fields.find(({ field }) => field === 'answer');
    expect(answer?.parts.filter(({ kind }) => kind === 'added').map(({ text }) => text).join('')).toContain('新專線'); // prettier-ignore
    expect(seen.rehearsal.questionCount).toBeGreaterThan(1_000);
    expect(await exported('jsonl')).toEqual(before);
  });

  it('is told which questions another article would take', async () => {
    const thief = [
      'lamp-thief',
      '路燈壞了要找誰修？',
      '不知道。',
      '路燈不亮\n路燈壞了\n家門口的路燈不亮\n巷子裡路燈沒亮',
    ];

    const { rehearsal } = await look([HEAD, thief]);

    expect(rehearsal.lostCount).toBeGreaterThan(0);
    expect(rehearsal.lost).toContainEqual(
      expect.objectContaining({ articleId: 'street-light', found: { id: 'lamp-thief', title: thief[1] } }),
    );
    expect(rehearsal.rightAfter).toBeLessThan(rehearsal.rightBefore);
  });

  it('imports all rows or none, unless told to leave bad ones out', async () => {
    const file = await odsOf([HEAD, SKATE, LAMP, ['', '沒有答案的問題', '', '']]);

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
    const again = await post('', await odsOf([HEAD, SKATE, LAMP]));

    expect([again.status, codeOf(again)]).toEqual([409, 'NOTHING_TO_IMPORT']);
  });

  it('gets a hostile file back with a reason', async () => {
    const answer = await post('/preview', Buffer.from('d0cf11e0a1b11ae1', 'hex'));

    expect([answer.status, codeOf(answer)]).toEqual([422, 'SHEET_REFUSED']);
    expect(answer.text).toContain('舊版 Excel');
  });

  it('says which column is what, where the names tell nothing', async () => {
    const file = await odsOf([
      ['甲', '乙'],
      ['溜冰場在哪裡？', '在中央公園。'],
    ]);
    const mapping = { 工作表1: { headerRow: 1, fields: ['question', 'answer'] } };

    const guessed = await post('/preview', file);
    const { body } = await post('/preview', file, { mappings: JSON.stringify(mapping) });
    const wrong = await post('/preview', file, { mappings: '{"x":1}' });

    expect(codeOf(guessed)).toBe('SHEET_REFUSED');
    expect(body).toMatchObject({ counts: { good: 1, added: 1 }, added: [{ title: '溜冰場在哪裡？' }] });
    expect(wrong.status).toBe(400);
  });

  it('gets the bad rows as a sheet with the reason beside each', async () => {
    const file = await odsOf([HEAD, SKATE, ['', '沒有答案的問題', '', '']]);

    const sheet = (await post('/bad-rows', file)).bytes;
    const again = await post('/preview', sheet);

    expect(again.body).toMatchObject({ counts: { good: 0, bad: 1 }, faults: [{ row: 2, field: 'answer' }] });
  });

  it('takes it back: as it was, but for what somebody changed since', async () => {
    const [latest] = ((await editor.send('GET', '/api/v1/imports')).body as ImportRunsView).runs;
    await post('', await odsOf([HEAD, ['skate-park', '滑板公園幾點關門？', '滑板公園開到晚上九點。', '']]));

    const undone = await editor.send('POST', `/api/v1/imports/${latest?.id ?? ''}/undo`);
    const twice = await editor.send('POST', `/api/v1/imports/${latest?.id ?? ''}/undo`);

    expect(undone.body).toEqual({ leftIds: ['skate-park'] });
    expect(twice.status).toBe(409);
    expect(await answerTo('滑板公園幾點關門')).toContain('晚上九點');
    expect(await answerTo('路燈不亮要怎麼通報')).not.toContain('新專線');
  });

  it('has everything out again, and in again without loss', async () => {
    const before = (await exported('jsonl')).toString();

    for (const format of ['ods', 'xlsx', 'csv', 'jsonl']) {
      const file = await exported(format);
      const { body } = await post('/preview', file, { fileName: `faq.${format}` });
      const { counts, faults } = body as ImportPreviewView;

      expect({ format, faults }).toEqual({ format, faults: [] });
      expect(counts).toMatchObject({ bad: 0, added: 0, changed: 0, same: before.trim().split('\n').length });
    }
  });

  it('finds every import on record', async () => {
    const { body } = await editor.send('GET', '/api/v1/audit?limit=50');

    const { entries } = body as { readonly entries: readonly { readonly action: string }[] };
    const actions = entries.map(({ action }) => action);
    expect(actions.filter((action) => action === 'articles-imported')).toHaveLength(2);
    expect(actions.filter((action) => action === 'import-undone')).toHaveLength(1);
    const { runs } = (await editor.send('GET', '/api/v1/imports')).body as {
      readonly runs: readonly ImportRunView[];
    };
    expect(runs.map(({ state }) => state)).toEqual(['applied', 'undone']);
  });
});
