// Sheets as they come: each ends in the right rows, or in a sentence that says what to do.

import { readFaqRows, type FaqRows } from '../../../src/content/faq-rows.js';
import { readSheetFile } from '../../../src/content/sheets/read-sheet-file.js';
import { linesOfSheets } from '../../../src/content/sheets/sheet-lines.js';
import type { SheetFaultCode } from '../../../src/content/sheets/sheet.js';
import { csvOf, odsBook, odsOf, xlsxOf, zipOf, type Table } from '../../support/sheets.js';

const HEAD = ['編號', '問題', '答案'];
const GOOD: Table = [HEAD, ['a', '路燈壞了', '打 1999'], ['b', '水溝堵住', '打 1999']];

async function read(bytes: Buffer | string, fileName = 'faq.csv') {
  const file = await readSheetFile(Buffer.from(bytes), fileName);
  const { lines, skippedSheets } = linesOfSheets(file);
  return { ...readFaqRows(lines), file, skippedSheets };
}
const refusal = (bytes: Buffer | string, fileName?: string) =>
  read(bytes, fileName).then(
    () => 'read',
    (error: unknown) => error,
  );
const titles = ({ articles }: FaqRows): string[] => articles.map(({ title }) => title);
/** Of one data row under these columns. */
const rowOf = async (head: readonly string[], ...cells: string[]) => read(csvOf([head, cells]));
const articleOf = async (head: readonly string[], ...cells: string[]) => {
  const { articles, faults } = await rowOf(head, ...cells);
  expect(faults).toEqual([]);
  return articles[0];
};
const UTF16 = Buffer.from(`\uFEFF${csvOf(GOOD, { separator: '\t' })}`, 'utf16le');
/** 「問題,答案」 and one row, in Big5: 路燈,修。 */
const BIG5 = Buffer.from('b0ddc3442cb5aaaed70d0ab8f4bf4f2cadd7a143', 'hex');

