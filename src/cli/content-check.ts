// `npm run content:check`: holds `knowledge-base/` and `intents/` against their rules and the real matcher, without a
// database. Exit 1 where something must be mended; warnings alone pass.

import path from 'node:path';

import { checkTypography } from '../content/check-typography.js';
import { readArticles, type ShippedArticle } from '../content/read-articles.js';
import { readIntents } from '../content/read-intents.js';
import { describeFault, type ContentFault } from '../content/yaml-file.js';
import { readYamlFolder } from '../content/yaml-folder.js';
import type { Intent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import { checkQuestions, findSharedWordings, type QuestionReport } from '../knowledge/check-questions.js';
import { systemClock } from '../lib/clock.js';

/** Share of the test questions that must find their own article first, and among the first three. */
const FIRST_FLOOR = 0.9;
const TOP_THREE_FLOOR = 0.97;

/** This file is `dist/cli/content-check.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');
const articlesFolder = path.join(root, 'knowledge-base');
const intentsFolder = path.join(root, 'intents');

async function run(): Promise<boolean> {
  const { articles, faults: articleFaults } = await readArticles(articlesFolder);
  const { intents, faults: intentFaults } = await readIntents(intentsFolder);
  const faults = [
    ...(await typographyFaults(articlesFolder)),
    ...(await typographyFaults(intentsFolder)),
    ...articleFaults,
    ...intentFaults,
  ].map(describeFault);
  const report = ask(articles, intents);
  const problems = [...faults, ...sharedWordings(articles), ...belowFloors(report)];
  for (const line of [...problems, ...dueForReview(articles), ...describeMisses(report)]) console.log(line);
  console.log(summary(articles, intents, report, problems.length));
  return problems.length === 0;
}

async function typographyFaults(folder: string): Promise<ContentFault[]> {
  return (await readYamlFolder(folder, '')).flatMap(checkTypography);
}

const published = (articles: readonly ShippedArticle[]) =>
  articles.map(({ content }) => ({ ...content, version: 1 }));

function ask(articles: readonly ShippedArticle[], intents: readonly Intent[]): QuestionReport {
  const tests = articles.flatMap((article) =>
    article.tests.map((question) => ({ articleId: article.content.id, question })),
  );
  return checkQuestions(published(articles), intents, tests);
}

function sharedWordings(articles: readonly ShippedArticle[]): string[] {
  const fileOf = new Map(articles.map(({ content, file }) => [content.id, file]));
  return findSharedWordings(published(articles)).map(
    ({ wording, articleId, otherId }) =>
      `${fileOf.get(articleId) ?? articleId} questions: 「${wording}」也在 ${fileOf.get(otherId) ?? otherId} / also stands in the other file\n    → 只留在一篇 / keep it in one of them`,
  );
}

function dueForReview(articles: readonly ShippedArticle[]): string[] {
  const today = new Date(systemClock()).toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
  return articles
    .filter(({ content: { reviewBy = today } }) => reviewBy < today)
    .map(
      ({ content, file }) =>
        `警告 warning ${file} review_by: ${content.reviewBy ?? ''} 已過，請重新確認內容 / has passed; read it again`,
    );
}

function describeMisses({ misses, takenByIntent }: QuestionReport): string[] {
  return [
    ...misses.map(
      ({ articleId, question, foundId, place }) =>
        `警告 warning ${articleId} tests: 「${question}」先找到 ${foundId ?? '(nothing)'}，自己排第 ${place ?? '>10'} / finds another article first`,
    ),
    ...takenByIntent.map(
      ({ articleId, question, intentId }) =>
        `警告 warning ${articleId} tests: 「${question}」被當成 ${intentId} / is taken for the intent ${intentId}`,
    ),
  ];
}

function belowFloors({ testCount, firstRatio, topThreeRatio }: QuestionReport): string[] {
  if (testCount > 0 && firstRatio >= FIRST_FLOOR && topThreeRatio >= TOP_THREE_FLOOR) return [];
  return [
    `測試問句命中率太低（第一名至少 ${percent(FIRST_FLOOR)}，前三名至少 ${percent(TOP_THREE_FLOOR)}） / too few test questions find their article`,
  ];
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;

function summary(
  articles: readonly ShippedArticle[],
  intents: readonly Intent[],
  { testCount, firstRatio, topThreeRatio }: QuestionReport,
  problemCount: number,
): string {
  const verdict = problemCount === 0 ? '通過 passed' : `${problemCount} 處要修正 / to mend`;
  return `${articles.length} 篇文章 articles · ${intents.length} 個意圖 intents · ${testCount} 句測試 tests: 第一名 top-1 ${percent(firstRatio)}, 前三名 recall@3 ${percent(topThreeRatio)} · ${verdict}`;
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof HubError ? error.message : error);
  process.exitCode = 1;
}
