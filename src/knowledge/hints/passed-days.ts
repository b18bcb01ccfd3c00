// Days in a text that have passed: an answer that was true until then may not be true any more. Pure.

import type { LocalDay } from '../../domain/taipei-time.js';

export interface PassedDay {
  /** As it stands in the text. */
  readonly text: string;
  readonly day: LocalDay;
}

/** The first year of the Republic calendar is 1912. */
const REPUBLIC_BEFORE = 1911;
const DAY = /(?:民國\s*)?(?<year>\d{2,4})\s*[年/.-]\s*(?<month>\d{1,2})\s*[月/.-]\s*(?<day>\d{1,2})\s*日?/gu;
/** What began or was decided on a day stays true after it. */
const BEGINS =
  /^\s*(?:\([^)]*\)|（[^）]*）)?\s*(?:起|以後|之後|以來|公布|公告|發布|修正|訂定|施行|生效|實施|成立|啟用)/u;
/** Further back a day tells history, for whoever was born before it, say. Unit: years. */
const MOST_YEARS_AGO = 8;

export function passedDays(text: string, today: LocalDay): readonly PassedDay[] {
  return Array.from(text.normalize('NFKC').matchAll(DAY)).flatMap((found): PassedDay[] => {
    const { year = '', month = '', day = '' } = found.groups ?? {};
    const full = Number(year) < 1_000 ? Number(year) + REPUBLIC_BEFORE : Number(year);
    const named = [String(full), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
    const isDay = !Number.isNaN(Date.parse(named));
    const isRecent = full >= Number(today.slice(0, 4)) - MOST_YEARS_AGO;
    const after = found.input.slice(found.index + found[0].length);
    return isDay && isRecent && named < today && !BEGINS.test(after)
      ? [{ text: found[0].trim(), day: named }]
      : [];
  });
}
