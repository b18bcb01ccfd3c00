// What shows only when all the content is held against itself by the real matcher: doubles, stolen questions, words that
// two claim.

import {
  checkQuestions,
  findSharedWordings,
  type Owner,
  type QuestionReport,
  type StolenQuestion,
} from '../../knowledge/check-questions.js';
import { findNearDuplicates } from '../../knowledge/near-duplicates.js';
import type { Finding } from './finding.js';
import type { Content } from './read-content.js';

/** Share of the test questions that must find their own article first, and among the first three. */
const FIRST_FLOOR = 0.9;
const TOP_THREE_FLOOR = 0.97;
/** Share that another article would answer for sure: a ceiling. */
const WRONG_CEILING = 0.02;

export const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;

export function checkTogether(content: Content): {
  readonly findings: readonly Finding[];
  readonly report: QuestionReport;
} {
  const { shipped, articles, intents } = content;
  const tests = shipped.flatMap((article) =>
    article.tests.map((question) => ({ articleId: article.content.id, question })),
  );
  const report = checkQuestions(articles, intents, tests);
  const findings = [
    ...sharedWordings(content),
    ...nearDuplicates(content),
    ...report.stolen.map((stolen) => describeTheft(content, stolen)),
    ...takenByIntent(content, report),
    ...belowFloors(report),
  ];
  return { findings, report };
}

function sharedWordings({ articles, intents, fileOf, lineOf }: Content): Finding[] {
  return findSharedWordings(articles, intents).map(({ wording, owner, position, other }) => {
    const file = fileOf(owner);
    const place =
      owner.kind === 'intent' ? 'utterances' : position === 0 ? 'title' : `questions[${position - 1}]`;
    const field = owner.kind === 'article' && position > 0 ? ['questions', position - 1] : [place];
    return {
      level: 'fault',
      place: `${file}:${lineOf(file, field)} ${place}`,
      reason: `「${wording}」也在 ${fileOf(other)} / also stands in the other file`,
      next: whoKeeps(owner, other, intents),
    };
  });
}

/** An article takes its own wordings from every intent, which danger to life must not lose. */
function whoKeeps(owner: Owner, other: Owner, intents: Content['intents']): string {
  if (owner.kind === other.kind) return '只留在一個檔案 / keep it in one of them';
  const isEmergency = intents.find(({ id }) => id === owner.id)?.kind === 'emergency';
  return isEmergency
    ? '緊急的話要有真人看到：從文章裡刪掉 / danger must reach a person: take it out of the article'
    : '文章的問法會贏：從意圖裡刪掉 / the article wins: take it out of the intent';
}

function nearDuplicates({ articles, fileOf }: Content): Finding[] {
  return findNearDuplicates(articles).map((found) => {
    const other = fileOf({ kind: 'article', id: found.otherId });
    return {
      level: found.isDouble ? 'fault' : 'warning',
      place: `${fileOf({ kind: 'article', id: found.articleId })}:1 questions`,
      reason: `和 ${other} 問的幾乎一樣（${percent(found.share)} 的問法），例如「${found.wording}」與「${found.otherWording}」 / asks nearly the same as the other file`,
      next: '合成一篇，或讓兩篇的問法各說各的 / make one of them, or ask apart',
    };
  });
}

function describeTheft({ shipped, fileOf, lineOf }: Content, stolen: StolenQuestion): Finding {
  const { articleId, question, thief, place, band } = stolen;
  const file = fileOf({ kind: 'article', id: articleId });
  const index = shipped.find(({ content }) => content.id === articleId)?.tests.indexOf(question) ?? 0;
  const at = `${file}:${lineOf(file, ['tests', index])} tests[${index}]`;
  const own = place === undefined ? '自己不在前十名' : `自己排第 ${place}`;
  if (thief === undefined)
    return { level: 'warning', place: at, reason: `「${question}」什麼都找不到 / finds nothing` };
  const hits = thief.hits.length === 0 ? '' : `，對中的字是 ${thief.hits.join('、')}`;
  const wrong = band === 'answer' ? '會答錯！ / WOULD BE ANSWERED WRONGLY: ' : '';
  return {
    level: 'warning',
    place: at,
    reason: `${wrong}「${question}」被 ${fileOf({ kind: 'article', id: thief.articleId })} 的「${thief.wording}」搶走，${own}${hits} / is taken by the other file`,
    next: '在自己的 questions 多寫幾種問法，或把對方太廣的問法改窄 / add wordings here or narrow the other one',
  };
}

/** Danger to life may take a question: its reply and a person are what the citizen needs. */
function takenByIntent(
  { intents, shipped, fileOf, lineOf }: Content,
  { takenByIntent: taken }: QuestionReport,
): Finding[] {
  return taken.map(({ articleId, question, intentId }) => {
    const isEmergency = intents.find(({ id }) => id === intentId)?.kind === 'emergency';
    const file = fileOf({ kind: 'article', id: articleId });
    const index = shipped.find(({ content }) => content.id === articleId)?.tests.indexOf(question) ?? 0;
    return {
      level: isEmergency ? 'note' : 'fault',
      place: `${file}:${lineOf(file, ['tests', index])} tests[${index}]`,
      reason: `「${question}」被當成意圖 ${intentId} / is taken for the intent ${intentId}`,
      ...(isEmergency
        ? {}
        : { next: `把 intents/${intentId}.yaml 裡太像的說法拿掉 / take the like wording out of the intent` }),
    };
  });
}

function belowFloors({ testCount, firstRatio, topThreeRatio, wrongRatio }: QuestionReport): Finding[] {
  const isHeld =
    testCount > 0 &&
    firstRatio >= FIRST_FLOOR &&
    topThreeRatio >= TOP_THREE_FLOOR &&
    wrongRatio <= WRONG_CEILING;
  if (isHeld) return [];
  return [
    {
      level: 'fault',
      place: '',
      reason: `測試問句命中率太低（第一名至少 ${percent(FIRST_FLOOR)}，前三名至少 ${percent(TOP_THREE_FLOOR)}，答錯最多 ${percent(WRONG_CEILING)}） / too few test questions find their article`,
      next: '照上面的警告一句一句改 / mend the warnings above one by one',
    },
  ];
}
