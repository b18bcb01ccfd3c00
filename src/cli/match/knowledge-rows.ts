// The rows that `npm run match` reads: articles and questions, checked field by field. Every fault names its row, its
// field and the reason in Chinese and English; nothing is guessed.

import type { Article } from '../../domain/article.js';
import { parseJsonLines } from '../../lib/json-lines.js';
import { pushTo } from '../../lib/push-to.js';

interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly reason: string;
}

export type Checked<Value> =
  | { readonly isOk: true; readonly values: readonly Value[] }
  | { readonly isOk: false; readonly faults: readonly RowFault[] };

/** As written in the file, so that the output names it the same way. */
export type RowId = string | number;

export interface KnowledgeRow {
  readonly id: RowId;
  readonly article: Article;
}

type Fields = Readonly<Record<string, unknown>>;

const NOT_AN_OBJECT = '這一列不是物件(the row is not an object)';
const NOT_AN_ID = '必須是文字或數字,且不可空白(must be a text or a number, not blank)';
const NOT_A_TEXT = '必須是文字(must be a text)';
const NOT_TEXTS = '必須是文字的陣列(must be an array of texts)';
const NO_QUESTION = '至少要有一個問題(at least one question is needed)';

/**
 * Rows `{faq_id, question or questions[], answer?, keywords?[], category?}`. Rows with the same id are wordings of one
 * article: their questions and keywords are pooled.
 */
export function parseKnowledgeRows(text: string): Checked<KnowledgeRow> {
  const checked = checkRows(text, knowledgeFaults, toKnowledgeRow);
  return checked.isOk ? { isOk: true, values: pool(checked.values) } : checked;
}

/** Rows `{query}`; other fields are ignored, an empty query is a query. */
export function parseQueryRows(text: string): Checked<string> {
  const faultsOf = ({ query }: Fields): Omit<RowFault, 'row'>[] => {
    return typeof query === 'string' ? [] : [{ field: 'query', reason: NOT_A_TEXT }];
  };
  return checkRows(text, faultsOf, ({ query }) => query as string);
}

function checkRows<Value>(
  text: string,
  faultsOf: (fields: Fields) => readonly Omit<RowFault, 'row'>[],
  toValue: (fields: Fields) => Value,
): Checked<Value> {
  const values: Value[] = [];
  const faults: RowFault[] = [];
  for (const line of parseJsonLines(text)) {
    const { row } = line;
    if ('fault' in line) faults.push({ row, field: '-', reason: line.fault });
    else if (!isFields(line.value)) faults.push({ row, field: '-', reason: NOT_AN_OBJECT });
    else {
      const found = faultsOf(line.value);
      if (found.length === 0) values.push(toValue(line.value));
      faults.push(...found.map((fault) => ({ row, ...fault })));
    }
  }
  return faults.length === 0 ? { isOk: true, values } : { isOk: false, faults };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function knowledgeFaults(fields: Fields): Omit<RowFault, 'row'>[] {
  const checks: [field: string, isRight: boolean, reason: string][] = [
    ['faq_id', isId(fields['faq_id']), NOT_AN_ID],
    ['question', isAbsent(fields['question']) || typeof fields['question'] === 'string', NOT_A_TEXT],
    ['questions', isAbsent(fields['questions']) || isTexts(fields['questions']), NOT_TEXTS],
    ['answer', isAbsent(fields['answer']) || typeof fields['answer'] === 'string', NOT_A_TEXT],
    ['keywords', isAbsent(fields['keywords']) || isTexts(fields['keywords']), NOT_TEXTS],
    ['category', isAbsent(fields['category']) || typeof fields['category'] === 'string', NOT_A_TEXT],
  ];
  const faults = checks.filter(([, isRight]) => !isRight).map(([field, , reason]) => ({ field, reason }));
  return faults.length > 0 || questionsOf(fields).length > 0
    ? faults
    : [{ field: 'question', reason: NO_QUESTION }];
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isId = (value: unknown): value is RowId =>
  typeof value === 'string' ? value.trim() !== '' : typeof value === 'number' && Number.isFinite(value);

function questionsOf({ question, questions }: Fields): string[] {
  const texts = [question, ...(isTexts(questions) ? questions : [])];
  const asked = texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return [...new Set(asked)];
}

/** Called for rows without faults only. */
function toKnowledgeRow(fields: Fields): KnowledgeRow {
  const { faq_id: id, answer, keywords, category } = fields;
  const [title = '', ...variants] = questionsOf(fields);
  return {
    id: id as RowId,
    article: {
      ...{ id: String(id), version: 1, title, variants, risk: 'general' },
      answer: typeof answer === 'string' ? answer : '',
      keywords: isTexts(keywords) ? keywords : [],
      ...(typeof category === 'string' ? { category } : {}),
    },
  };
}

function pool(rows: readonly KnowledgeRow[]): KnowledgeRow[] {
  const pooled = new Map<string, KnowledgeRow[]>();
  for (const row of rows) pushTo(pooled, row.article.id, row);
  return [...pooled.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const articles = same.map(({ article }) => article);
    const wordings = new Set(articles.flatMap(({ title, variants }) => [title, ...variants]));
    wordings.delete(first.article.title);
    const keywords = new Set(articles.flatMap((article) => article.keywords));
    const answer = articles.find((article) => article.answer !== '')?.answer ?? '';
    return [
      { ...first, article: { ...first.article, variants: [...wordings], keywords: [...keywords], answer } },
    ];
  });
}
