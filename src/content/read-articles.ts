// The folder `knowledge-base/` → articles, or every fault in it. Called at start and by `content:check`.

import path from 'node:path';

import { z } from 'zod';

import { RISK_CLASSES, type ArticleContent } from '../domain/article.js';
import { cardField } from './card-field.js';
import { CANNED_FOLDER } from './read-canned.js';
import { blockField, dayField, lineField, linesField, wordField } from './text-fields.js';
import { parseYamlFile, type ContentFault, type YamlSource } from './yaml-file.js';
import { readYamlFolder } from './yaml-folder.js';

export interface ShippedArticle {
  readonly content: ArticleContent;
  /** Questions that must find this article although they are not listed in it. */
  readonly tests: readonly string[];
  /** Relative to the folder, with `/`. */
  readonly file: string;
}

export interface ShippedArticles {
  readonly articles: readonly ShippedArticle[];
  readonly faults: readonly ContentFault[];
}

const GUIDE = 'knowledge-base/README.md';
const QUESTION_CHARS = 200;
const ANSWER_CHARS = 5_000;
/** Fewer ways of asking leave the matcher guessing: accuracy doubles from 1 to 10 of them. */
const MIN_QUESTIONS = 8;
const MIN_TESTS = 3;

/** `null` and nothing at all never come from YAML read as text; an empty field comes as ''. */
const articleFile = z
  .strictObject(
    {
      id: lineField(80).refine((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), {
        error: '只能用小寫英文、數字和 - / only lower-case letters, digits and -',
      }),
      title: lineField(QUESTION_CHARS),
      questions: linesField(MIN_QUESTIONS, QUESTION_CHARS),
      keywords: linesField(1, 40),
      answer: blockField(ANSWER_CHARS),
      department: lineField(100),
      category: lineField(40),
      risk: wordField(RISK_CLASSES),
      source: lineField(500),
      valid_from: dayField(),
      valid_until: dayField().optional(),
      review_by: dayField(),
      tests: linesField(MIN_TESTS, QUESTION_CHARS),
      english: z
        .strictObject({
          question: lineField(QUESTION_CHARS),
          answer: blockField(ANSWER_CHARS),
          card: cardField().optional(),
        })
        .optional(),
      card: cardField().optional(),
    },
    { error: '檔案內容要是「欄位: 值」 / the file must hold "field: value" lines' },
  )
  .superRefine(({ title, questions, tests }, context) => {
    const listed = new Set([title, ...questions]);
    for (const [index, test] of tests.entries())
      if (listed.has(test))
        context.addIssue({
          code: 'custom',
          path: ['tests', index],
          message:
            '測試問句不能和 title 或 questions 相同 / a test must not be one of the title and questions',
        });
    for (const [index, question] of questions.entries())
      if (question === title || questions.indexOf(question) < index)
        context.addIssue({
          code: 'custom',
          path: ['questions', index],
          message: '這一句重複了 / this stands here twice',
        });
  });

/** Reads every article below the folder. */
export async function readArticles(folder: string): Promise<ShippedArticles> {
  const articles: ShippedArticle[] = [];
  const faults: ContentFault[] = [];
  for (const source of await readYamlFolder(folder, GUIDE)) {
    if (source.file.startsWith(`${CANNED_FOLDER}/`)) continue;
    const parsed = parseYamlFile(source, articleFile);
    if ('faults' in parsed) {
      faults.push(...parsed.faults);
      continue;
    }
    const article = toArticle(source, parsed.value);
    const idFault = checkId(source, article.content.id, articles);
    if (idFault === undefined) articles.push(article);
    else faults.push(idFault);
  }
  return { articles, faults };
}

function toArticle({ file }: YamlSource, value: z.infer<typeof articleFile>): ShippedArticle {
  const { id, title, questions, keywords, department, category, risk, source, english, card } = value;
  return {
    content: {
      id,
      title,
      variants: questions,
      answer: value.answer.trim(),
      keywords,
      department,
      category,
      risk,
      source,
      validFrom: value.valid_from,
      ...(value.valid_until === undefined ? {} : { validUntil: value.valid_until }),
      reviewBy: value.review_by,
      ...(english === undefined ? {} : { english: toEnglish(english) }),
      ...(card === undefined ? {} : { card }),
    },
    tests: value.tests,
    file,
  };
}

function toEnglish({
  question,
  answer,
  card,
}: NonNullable<z.infer<typeof articleFile>['english']>): NonNullable<ArticleContent['english']> {
  return { question, answer: answer.trim(), ...(card === undefined ? {} : { card }) };
}

/** The file is named after the id, and an id stands once: whoever sees an id finds its file. */
function checkId(
  { file, guide }: YamlSource,
  id: string,
  earlier: readonly ShippedArticle[],
): ContentFault | undefined {
  const fault = (reason: string): ContentFault => ({
    file,
    line: 1,
    field: 'id',
    reason,
    next: `改檔名或 id；寫法見 ${guide} / rename the file or change the id; see ${guide}`,
  });
  const twin = earlier.find(({ content }) => content.id === id);
  if (twin !== undefined) return fault(`「${id}」已在 ${twin.file} 用過 / "${id}" is used in ${twin.file}`);
  if (path.basename(file).replace(/\.ya?ml$/, '') !== id)
    return fault(`檔名要是 ${id}.yaml / the file must be named ${id}.yaml`);
  return undefined;
}
