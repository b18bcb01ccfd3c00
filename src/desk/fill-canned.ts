// Fills into a prewritten reply what the hub knows when an agent takes it; the rest stays as blanks for the agent.

import { fillBlanks, type CANNED_BLANKS_FILLED } from '../domain/blanks.js';
import type { Agent } from '../domain/handoff.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { Clock } from '../lib/clock.js';
import { sayHours } from '../replies/service-words.js';

export interface FillCannedParts {
  readonly cityName: string;
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
}

export type FillCanned = (text: string, agent: Pick<Agent, 'name'>) => string;

/** @example fill('我是{{客服姓名}}，今天是{{今天}}。', agent) // '我是王小美，今天是11月21日（週六）。' */
export function createFillCanned({ cityName, calendar, clock }: FillCannedParts): FillCanned {
  return (text, { name }) => {
    const known: Readonly<Record<(typeof CANNED_BLANKS_FILLED)[number], string>> = {
      城市: cityName,
      服務時間: sayHours(calendar(), clock(), 'zh'),
      客服姓名: name,
      今天: today(clock()),
    };
    return fillBlanks(text, known);
  };
}

function today(nowMs: number): string {
  const inTaipei = (options: Intl.DateTimeFormatOptions): string =>
    new Date(nowMs).toLocaleDateString('zh-TW', { timeZone: 'Asia/Taipei', ...options });
  return `${inTaipei({ month: 'long', day: 'numeric' })}（${inTaipei({ weekday: 'short' })}）`;
}
