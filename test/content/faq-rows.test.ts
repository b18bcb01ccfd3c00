import fc from 'fast-check';

import { readFaqRows } from '../../src/content/faq-rows.js';

const readRows = (...rows: unknown[]) => readFaqRows(rows.map((value, index) => ({ row: index + 1, value })));
const row = (fields: Record<string, unknown> = {}) => ({
  faq_id: 'a',
  question: '問題',
  answer: '答案',
  ...fields,
});

describe('readFaqRows', () => {
  it('makes an article of a full row', () => {
    const { articles, faults } = readRows(
      row({
        questions: ['問法一', '問法二'],
        category: '戶政',
        keywords: ['身分證'],
        dept: '民政局',
        views: 9,
      }),
    );

    expect(faults).toEqual([]);
    expect(articles).toEqual([
      {
        id: 'a',
        title: '問題',
        variants: ['問法一', '問法二'],
        answer: '答案',
        keywords: ['身分證'],
        category: '戶政',
        department: '民政局',
        risk: 'general',
      },
    ]);
  });

  it('takes the least that a row needs', () => {
    const { articles } = readRows(row());

    expect(articles).toEqual([
      { id: 'a', title: '問題', variants: [], answer: '答案', keywords: [], risk: 'general' },
    ]);
  });

  it('takes a number as id, and trims ids and questions', () => {
    const { articles } = readRows(row({ faq_id: 12 }), row({ faq_id: ' b ', question: ' 一\n二　三 ' }));

    expect(articles.map(({ id, title }) => [id, title])).toEqual([
      ['12', '問題'],
      ['b', '一 二 三'],
    ]);
  });

  it('keeps an answer to the letter', () => {
    const answer = ' 第一行\n\n\t第二行　🙂 \n';

    const { articles } = readRows(row({ answer }));

    expect(articles[0]?.answer).toBe(answer);
  });

  it('takes an empty cell as absent', () => {
    const { articles, faults } = readRows(row({ questions: null, category: '', keywords: null, dept: '  ' }));

    expect(faults).toEqual([]);
    expect(articles[0]).not.toHaveProperty('category');
  });

  it('drops variants that stand twice or repeat the title', () => {
    const { articles } = readRows(row({ questions: ['問題', '別的', '別的'] }));

    expect(articles[0]?.variants).toEqual(['別的']);
  });

  it.each([
    ['a missing id', row({ faq_id: undefined }), 'faq_id', 'is missing'],
    ['an empty id', row({ faq_id: ' ' }), 'faq_id', 'must not be empty'],
    ['an id of another kind', row({ faq_id: { $ne: 1 } }), 'faq_id', 'text or a number'],
    ['an id with a control character', row({ faq_id: 'a\u0000' }), 'faq_id', 'U+0000'],
    ['a missing question', row({ question: undefined }), 'question', 'is missing'],
    ['a question that is no text', row({ question: 7 }), 'question', 'must be text'],
    ['an endless question', row({ question: '問'.repeat(501) }), 'question', 'at most 500'],
    ['a blank answer', row({ answer: ' \n ' }), 'answer', 'must not be empty'],
    ['an answer that is null', row({ answer: null }), 'answer', 'must be text'],
    ['an answer with a control character', row({ answer: '一\u0007二' }), 'answer', 'U+0007'],
    ['half a character', row({ answer: '一\uD83D二' }), 'answer', 'U+D83D'],
    ['variants that are no list', row({ questions: '一' }), 'questions', 'must be a list'],
    ['a question with a cover in it', row({ question: '我的[電話]怎麼改' }), 'question', 'holds a cover'],
    ['a variant with one', row({ questions: ['一', '【地址】在哪'] }), 'questions[1]', 'holds a cover'],
    ['an empty variant', row({ questions: ['一', ' '] }), 'questions[1]', 'must not be empty'],
    ['a keyword that is no text', row({ keywords: [1] }), 'keywords[0]', 'must be text'],
    ['a row that is no object', ['a'], 'row', 'one {…} object'],
    ['a row that is null', null, 'row', 'one {…} object'],
  ])('refuses %s with row, field and reason', (_name, bad, field, reason) => {
    const { articles, faults } = readRows(row({ faq_id: 'first' }), bad);

    expect(articles).toHaveLength(1);
    expect(faults).toEqual([{ row: 2, field, reason: expect.stringContaining(reason) as string }]);
  });

  it('names every fault of every row at once', () => {
    const { faults } = readRows({}, row({ question: '', answer: '' }));

    expect(faults.map(({ row: at, field }) => `${at} ${field}`)).toEqual([
      '1 faq_id',
      '1 question',
      '1 answer',
      '2 question',
      '2 answer',
    ]);
  });

  it('passes on a line that is no JSON', () => {
    const { faults } = readFaqRows([{ row: 3, fault: 'not valid JSON' }]);

    expect(faults).toEqual([{ row: 3, field: 'row', reason: 'not valid JSON' }]);
  });

  it('refuses an id that stands twice, written as text or as a number', () => {
    const { articles, faults } = readRows(row({ faq_id: 7 }), row({ faq_id: '7' }));

    expect(articles).toHaveLength(1);
    expect(faults).toEqual([{ row: 2, field: 'faq_id', reason: expect.stringContaining('row 1') as string }]);
  });

  it('takes a very long answer', () => {
    const { articles } = readRows(row({ answer: '字'.repeat(120_000) }));

    expect(articles[0]?.answer).toHaveLength(120_000);
  });

  it('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const { articles, faults } = readRows(...values);

        expect(new Set(faults.map(({ row: at }) => at)).size + articles.length).toBe(values.length);
      }),
    );
  });
});