describe('a file of questions', () => {
  it.each<[string, () => Promise<Buffer> | Buffer | string, string]>([
    ['ODS', () => odsOf(GOOD), 'faq.ods'],
    ['XLSX', () => xlsxOf(GOOD), 'faq.xlsx'],
    ['ODS under the name of another kind', () => odsOf(GOOD), 'faq.csv'],
    ['CSV', () => csvOf(GOOD), 'faq.csv'],
    ['CSV with a byte order mark', () => `\uFEFF${csvOf(GOOD)}`, 'faq.csv'],
    ['CSV with semicolons', () => csvOf(GOOD, { separator: ';' }), 'faq.csv'],
    ['CSV with tabs', () => csvOf(GOOD, { separator: '\t' }), 'faq.tsv'],
    ['CSV of an old Mac', () => csvOf(GOOD, { lineEnd: '\r' }), 'faq.csv'],
    ['CSV of Unix', () => csvOf(GOOD, { lineEnd: '\n' }), 'faq.csv'],
    ['UTF-16 as Excel exports it', () => UTF16, 'faq.txt.csv'],
    ['JSON Lines', () => '{"faq_id":"a","question":"路燈壞了","answer":"打 1999"}\n{"faq_id":"b","question":"水溝堵住","answer":"打 1999"}', 'faq.jsonl'], // prettier-ignore
    ['JSON Lines without its name', () => '{"faq_id":"a","question":"路燈壞了","answer":"打 1999"}\n{"faq_id":"b","question":"水溝堵住","answer":"打 1999"}', 'upload'], // prettier-ignore
    ['headings', () => '# 道路\n\n## 路燈壞了\n打 1999\n\n## 水溝堵住\n打 1999\n', 'faq.md'],
    ['lines with Q and A', () => 'Q1：路燈壞了\nA1：打 1999\n\nQ2：水溝堵住\nA2：打 1999\n', 'faq.txt'],
    ['lines with 問 and 答', () => '問：路燈壞了\n答：打 1999\n\n問：水溝堵住\n答：打 1999', 'faq.txt'],
  ])('is read from %s', async (_, make, fileName) => {
    const found = await read(await make(), fileName);

    expect(found.faults).toEqual([]);
    expect(titles(found)).toEqual(['路燈壞了', '水溝堵住']);
    expect(found.articles.map(({ answer }) => answer)).toEqual(['打 1999', '打 1999']);
  });

  it('is read from Big5, and says so', async () => {
    const { articles, file } = await read(BIG5);

    expect(articles).toMatchObject([{ title: '路燈', answer: '修。' }]);
    expect(file).toMatchObject({ format: 'csv', encoding: 'big5' });
  });

  it.each<[string, () => Promise<Buffer> | Buffer | string, string, SheetFaultCode, string]>([
    ['nothing', () => '', 'faq.csv', 'SHEET_EMPTY', '空的'],
    ['blanks', () => ' \n \n', 'faq.csv', 'SHEET_EMPTY', '空的'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'faq.csv', 'SHEET_ENCODING_UNKNOWN', 'UTF-8'], // prettier-ignore
    ['a PDF', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('00ffe2e3cfd3', 'hex')]), 'faq.ods', 'SHEET_ENCODING_UNKNOWN', 'UTF-8'], // prettier-ignore
    ['an old Excel file', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'faq.xls', 'SHEET_KIND_UNKNOWN', '舊版 Excel'], // prettier-ignore
    ['a workbook with a password', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), 'faq.xlsx', 'SHEET_LOCKED', '密碼'], // prettier-ignore
    ['an ODS with a password', () => zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }]), 'faq.ods', 'SHEET_LOCKED', '密碼'], // prettier-ignore
    ['a ZIP with a password', () => zipOf([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }]), 'faq.xlsx', 'SHEET_LOCKED', '密碼'], // prettier-ignore
    ['a ZIP of something else', () => zipOf([{ name: 'photo.jpg', content: 'x' }]), 'faq.zip', 'SHEET_KIND_UNKNOWN', 'ODS'], // prettier-ignore
    ['a text document', () => zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]), 'faq.odt', 'SHEET_KIND_UNKNOWN', 'ODS'], // prettier-ignore
    ['half a ZIP', async () => (await odsOf(GOOD)).subarray(0, 900), 'faq.ods', 'SHEET_DAMAGED', '壞'],
    ['a workbook without sheets inside', () => zipOf([{ name: 'xl/workbook.xml', content: 'no xml at all' }]), 'faq.xlsx', 'SHEET_DAMAGED', '另存'], // prettier-ignore
    ['a workbook with macros', () => zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }, { name: 'xl/vbaProject.bin', content: 'x' }]), 'faq.xlsm', 'SHEET_HAS_MACROS', '巨集'], // prettier-ignore
    ['an ODS with macros', () => zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'Basic/script-lc.xml', content: 'x' }]), 'faq.ods', 'SHEET_HAS_MACROS', '巨集'], // prettier-ignore
    ['a bomb', () => zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(8 * 1024 * 1024) }]), 'faq.xlsx', 'SHEET_TOO_LARGE', '解開後太大'], // prettier-ignore
    ['a bomb that lies about its size', () => zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(8 * 1024 * 1024), claimedBytes: 10 }]), 'faq.xlsx', 'SHEET_TOO_LARGE', '解開後太大'], // prettier-ignore
    [
      'a file over 20 MB',
      () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x61),
      'faq.csv',
      'SHEET_TOO_LARGE',
      '最多 20 MB',
    ],
    ['over 50,000 rows', () => csvOf([HEAD, ...Array.from({ length: 50_001 }, (_, n) => [String(n), '問', '答'])]), 'faq.csv', 'SHEET_TOO_LARGE', '50,000'], // prettier-ignore
    ['a web page called Excel', () => '<html><table><tr><td>問題</td></tr></table></html>', 'faq.xls', 'SHEET_KIND_UNKNOWN', '網頁'], // prettier-ignore
    ['a quote that never closes', () => '問題,答案\n"路燈,打 1999\n', 'faq.csv', 'SHEET_DAMAGED', '引號'],
    ['columns with other names', () => csvOf([['姓名', '電話'], ['王', '1']]), 'faq.csv', 'SHEET_EMPTY', '姓名、電話'], // prettier-ignore
    [
      'questions without answers',
      () => csvOf([['問題'], ['路燈']]),
      'faq.csv',
      'SHEET_EMPTY',
      '「問題」和「答案」',
    ],
  ])('is refused where it is %s', async (_, make, fileName, ...[code, words]) => {
    const error = await refusal(await make(), fileName);

    expect(error).toMatchObject({ code, message: expect.stringContaining(words) as unknown });
  });

  it('never follows an entity of its XML', async () => {
    const bytes = zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      {
        name: 'content.xml',
        content: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell><text:p>問題</text:p></table:table-cell><table:table-cell><text:p>答案</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>路燈</text:p></table:table-cell><table:table-cell><text:p>內容 &e;</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      },
    ]);

    const found = await refusal(bytes, 'faq.ods');

    expect(JSON.stringify(found)).not.toContain('root:');
  });
});

