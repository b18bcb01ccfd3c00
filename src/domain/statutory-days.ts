// Taiwan's days off, computed: what stands in a calendar before the official one of the year has been read in. A person
// has to confirm a year; until then every screen calls it unofficial.

import { plusDays, weekdayOf, type LocalDay } from './taipei-time.js';

/** A day that is not what its weekday makes it, or has a name. */
export interface DayNote {
  readonly day: LocalDay;
  readonly isOff: boolean;
  readonly name: { readonly zh: string; readonly en: string };
}

interface Feast {
  readonly day: LocalDay;
  readonly zh: string;
  readonly en: string;
  /** A feast of the lunar new year on a Saturday is made up for after it; any other before it. */
  readonly isNewYear?: true;
}

/** Years for which the rules below hold and the table has a line. */
const FIRST_YEAR = 2026;
const LAST_YEAR = 2040;

/**
 * The year's statutory days off with their substitutes, in order; empty outside 2026 to 2040.
 * Source: 紀念日及節日實施條例 as of 2025-05-28 (days; a day off on a Saturday is made up on the workday before, on a Sunday on the
 * workday after, those of the lunar new year after it). Make-up workdays are decided year by year and cannot be computed.
 */
export function statutoryDays(year: number): readonly DayNote[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return [];
  const feasts = [...fixedFeasts(year), ...lunarFeasts(year), ...springFeasts(year)];
  const days = new Map<LocalDay, DayNote>();
  for (const { day, zh, en } of feasts) days.set(day, { day, isOff: true, name: { zh, en } });
  const inOrder = [...feasts].sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const feast of inOrder) {
    const substitute = substituteOf(feast, days);
    if (substitute === undefined) continue;
    const name = { zh: `${feast.zh}補假`, en: `Day off for ${feast.en}` };
    days.set(substitute, { day: substitute, isOff: true, name });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function fixedFeasts(year: number): readonly Feast[] {
  const on = (monthDay: string, zh: string, en: string): Feast => ({ day: `${year}-${monthDay}`, zh, en });
  return [
    on('01-01', '開國紀念日', 'Founding Day'),
    on('02-28', '和平紀念日', 'Peace Memorial Day'),
    on('05-01', '勞動節', 'Labour Day'),
    on('09-28', '孔子誕辰紀念日（教師節）', "Confucius' Birthday"),
    on('10-10', '國慶日', 'National Day'),
    on('10-25', '臺灣光復暨金門古寧頭大捷紀念日', 'Retrocession Day'),
    on('12-25', '行憲紀念日', 'Constitution Day'),
  ];
}

/**
 * Lunar 1/1, 5/5 and 8/15. A table: ICU's `chinese` calendar is a day off in 2027 and 2030, whose new moons come within
 * minutes of midnight. Source: new moons for the meridian of 120° east, as printed in every almanac.
 */
const LUNAR_DAYS: Readonly<Record<number, readonly [newYear: string, boat: string, moon: string]>> = {
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
  2036: ['01-28', '05-30', '10-04'],
  2037: ['02-15', '06-18', '09-24'],
  2038: ['02-04', '06-07', '09-13'],
  2039: ['01-24', '05-27', '10-02'],
  2040: ['02-12', '06-14', '09-20'],
};

function lunarFeasts(year: number): readonly Feast[] {
  const days = LUNAR_DAYS[year];
  if (days === undefined) return [];
  const [newYear, boat, moon] = days.map((monthDay) => `${year}-${monthDay}`) as [string, string, string];
  const spring = (after: number, zh: string, en: string): Feast => ({
    ...{ day: plusDays(newYear, after), zh, en },
    isNewYear: true,
  });
  return [
    spring(-2, '小年夜', "the day before Lunar New Year's Eve"),
    spring(-1, '農曆除夕', "Lunar New Year's Eve"),
    spring(0, '春節', 'Lunar New Year'),
    spring(1, '春節', 'Lunar New Year'),
    spring(2, '春節', 'Lunar New Year'),
    { day: boat, zh: '端午節', en: 'Dragon Boat Festival' },
    { day: moon, zh: '中秋節', en: 'Mid-Autumn Festival' },
  ];
}

/**
 * Children's Day and Tomb-Sweeping Day. Where both are one day, Children's Day is taken a day earlier, on a Thursday a day later.
 * Source: 紀念日及節日實施條例 as of 2025-05-28.
 */
function springFeasts(year: number): readonly Feast[] {
  const tomb = `${year}-04-${String(tombSweepingDay(year)).padStart(2, '0')}`;
  const children = `${year}-04-04`;
  const isOne = tomb === children;
  const isThursday = weekdayOf(children) === 4;
  const taken = isOne ? plusDays(children, isThursday ? 1 : -1) : children;
  return [
    { day: tomb, zh: '民族掃墓節', en: 'Tomb-Sweeping Day' },
    { day: taken, zh: '兒童節', en: "Children's Day" },
  ];
}

/** The day of April of the solar term 清明. Source: 壽星通式 for 2000 to 2099, [Y·0.2422 + 4.81] − [Y/4]. */
function tombSweepingDay(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
}

/** The workday that stands in; undefined where the feast lies on a workday. */
function substituteOf(feast: Feast, days: ReadonlyMap<LocalDay, DayNote>): LocalDay | undefined {
  const weekday = weekdayOf(feast.day);
  if (weekday !== 0 && weekday !== 6) return undefined;
  const step = weekday === 6 && feast.isNewYear === undefined ? -1 : 1;
  let day = plusDays(feast.day, step);
  while (days.has(day) || weekdayOf(day) === 0 || weekdayOf(day) === 6) day = plusDays(day, step);
  return day;
}
