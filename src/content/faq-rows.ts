// The rows of a city's own FAQ sheet: checked one by one, so that every bad row is named at once.

import { z } from 'zod';

import type { ArticleContent } from '../domain/article.js';
import type { JsonLine, JsonLineFault } from '../lib/json-lines.js';
import { cardField } from './card-field.js';
import { blockField, fieldName, lineField, linesField } from './text-fields.js';

export interface FaqRowFault {
  /** Line in the file, from 1. */
  readonly row: number;
  /** `answer`, `questions[2]`; `row` where it is the whole line. */
  readonly field: string;
  /** Chinese and English. */
  readonly reason: string;
}

export interface FaqRows {
  /** The good rows, in the order of the file. */
  readonly articles: readonly ArticleContent[];
  readonly faults: readonly FaqRowFault[];
}

const ID_CHARS = 200;
const QUESTION_CHARS = 500;
const LABEL_CHARS = 200;
/** A guard against a file pasted into a cell, not a limit for writers: channels cut long answers themselves. */
const ANSWER_CHARS = 200_000;

const idField = z
  .union([z.string(), z.number()], {
    error: ({ input }) =>
      input === undefined ? '缺少這一欄 / is missing' : '要是文字或數字 / must be text or a number',
  })
  .transform(String)
  .pipe(lineField(ID_CHARS));

/** Exports write an empty cell as null or as an empty text: both mean that it is absent. */
const orAbsent = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), field.optional());
const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

const faqRow = z.object(
  {
    faq_id: idField,
    question: lineField(QUESTION_CHARS),
    questions: orAbsent(linesField(0, QUESTION_CHARS)),
    answer: blockField(ANSWER_CHARS),
    category: orAbsent(lineField(LABEL_CHARS)),
    keywords: orAbsent(linesField(0, LABEL_CHARS)),
    dept: orAbsent(lineField(LABEL_CHARS)),
    card: orAbsent(cardField()),
  },
  { error: '一列要是一個 {…} 物件 / a row must be one {…} object' },
);

/** Checks the lines of a sheet. Columns that we do not know are left alone. */
export function readFaqRows(lines: readonly (JsonLine | JsonLineFault)[]): FaqRows {
  const articles: ArticleContent[] = [];
  const faults: FaqRowFault[] = [];
  const rowOfId = new Map<string, number>();
  for (const line of lines) {
    const found = readRow(line);
    if ('faults' in found) {
      faults.push(...found.faults);
      continue;
    }
    const earlier = rowOfId.get(found.article.id);
    if (earlier === undefined) {
      rowOfId.set(found.article.id, line.row);
      articles.push(found.article);
    } else faults.push(repeated(line.row, found.article.id, earlier));
  }
  return { articles, faults };
}

function readRow(
  line: JsonLine | JsonLineFault,
): { readonly article: ArticleContent } | { readonly faults: readonly FaqRowFault[] } {
  if ('fault' in line) return { faults: [{ row: line.row, field: 'row', reason: line.fault }] };
  const parsed = faqRow.safeParse(line.value);
  if (parsed.success) return { article: toArticle(parsed.data) };
  return {
    faults: parsed.error.issues.map(({ path, message }) => ({
      row: line.row,
      field: fieldName(path) || 'row',
      reason: message,
    })),
  };
}

function toArticle(row: z.infer<typeof faqRow>): ArticleContent {
  const variants = new Set(row.questions);
  variants.delete(row.question);
  return {
    id: row.faq_id,
    title: row.question,
    variants: [...variants],
    answer: row.answer,
    keywords: [...new Set(row.keywords)],
    risk: 'general',
    ...(row.category === undefined ? {} : { category: row.category }),
    ...(row.dept === undefined ? {} : { department: row.dept }),
    ...(row.card === undefined ? {} : { card: row.card }),
  };
}

const repeated = (row: number, id: string, earlier: number): FaqRowFault => ({
  row,
  field: 'faq_id',
  reason: `「${id}」與第 ${earlier} 列重複 / "${id}" stands in row ${earlier} already`,
});