describe('the columns', () => {
  it.each([
    [['題目', '回覆內容']],
    [['Question', 'Answer']],
    [['＊問題（必填）', '＊答案（必填）']],
    [['Ｑ', 'Ａ']],
    [['標準問題', '標準答案']],
    [['常見問題', '說明']],
    [['項次', '問題', '答案']],
    [['點閱數', '答覆', '提問']],
  ])('%p are understood', async (head) => {
    const { articles } = await rowOf(head, ...head.map((name) => `${name}的內容`));

    expect(articles).toHaveLength(1);
  });

  it('may stand under a title and a remark', async () => {
    const table: Table = [
      ['示範市政府常見問答', '', ''],
      ['更新：115/11/21', '', ''],
      [],
      HEAD,
      ['a', '路燈', '修'],
    ];

    expect(titles(await read(csvOf(table)))).toEqual(['路燈']);
  });

  it('may come again at each page of a printed list', async () => {
    expect(titles(await read(csvOf([...GOOD, HEAD, ['c', '路面坑洞', '打 1999']])))).toEqual([
      '路燈壞了',
      '水溝堵住',
      '路面坑洞',
    ]);
  });

  it('give every field that an article has', async () => {
    const head = ['編號', '問題', '答案', '類別', '機關', '關鍵字', '相似問題', '風險', '法源', '生效日', '檢視期限', '英文問題', '英文答案']; // prettier-ignore
    const article = await articleOf(
      head,
      ...['x1', '補發身分證', '請到戶所', '戶政', '民政局', '身分證、補發;遺失', '身分證掉了；證件不見'],
      ...['law', '戶籍法', '民國115年1月2日', '1160102', 'Lost ID', 'Go there.'],
    );

    expect(article).toEqual({
      id: 'x1',
      title: '補發身分證',
      answer: '請到戶所',
      category: '戶政',
      department: '民政局',
      keywords: ['身分證', '補發', '遺失'],
      variants: ['身分證掉了', '證件不見'],
      risk: 'law',
      source: '戶籍法',
      validFrom: '2026-01-02',
      reviewBy: '2027-01-02',
      english: { question: 'Lost ID', answer: 'Go there.' },
    });
  });

  it('may hold wordings in several', async () => {
    const article = await articleOf(['問題', '答案', '問法1', '問法2'], '甲', '乙', '丙', '丁');

    expect(article?.variants).toEqual(['丙', '丁']);
  });
});

