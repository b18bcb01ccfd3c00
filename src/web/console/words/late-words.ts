// Words of the screens beside the desk: fetched with the first of them that is opened, so that the desk does not wait for them.
// `test/web/bundle-size.test.ts` holds that nothing of the first load asks for one.

import { articlesEn } from './articles-en.js';
import { besideEn } from './beside-en.js';
import { calendarEn } from './calendar-en.js';
import { cannedEn } from './canned-en.js';
import { digestEn } from './digest-en.js';
import { cardEn } from './card-en.js';
import { figuresEn } from './figures-en.js';
import { findEn } from './find-en.js';
import { hintsEn } from './hints-en.js';
import { importsEn } from './imports-en.js';
import { requestsEn } from './requests-en.js';
import { teamsEn } from './teams-en.js';
import { tryEn } from './try-en.js';
import { unansweredEn } from './unanswered-en.js';
import { learnWords } from './dictionaries.js';
import { lateZh, type LateWordKey } from './late-zh.js';

const lateEn: Readonly<Record<LateWordKey, string>> = {
  ...calendarEn,
  ...importsEn,
  ...articlesEn,
  ...figuresEn,
  ...unansweredEn,
  ...requestsEn,
  ...teamsEn,
  ...cannedEn,
  ...tryEn,
  ...besideEn,
  ...cardEn,
  ...hintsEn,
  ...digestEn,
  ...findEn,
};

learnWords({ zh: lateZh, en: lateEn });
