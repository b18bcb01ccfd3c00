// The rows of a city's own FAQ sheet: checked one by one, so that every bad row is named at once.

import { z } from 'zod';

import { MOST_RELATED, RISK_CLASSES, type ArticleContent } from '../domain/article.js';
import { runAtOnce } from '../lib/beside-others.js';
import type { JsonLine, JsonLineFault } from '../lib/json-lines.js';
import { findCover } from '../domain/covers.js';
import { cardField } from './card-field.js';
import { blockField, dayField, fieldName, lineField, linesField, wordField } from './text-fields.js';

/** A row as it was read; `sheet` where the file has several, `columns` where it stood under columns: what they are. */
export type FaqLine = (JsonLine | JsonLineFault) & {
  readonly sheet?: string;
  readonly columns?: readonly FaqField[];
};

export interface FaqRowFault {
  /** Line in the file or row of the sheet, from 1. */
  readonly row: number;
  /** Where the file has several. */
  readonly sheet?: string;
  /** `answer`, `questions[2]`; `row` where it is the whole line. */
  readonly field: string;
  /** Chinese and English. */
  readonly reason: string;
}

export interface FaqRows {
  /** The good rows, in the order of the file. */
  readonly articles: readonly ArticleContent[];
  readonly faults: readonly FaqRowFault[];
  /** By article id, the columns that its row stood under. Absent for rows that named their own fields. */
  readonly columns: ReadonlyMap<string, readonly FaqField[]>;
  /** By article id, where its row stands. */
  readonly places: ReadonlyMap<string, RowPlace>;
}

export type RowPlace = Pick<FaqRowFault, 'row' | 'sheet'>;

const ID_CHARS = 200;
const QUESTION_CHARS = 500;
const LABEL_CHARS = 200;
/** A guard against a file pasted into a cell, not a limit for writers: channels cut long answers themselves. */
const ANSWER_CHARS = 200_000;

const idField = z
  .union([z.string(), z.number()], {
    error: ({ input }) =>
      input === undefined ? '沒有填，請補上 / is missing' : '要是文字或數字 / must be text or a number',
  })
  .transform(String)
  .pipe(lineField(ID_CHARS));

/** Exports write an empty cell as null or as an empty text: both mean that it is absent. */
const orAbsent = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), field.optional());
const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** Where personal data was covered, nobody's words stand: no question is asked so. */
const isWhole = (text: string): boolean => findCover(text) === undefined;
const COVERED = {
  error:
    '還有遮住的地方（像是［電話］），請換成民眾會說的話 / holds a cover such as [電話]; write what people say instead',
};

const faqRow = z.object(
  {
    faq_id: idField,
    question: lineField(QUESTION_CHARS).refine(isWhole, COVERED),
    questions: orAbsent(
      linesField(0, QUESTION_CHARS).superRefine((all, context) => {
        for (const [at, text] of all.entries())
          if (!isWhole(text)) context.addIssue({ code: 'custom', path: [at], message: COVERED.error });
      }),
    ),
    answer: blockField(ANSWER_CHARS),
    category: orAbsent(lineField(LABEL_CHARS)),
    keywords: orAbsent(linesField(0, LABEL_CHARS)),
    dept: orAbsent(lineField(LABEL_CHARS)),
    card: orAbsent(cardField()),
    risk: orAbsent(wordField(RISK_CLASSES)),
    source: orAbsent(lineField(QUESTION_CHARS)),
    valid_from: orAbsent(dayField()),
    valid_until: orAbsent(dayField()),
    review_by: orAbsent(dayField()),
    english_question: orAbsent(lineField(QUESTION_CHARS)),
    english_answer: orAbsent(blockField(ANSWER_CHARS)),
    english_card: orAbsent(cardField()),
    tests: orAbsent(linesField(0, QUESTION_CHARS)),
    related: orAbsent(
      linesField(0, ID_CHARS).refine((ids) => new Set(ids).size <= MOST_RELATED, {
        error: `相關文章最多 ${MOST_RELATED} 篇 / at most ${MOST_RELATED} related articles`,
      }),
    ),
  },
  { error: '一列要是一個 {…} 物件 / a row must be one {…} object' },
);

/** The columns that mean something to us. */
export type FaqField = keyof typeof faqRow.shape;

/** Checks the lines of a sheet. Columns that we do not know are left alone. */
export function readFaqRows(lines: readonly FaqLine[]): FaqRows {
  return runAtOnce(faqRowsInSteps(lines));
}