describe('the cells', () => {
  it.each([
    [
      'two questions that end as such',
      '路燈壞了怎麼辦？\n路燈不亮找誰？',
      ['路燈壞了怎麼辦？', '路燈不亮找誰？'],
    ],
    ['a list with numbers', '1. 路燈壞了\n2. 路燈不亮', ['路燈壞了', '路燈不亮']],
    ['a list with Chinese numbers', '一、路燈壞了\n二、路燈不亮', ['路燈壞了', '路燈不亮']],
    ['a list with dots', '• 路燈壞了\n• 路燈不亮', ['路燈壞了', '路燈不亮']],
    ['one question that was broken to fit', '請問路燈壞了\n要找哪個單位', ['請問路燈壞了 要找哪個單位']],
  ])('of questions may hold %s', async (_, cell, questions) => {
    const article = await articleOf(['問題', '答案'], cell, '打 1999');

    expect([article?.title, ...(article?.variants ?? [])]).toEqual(questions);
  });

  it('of an answer keep their lines', async () => {
    expect((await articleOf(['問題', '答案'], '路燈', '一\r\n\r\n二'))?.answer).toBe('一\n\n二');
  });

  it('keep zeros in front, long numbers and text that looks like a formula', async () => {
    const found = await read(await odsOf([HEAD, ['00012', '電話', '0212345678 =1+1']]), 'a.ods');

    expect(found.articles).toMatchObject([{ id: '00012', answer: '0212345678 =1+1' }]);
  });

  it('may be numbers and days', async () => {
    const day = new Date(Date.UTC(2026, 10, 21));
    const found = await read(
      await xlsxOf([
        [...HEAD, '檢視期限'],
        [12, 1999, '電話', day],
      ]),
      'a.xlsx',
    );

    expect(found.articles).toMatchObject([{ id: '12', title: '1999', reviewBy: '2026-11-21' }]);
  });

  it('that are merged say the same for every row', async () => {
    const table: Table = [
      ['機關', '問題', '答案'],
      ['民政局', '甲', '一'],
      [null, '乙', '二'],
    ];
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];

    for (const [bytes, name] of [
      [await odsOf(table, { merges }), 'a.ods'],
      [await xlsxOf(table, { merges }), 'a.xlsx'],
    ] as const) {
      const { articles } = await read(bytes, name);
      expect(articles.map(({ department }) => department)).toEqual(['民政局', '民政局']);
    }
  });

  it.each(['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', 'Err:502'])(
    'with a formula that fails (%s) are named',
    async (shown) => {
      const { faults } = await rowOf(['問題', '答案'], '路燈', shown);

      expect(faults).toMatchObject([
        {
          row: 2,
          field: 'row',
          reason: expect.stringContaining(`「答案」這一格的公式算不出來（${shown}）`) as unknown,
        },
      ]);
    },
  );

  it.each([
    ['115/11/21', '2026-11-21'],
    ['民國 115 年 11 月 21 日', '2026-11-21'],
    ['1151121', '2026-11-21'],
    ['20261121', '2026-11-21'],
    ['2026/1/2', '2026-01-02'],
    ['2026年1月2日', '2026-01-02'],
    ['１１５．１．２', '2026-01-02'],
  ])('with the day %s are read', async (written, day) => {
    expect((await articleOf(['問題', '答案', '檢視期限'], '甲', '乙', written))?.reviewBy).toBe(day);
  });

  it.each([
    ['a day that is none', '檢視期限', '115/13/40', 'review_by', '日期'],
    ['a day in words', '檢視期限', '明年', 'review_by', '日期'],
    ['a risk that is none', '風險', '很高', 'risk', '只能是'],
    ['half an English pair', '英文問題', 'Lamp', 'english_answer', '成對'],
    ['a control character', '類別', 'a\u0007b', 'category', 'U+0007'],
    ['a card that is none', '卡片', 'buttons', 'card', ''],
  ])('with %s are named', async (_, column, cell, ...[field, words]) => {
    const bytes = await odsOf([
      ['問題', '答案', column],
      ['甲', '乙', cell],
    ]);
    const { faults, articles } = await read(column === '類別' ? csvOf([['問題', '答案', column], ['甲', '乙', cell]]).replace('\u0007', '\u0085') : bytes, 'a.ods'); // prettier-ignore

    expect(articles).toEqual([]);
    expect(faults[0]).toMatchObject({ row: 2 });
    expect(faults[0]?.field.startsWith(field)).toBe(true);
    expect(faults[0]?.reason).toContain(column === '類別' ? 'U+0085' : words);
  });
});

describe('the rows', () => {
  it('are named as the program numbers them, empty ones above included', async () => {
    const found = await read(await odsOf([HEAD, [], [], ['a', '', '答案']]), 'a.ods');

    expect(found.faults).toMatchObject([{ row: 4, field: 'question', sheet: '工作表1' }]);
  });

  it('are named by the line they begin on, in a text file', async () => {
    const { faults } = await read('問題,答案\n"路燈\n壞了",好\n,無題\n');

    expect(faults).toMatchObject([{ row: 4, field: 'question' }]);
  });

  it('without an id find the same one again, whatever the marks', async () => {
    const first = await articleOf(['問題', '答案'], '路燈壞了？', '一');
    const second = await articleOf(['問題', '答案'], '路燈　壞了', '二');
    const other = await articleOf(['問題', '答案'], '路燈壞了嗎', '一');

    expect(first?.id).toMatch(/^q-[0-9a-f]{16}$/);
    expect(second?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
  });

  it('that ask the same twice are named with the first', async () => {
    const { faults } = await read(
      csvOf([
        ['問題', '答案'],
        ['路燈', '一'],
        ['路燈', '二'],
      ]),
    );

    expect(faults).toMatchObject([
      { row: 3, field: 'question', reason: expect.stringContaining('第 2 列') as unknown },
    ]);
  });

  it('of several sheets are read together, and a sheet of something else is named', async () => {
    const book = await odsBook({
      道路: [HEAD, ['a', '路燈', '修']],
      說明: [['請照格式填寫']],
      環保: [HEAD, ['a', '垃圾', '倒']],
    });

    const { articles, faults, skippedSheets } = await read(book, 'a.ods');

    expect(articles).toHaveLength(1);
    expect(faults).toMatchObject([
      { row: 2, sheet: '環保', reason: expect.stringContaining('工作表「道路」第 2 列') as unknown },
    ]);
    expect(skippedSheets).toEqual(['說明']);
  });
});
