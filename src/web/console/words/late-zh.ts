// Words of the screens beside the desk in Traditional Chinese; `late-words.ts` brings them.

import { articlesZh } from './articles-zh.js';
import { besideZh } from './beside-zh.js';
import { calendarZh } from './calendar-zh.js';
import { cannedZh } from './canned-zh.js';
import { digestZh } from './digest-zh.js';
import { cardZh } from './card-zh.js';
import { figuresZh } from './figures-zh.js';
import { findZh } from './find-zh.js';
import { hintsZh } from './hints-zh.js';
import { importsZh } from './imports-zh.js';
import { requestsZh } from './requests-zh.js';
import { teamsZh } from './teams-zh.js';
import { tryZh } from './try-zh.js';
import { unansweredZh } from './unanswered-zh.js';

export const lateZh = {
  ...calendarZh,
  ...importsZh,
  ...articlesZh,
  ...figuresZh,
  ...unansweredZh,
  ...requestsZh,
  ...teamsZh,
  ...cannedZh,
  ...tryZh,
  ...besideZh,
  ...cardZh,
  ...hintsZh,
  ...digestZh,
  ...findZh,
} as const;
export type LateWordKey = keyof typeof lateZh;
