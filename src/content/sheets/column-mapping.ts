// Which column of a sheet holds what, guessed from the words that offices write above them. An editor may say otherwise.

import type { FaqField } from '../faq-rows.js';
import type { Sheet, SheetRow } from './sheet.js';

export interface ColumnMapping {
  /** The row with the names of the columns, as the editor's program numbers it. What stands above is left alone. */
  readonly headerRow: number;
  /** By position; undefined: the column is left out. */
  readonly fields: readonly (FaqField | undefined)[];
}

/** Titles and remarks may stand above the names of the columns. */
const MOST_ROWS_ABOVE = 10;

/** As written above columns, without blanks, marks, numbers and what stands in brackets, in lower case. A running number
 *  (項次, 序號) is no id: it changes when rows move, so it stands nowhere here. */
const NAMES: Readonly<Record<FaqField, readonly string[]>> = {
  faq_id: ['編號', '代碼', '代號', '題號', '問答編號', '題目編號', 'id', 'faqid', 'code'],
  question: ['問題', '題目', '標題', '主題', '問', '常見問題', '問題標題', '問題名稱', '提問', '民眾問題', '標準問題', '標準問句', 'question', 'title', 'q'], // prettier-ignore
  questions: ['相似問題', '相似問法', '相似問句', '其他問法', '其他問題', '問法', '同義問句', '同義問法', '延伸問題', '擴充問題', '擴充問句', 'questions', 'variants', 'similarquestions', 'alternatives'], // prettier-ignore
  answer: ['答案', '回答', '答', '回覆', '答覆', '回覆內容', '答覆內容', '回答內容', '答案內容', '標準答案', '內容', '說明', '解答', 'answer', 'reply', 'content', 'a'], // prettier-ignore
  category: [
    '類別',
    '分類',
    '類型',
    '主類別',
    '次類別',
    '主分類',
    '問題類別',
    '問題分類',
    '類目',
    'category',
    'label',
    'topic',
  ],
  keywords: ['關鍵字', '關鍵詞', '標籤', '關鍵字詞', 'keywords', 'keyword', 'tags', 'tag'],
  dept: ['機關', '局處', '單位', '部門', '科室', '機關名稱', '主管機關', '業務單位', '承辦單位', '權責單位', '權責機關', '主政機關', '負責單位', '主辦單位', '提供單位', 'dept', 'department', 'office', 'agency'], // prettier-ignore
  risk: ['風險', '風險等級', '風險類別', 'risk'],
  source: ['法源', '法源依據', '法令依據', '法規依據', '依據', '來源', '資料來源', 'source', 'legalbasis'],
  valid_from: ['生效日', '生效日期', '起始日', '起始日期', '上線日期', 'validfrom'],
  valid_until: [
    '失效日',
    '失效日期',
    '有效期限',
    '有效日期',
    '截止日',
    '截止日期',
    '結束日期',
    '下架日期',
    'validuntil',
  ],
  review_by: ['檢視期限', '複審日', '複審日期', '下次檢視日', '下次檢視日期', '檢視日期', 'reviewby'],
  english_question: ['英文問題', '英文題目', '英文標題', 'englishquestion', 'questionen'],
  english_answer: ['英文答案', '英文回答', '英文回覆', '英文內容', 'englishanswer', 'answeren'],
  card: ['卡片', 'card'],
  english_card: ['英文卡片', 'englishcard'],
  related: ['相關文章', '相關問題', '延伸閱讀', 'related', 'relatedarticles'],
  tests: ['測試問句', '測試題', '考題', 'tests', 'testquestions'],
};
const FIELD_OF: ReadonlyMap<string, FaqField> = new Map(
  (Object.keys(NAMES) as FaqField[]).flatMap((field) => NAMES[field].map((name) => [name, field])),
);
const FIELDS: ReadonlySet<string> = new Set(Object.keys(NAMES));

export const isFaqField = (name: string): name is FaqField => FIELDS.has(name);

/** They may stand in several columns: 問法1, 問法2, 問法3. */
const REPEATABLE: ReadonlySet<FaqField> = new Set(['questions', 'keywords', 'tests', 'related']);

/** @example fieldOfHeader('＊ 回覆內容（必填）') // 'answer' */
function fieldOfHeader(header: string): FaqField | undefined {
  const plain = header
    .normalize('NFKC')
    .replace(/[([【〔].*?[)\]】〕]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return FIELD_OF.get(plain);
}

/** Undefined where no row names a question and an answer. */
export function guessMapping({ rows }: Sheet): ColumnMapping | undefined {
  return rows.slice(0, MOST_ROWS_ABOVE).map(guessFields).find(isUsable);
}

/** What the columns are, if this row names them. */
export function guessFields({ row, cells }: SheetRow): ColumnMapping {
  return { headerRow: row, fields: withoutRepeats(cells.map(fieldOfHeader)) };
}

/** Where no row names a question and an answer: the fullest of the first ones is the likeliest to name the columns. */
export function guessHeader({ rows }: Sheet): ColumnMapping | undefined {
  const fill = ({ cells }: SheetRow): number => cells.filter((cell) => cell.trim() !== '').length;
  const [first, ...others] = rows.slice(0, MOST_ROWS_ABOVE);
  if (first === undefined) return undefined;
  return guessFields(others.reduce((best, row) => (fill(row) > fill(best) ? row : best), first));
}

/** A sheet without a question and an answer cannot be imported. */
export function isUsable({ fields }: ColumnMapping): boolean {
  return fields.includes('question') && fields.includes('answer');
}

/** Of two columns with the same meaning the first is taken. */
function withoutRepeats(fields: readonly (FaqField | undefined)[]): (FaqField | undefined)[] {
  return fields.map((field, place) =>
    field === undefined || REPEATABLE.has(field) || fields.indexOf(field) === place ? field : undefined,
  );
}
