// The weekly digest as a table that leaves the house: a row for each thing that stands on the page.

import { taipeiDay } from '../../domain/taipei-time.js';
import type { Digest } from './digest.js';

type TableLanguage = 'zh' | 'en';

const WORDS = {
  zh: {
    head: ['項目', '內容', '次數', '日期', '說明'],
    ...{ missed: '沒答上或答得不好', used: '最常用到', due: '該檢視', overdue: '逾期未檢視' },
    ...{
      expiring: '快要失效',
      dead: '連結失效',
      draft: '草稿',
      review: '待審',
      scheduled: '已排定',
      request: '同仁請求',
    },
    requestOverdue: '同仁請求（逾期）',
  },
  en: {
    head: ['Item', 'What', 'Times', 'Day', 'Remark'],
    ...{
      missed: 'Missed or answered badly',
      used: 'Most used',
      due: 'Due for review',
      overdue: 'Review overdue',
    },
    ...{
      expiring: 'Expires soon',
      dead: 'Dead links',
      draft: 'Draft',
      review: 'In review',
      scheduled: 'Scheduled',
      request: 'Asked for',
    },
    requestOverdue: 'Asked for (overdue)',
  },
} as const;

/** Rows of texts, the head first. */
export function digestTable(digest: Digest, language: TableLanguage): readonly (readonly string[])[] {
  const words = WORDS[language];
  const { missed, used, due, expiring, dead, drafts, requests } = digest;
  return [
    words.head,
    ...missed.map(({ wordings, count, lastAtMs, comments }) => {
      const [first, ...others] = wordings.map(({ text }) => text);
      return [
        words.missed,
        first ?? '',
        String(count),
        taipeiDay(lastAtMs),
        [...others, ...comments].join('\n'),
      ];
    }),
    ...used.map(({ title, count }) => [words.used, title, String(count), '', '']),
    ...due.map(({ title, reviewBy, isOverdue }) => [
      isOverdue ? words.overdue : words.due,
      title,
      '',
      reviewBy,
      '',
    ]),
    ...expiring.map(({ title, validUntil }) => [words.expiring, title, '', validUntil, '']),
    ...dead.map(({ title, urls }) => [words.dead, title, String(urls.length), '', urls.join('\n')]),
    ...drafts.map(({ title, state }) => [words[state], title, '', '', '']),
    ...requests.map(({ question, urgency, dueAtMs, note }) => [
      urgency === 'overdue' ? words.requestOverdue : words.request,
      ...[question, '', taipeiDay(dueAtMs - 1), note ?? ''],
    ]),
  ];
}
