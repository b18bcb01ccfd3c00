// Articles out again: every field a column that the import understands, so that a sheet exported, mended and imported loses nothing.

import type { ArticleContent } from '../../domain/article.js';
import type { Card } from '../../domain/card.js';
import { toWrittenCard } from '../card-field.js';
import type { FaqField } from '../faq-rows.js';
import { toListCell } from './list-cell.js';
import { TABLE_TYPES, writeTable, type TableFormat } from './write-table.js';

export type ExportFormat = TableFormat | 'jsonl';

/** MIME types of the downloads. JSON Lines has none that is registered; this is the one in use. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  ...TABLE_TYPES,
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/** What stands above each column. `column-mapping.ts` reads every one of them. */
export const HEADERS = {
  faq_id: '編號',
  question: '問題',
  answer: '答案',
  questions: '相似問題',
  keywords: '關鍵字',
  category: '類別',
  dept: '機關',
  risk: '風險',
  source: '法源',
  valid_from: '生效日',
  valid_until: '失效日',
  review_by: '檢視期限',
  english_question: '英文問題',
  english_answer: '英文答案',
  card: '卡片',
  english_card: '英文卡片',
  tests: '測試問句',
  related: '相關文章',
} as const satisfies Record<FaqField, string>;
const FIELDS = Object.keys(HEADERS) as FaqField[];

const SHEET_NAME = '常見問答';

/** A whole file. */
export function writeArticles(articles: readonly ArticleContent[], format: ExportFormat): Promise<Buffer> {
  if (format === 'jsonl') return Promise.resolve(Buffer.from(articles.map(toJsonLine).join('')));
  const rows = articles.map((article) => {
    const row = toRow(article);
    return FIELDS.map((field) => row[field] ?? '');
  });
  return writeTable([FIELDS.map((field) => HEADERS[field]), ...rows], { format, name: SHEET_NAME });
}

/** The columns with one example row that an editor writes over. */
export function writeTemplate(format: TableFormat): Promise<Buffer> {
  const example: Partial<Record<FaqField, string>> = {
    faq_id: 'street-light',
    question: '路燈不亮要怎麼通報？',
    answer: '請打 1999，或在這裡留言路燈編號和地點。',
    questions: '路燈壞了\n家門口路燈不亮',
    keywords: '路燈、報修',
    category: '道路',
    dept: '工務局',
    review_by: '2027-12-31',
  };
  const fields = FIELDS.filter((field) => field !== 'card' && field !== 'english_card');
  return writeTable([fields.map((field) => HEADERS[field]), fields.map((field) => example[field] ?? '')], {
    format,
    name: SHEET_NAME,
  });
}

function toRow(article: ArticleContent): Partial<Record<FaqField, string>> {
  const { english, card } = article;
  return {
    faq_id: article.id,
    question: article.title,
    answer: article.answer,
    questions: toListCell(article.variants, 'questions'),
    keywords: toListCell(article.keywords, 'keywords'),
    category: article.category ?? '',
    dept: article.department ?? '',
    risk: article.risk,
    source: article.source ?? '',
    valid_from: article.validFrom ?? '',
    valid_until: article.validUntil ?? '',
    review_by: article.reviewBy ?? '',
    tests: article.tests === undefined ? '' : toListCell(article.tests, 'questions'),
    related: toListCell(article.related ?? [], 'questions'),
    card: cardCell(card),
    ...(english === undefined ? {} : englishCells(english)),
  };
}

const englishCells = ({ question, answer, card }: NonNullable<ArticleContent['english']>) => ({
  ...{ english_question: question, english_answer: answer },
  english_card: cardCell(card),
});

const cardCell = (card: Card | undefined): string =>
  card === undefined ? '' : JSON.stringify(toWrittenCard(card));

const toJsonLine = (article: ArticleContent): string => `${JSON.stringify(toFaqRow(article))}\n`;

/** An article as a row that names its own fields: what `readFaqRows` checks. */
export function toFaqRow(article: ArticleContent): Partial<Record<FaqField, unknown>> {
  const { english } = article;
  return {
    faq_id: article.id,
    question: article.title,
    questions: article.variants,
    answer: article.answer,
    keywords: article.keywords,
    category: article.category,
    dept: article.department,
    risk: article.risk,
    source: article.source,
    valid_from: article.validFrom,
    valid_until: article.validUntil,
    review_by: article.reviewBy,
    english_question: english?.question,
    english_answer: english?.answer,
    card: article.card && toWrittenCard(article.card),
    english_card: english?.card && toWrittenCard(english.card),
    tests: article.tests,
    related: article.related,
  };
}
