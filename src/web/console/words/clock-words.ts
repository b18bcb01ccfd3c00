// Times as staff read them, always in Taipei: hours and minutes, days, and the 民國 date.

import type { Language } from './say.js';

const ZONE = 'Asia/Taipei';
const LOCALE = { zh: 'zh-TW', en: 'en-GB' } as const;

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: ZONE, ...options });

export const timeOf = (ms: number): string =>
  format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);

export const exactTimeOf = (ms: number): string =>
  format('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(ms);

export const dayOf = (ms: number, language: Language): string =>
  format(language, { month: 'long', day: 'numeric', weekday: 'short' }).format(ms);

/** Two moments with the same key lie on the same day in Taipei. */
export const dayKeyOf = (ms: number): string =>
  format('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);

export const momentOf = (ms: number, language: Language): string =>
  `${format(language, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms)} ${timeOf(ms)}`;

/** 民國 115 年 11 月 21 日 */
export const rocDateOf = (ms: number): string =>
  new Intl.DateTimeFormat('zh-TW-u-ca-roc', {
    timeZone: ZONE,
    era: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(ms);
