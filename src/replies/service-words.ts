// When people answer, as a citizen hears it today: why nobody is there and from when on, in both languages. Pure.

import {
  closingNote,
  serviceStateAt,
  type ServiceState,
  type Spoken,
  type WorkingCalendar,
} from '../domain/working-calendar.js';
import { DAY_MS, plusDays, startOf, taipeiDay, weekdayOf, type LocalDay } from '../domain/taipei-time.js';
import type { Language } from './reply-decision.js';

const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

type Closed = Extract<ServiceState, { readonly kind: 'closed' }>;

/** Why nobody answers now and when somebody will. Undefined while people are there. */
export function sayClosed(calendar: WorkingCalendar, nowMs: number, language: Language): string | undefined {
  const state = serviceStateAt(calendar, nowMs);
  if (state.kind === 'open') return undefined;
  const spoken = calendar.hours.spoken[language];
  const opening = sayOpening(state, nowMs, language);
  const why = WHY[language](state, spoken);
  return language === 'zh' ? `${why}${opening}` : `${why} ${opening}`.trim();
}

/** The service hours, with what is different today. For the blank `服務時間`. */
export function sayHours(calendar: WorkingCalendar, nowMs: number, language: Language): string {
  const spoken = calendar.hours.spoken[language];
  const today = sayToday(calendar, nowMs, language);
  if (today === undefined) return spoken;
  return language === 'zh' ? `${spoken}（${today}）` : `${spoken} (${today})`;
}

/** As `sayHours`, in both languages. */
export function spokenHours(calendar: WorkingCalendar, nowMs: number): Spoken {
  return { zh: sayHours(calendar, nowMs, 'zh'), en: sayHours(calendar, nowMs, 'en') };
}

function sayToday(calendar: WorkingCalendar, nowMs: number, language: Language): string | undefined {
  const day = taipeiDay(nowMs);
  const endMs = startOf(day) + DAY_MS;
  const closure = calendar.closures.find(({ fromMs, untilMs }) => untilMs > nowMs && fromMs < endMs);
  if (closure !== undefined) {
    const reason = closure.reason[language];
    const from = clockOf(Math.max(closure.fromMs, startOf(day)));
    const until = closure.untilMs >= endMs ? '24:00' : clockOf(closure.untilMs);
    return language === 'zh'
      ? `今天 ${from}–${until} 因${reason}暫停`
      : `closed today ${from}–${until}: ${reason}`;
  }
  const note = closingNote(calendar, day);
  if (note === undefined) return undefined;
  return language === 'zh' ? `今天放假：${note.name.zh}` : `closed today: ${note.name.en}`;
}

const WHY: Readonly<Record<Language, (state: Closed, spoken: string) => string>> = {
  zh({ why, name }, spoken) {
    if (why === 'closure') return `因${name?.zh ?? ''}，真人服務暫停。`;
    if (why === 'day-off') return `今天放假（${name?.zh ?? ''}），真人服務休息。`;
    return `現在不是真人服務時間（${spoken}）。`;
  },
  en({ why, name }, spoken) {
    if (why === 'closure') return `Nobody is at the desk: ${name?.en ?? ''}.`;
    if (why === 'day-off') return `Our desk is closed today (${name?.en ?? ''}).`;
    return `It is outside our service hours (${spoken}).`;
  },
};

function sayOpening({ opensAtMs, isUnofficial }: Closed, nowMs: number, language: Language): string {
  if (opensAtMs === undefined) return '';
  const when = sayMoment(opensAtMs, nowMs, language);
  if (language === 'zh')
    return isUnofficial ? `預計 ${when} 開始服務；放假日是推算的，以市府公告為準。` : `${when} 開始服務。`;
  return isUnofficial
    ? `We expect to be back ${when}; the days off are computed, the city's announcement counts.`
    : `We are back ${when}.`;
}

/** @example sayMoment(at('2026-11-23T08:00'), at('2026-11-21T23:00'), 'zh') // '11 月 23 日（週一）08:00' */
export function sayMoment(atMs: number, nowMs: number, language: Language): string {
  const day = taipeiDay(atMs);
  const time = clockOf(atMs);
  const today = taipeiDay(nowMs);
  if (day === today) return language === 'zh' ? `今天 ${time}` : `today at ${time}`;
  if (day === plusDays(today, 1)) return language === 'zh' ? `明天 ${time}` : `tomorrow at ${time}`;
  return language === 'zh' ? `${sayDayZh(day)}${time}` : `on ${sayDayEn(day)} at ${time}`;
}

function sayDayZh(day: LocalDay): string {
  const [, month = '', date = ''] = day.split('-');
  return `${Number(month)} 月 ${Number(date)} 日（週${WEEKDAYS.zh[weekdayOf(day)] ?? ''}）`;
}

function sayDayEn(day: LocalDay): string {
  const [, month = '', date = ''] = day.split('-');
  return `${WEEKDAYS.en[weekdayOf(day)] ?? ''} ${Number(date)} ${MONTHS[Number(month) - 1] ?? ''}`;
}

/** As every clock shows it, the desk's too: a begun minute is not over. */
function clockOf(atMs: number): string {
  const minutes = Math.floor((atMs - startOf(taipeiDay(atMs))) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
