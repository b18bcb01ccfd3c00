// `npm run content:check`: holds `knowledge-base/` and `intents/` against their rules and the real matcher, without a
// database. Exit 1 where something must be mended; warnings and notes alone pass.

import path from 'node:path';

import { HubError } from '../domain/errors.js';
import type { QuestionReport } from '../knowledge/check-questions.js';
import { systemClock } from '../lib/clock.js';
import { checkTexts } from './content-check/check-texts.js';
import { checkTogether, percent } from './content-check/check-together.js';
import { describeFindings, type Finding } from './content-check/finding.js';
import { readContent, type Content } from './content-check/read-content.js';

/** This file is `dist/cli/content-check.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');

async function run(): Promise<boolean> {
  const beganMs = systemClock();
  const today = new Date(beganMs).toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
  const content = await readContent(root);
  const { findings: together, report } = checkTogether(content);
  const findings = [...checkTexts(content, today), ...together];
  for (const line of describeFindings(findings)) console.log(line);
  const tookSeconds = (systemClock() - beganMs) / 1_000;
  for (const line of summary(content, report, findings)) console.log(line);
  const faultCount = countOf(findings, 'fault');
  const verdict = faultCount === 0 ? '通過 passed' : `${faultCount} 處要修正 / to mend`;
  console.log(`${verdict} · ${countOf(findings, 'warning')} 個警告 warnings · ${tookSeconds.toFixed(1)} s`);
  return faultCount === 0;
}

const countOf = (findings: readonly Finding[], level: Finding['level']): number =>
  findings.filter((finding) => finding.level === level).length;

function summary(
  { articles, intents, canned }: Content,
  report: QuestionReport,
  findings: readonly Finding[],
): string[] {
  const { testCount, firstRatio, topThreeRatio, wrongRatio, stolen } = report;
  const english = articles.filter((article) => article.english !== undefined).length;
  return [
    ...(findings.length === 0 ? [] : ['']),
    `${articles.length} 篇文章 articles (${english} 有英文 with English) · ${intents.length} 個意圖 intents · ${canned.length} 則罐頭回覆 canned replies`,
    `${testCount} 句測試 tests: 第一名 top-1 ${percent(firstRatio)}, 前三名 recall@3 ${percent(topThreeRatio)}, 被搶走 stolen ${stolen.length}, 會答錯 answered wrongly ${percent(wrongRatio)}`,
  ];
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof HubError ? error.message : error);
  process.exitCode = 1;
}
