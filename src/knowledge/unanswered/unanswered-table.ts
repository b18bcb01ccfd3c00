// Open questions as a table that leaves the house: a department's work of the week, the most frequent first.

import { taipeiDay } from '../../domain/taipei-time.js';
import type { OpenQuestion } from './unanswered.js';

const HEADS = {
  zh: ['可能的承辦機關', '問題', '次數', '最近一次', '其他說法', '最接近的文章', '相近度（%）', '民眾意見'],
  en: ['Likely department', 'Question', 'Times', 'Last asked', 'Other wordings', 'Nearest article', 'Alike (%)', 'Comments'],
} as const; // prettier-ignore
const NOBODY = { zh: '（未定）', en: '(nobody yet)' } as const;

/** By the department of the nearest article: whose question it probably is. Rows of texts, the head first. */
export function unansweredTable(
  questions: readonly OpenQuestion[],
  language: 'zh' | 'en',
): readonly (readonly string[])[] {
  const rows = questions.map(({ wordings, count, lastAtMs, nearest, comments }) => {
    const [title, ...others] = wordings.map(({ text }) => text);
    const [near] = nearest;
    return [
      near?.department ?? NOBODY[language],
      title ?? '',
      String(count),
      taipeiDay(lastAtMs),
      others.join('\n'),
      near?.title ?? '',
      near === undefined ? '' : String(Math.round(near.score * 100)),
      comments.join('\n'),
    ];
  });
  // Sorting is stable: within a department the most frequent stays first.
  const sorted = rows.sort(([left = ''], [right = '']) => (left === right ? 0 : left < right ? -1 : 1));
  return [HEADS[language], ...sorted];
}