/** The same, a row a step; `onRow` hears how many are done. */
export function* faqRowsInSteps(
  lines: readonly FaqLine[],
  onRow?: (doneCount: number) => void,
): Generator<undefined, FaqRows> {
  const articles: ArticleContent[] = [];
  const faults: FaqRowFault[] = [];
  const columns = new Map<string, readonly FaqField[]>();
  const firstOf = new Map<string, { readonly line: FaqLine; readonly title: string }>();
  for (const [place, line] of lines.entries()) {
    yield;
    onRow?.(place + 1);
    const found = readRow(line);
    if ('faults' in found) {
      faults.push(...found.faults.map((fault) => ({ ...placeOf(line), ...fault })));
      continue;
    }
    const { article } = found;
    const earlier = firstOf.get(article.id);
    if (earlier === undefined) {
      firstOf.set(article.id, { line, title: article.title });
      articles.push(article);
      if (line.columns !== undefined) columns.set(article.id, line.columns);
    } else faults.push({ ...placeOf(line), ...repeated(article, earlier) });
  }
  const places = new Map([...firstOf].map(([id, { line }]) => [id, placeOf(line)]));
  return { articles, faults, columns, places };
}

const placeOf = ({ row, sheet }: FaqLine) => ({ row, ...(sheet === undefined ? {} : { sheet }) });

type Found =
  | { readonly article: ArticleContent }
  | { readonly faults: readonly Pick<FaqRowFault, 'field' | 'reason'>[] };

function readRow(line: FaqLine): Found {
  if ('fault' in line) return { faults: [{ field: 'row', reason: line.fault }] };
  const parsed = faqRow.safeParse(line.value);
  if (!parsed.success) {
    const issues = parsed.error.issues;
    return {
      faults: issues.map(({ path, message }) => ({ field: fieldName(path) || 'row', reason: message })),
    };
  }
  const pair = halfEnglish(parsed.data) ?? turnedDays(parsed.data);
  return pair === undefined ? { article: toArticle(parsed.data) } : { faults: [pair] };
}

/** It would never be served. */
function turnedDays({ valid_from: from, valid_until: until }: FaqRow) {
  if (from === undefined || until === undefined || from <= until) return undefined;
  return { field: 'valid_until', reason: `早於生效日 ${from} / comes before the first day ${from}` };
}

/** An English answer without its question, or the other way round, reaches nobody; neither does a card beside no answer. */
function halfEnglish({ english_question: question, english_answer: answer, english_card: card }: FaqRow) {
  if (card !== undefined && question === undefined && answer === undefined)
    return {
      field: 'english_card',
      reason:
        '要有英文問題和英文答案才會顯示，請補上或刪掉卡片 / is shown beside an English answer only; add one',
    };
  if ((question === undefined) === (answer === undefined)) return undefined;
  return {
    field: question === undefined ? 'english_question' : 'english_answer',
    reason: '英文問題和英文答案要成對 / an English question and its answer go together',
  };
}

type FaqRow = z.infer<typeof faqRow>;

function toArticle(row: FaqRow): ArticleContent {
  const variants = new Set(row.questions);
  variants.delete(row.question);
  return {
    id: row.faq_id,
    title: row.question,
    variants: [...variants],
    answer: row.answer,
    keywords: [...new Set(row.keywords)],
    risk: row.risk ?? 'general',
    ...(row.category === undefined ? {} : { category: row.category }),
    ...(row.dept === undefined ? {} : { department: row.dept }),
    ...(row.card === undefined ? {} : { card: row.card }),
    ...(row.source === undefined ? {} : { source: row.source }),
    ...(row.valid_from === undefined ? {} : { validFrom: row.valid_from }),
    ...(row.valid_until === undefined ? {} : { validUntil: row.valid_until }),
    ...(row.review_by === undefined ? {} : { reviewBy: row.review_by }),
    ...englishOf(row),
    ...(row.tests === undefined ? {} : { tests: [...new Set(row.tests)] }),
    ...relatedOf(row),
  };
}

/** None named is none; an article is not related to itself. */
function relatedOf({ related = [], faq_id }: FaqRow): Pick<ArticleContent, 'related'> {
  const others = [...new Set(related)].filter((id) => id !== faq_id);
  return others.length === 0 ? {} : { related: others };
}

function englishOf({
  english_question: question,
  english_answer: answer,
  english_card: card,
}: FaqRow): Pick<ArticleContent, 'english'> {
  if (question === undefined || answer === undefined) return {};
  return { english: { question, answer, ...(card === undefined ? {} : { card }) } };
}

function repeated(
  { id, title }: ArticleContent,
  { line, title: earlierTitle }: { readonly line: FaqLine; readonly title: string },
): Pick<FaqRowFault, 'field' | 'reason'> {
  const zh = `${line.sheet === undefined ? '' : `工作表「${line.sheet}」`}第 ${line.row} 列`;
  const en = `row ${line.row}${line.sheet === undefined ? '' : ` of sheet "${line.sheet}"`}`;
  // An id that was made of the question tells an editor nothing.
  return title === earlierTitle && id.startsWith('q-')
    ? { field: 'question', reason: `這一題和${zh}重複 / this question stands in ${en} already` }
    : { field: 'faq_id', reason: `「${id}」與${zh}重複 / "${id}" stands in ${en} already` };
}
