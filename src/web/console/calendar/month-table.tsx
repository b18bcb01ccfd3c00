// A month at a glance. A day is pressed to change it; by keyboard the list of special days leads to the same dialog.

import type { CalendarView } from '../../../wire/calendar-api.js';
import { useWords } from '../words/words.js';
import { weeksOf, type ShownDay } from './year-days.js';

interface Props {
  readonly calendar: CalendarView;
  readonly month: number;
  readonly onDay?: (day: string) => void;
}

const LOCALE = { zh: 'zh-TW', en: 'en-GB' } as const;
/** A Sunday. */
const SOME_SUNDAY_MS = Date.UTC(2026, 0, 4);
const DAY_MS = 86_400_000;

export function MonthTable({ calendar, month, onDay }: Props) {
  const { language } = useWords();
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', ...options });
  const name = format({ month: 'long' }).format(Date.UTC(calendar.year, month - 1, 1));
  const weekdays = Array.from({ length: 7 }, (_, at) => SOME_SUNDAY_MS + at * DAY_MS);
  return (
    <table className="month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((ms) => (
            <th key={ms} scope="col" abbr={format({ weekday: 'long' }).format(ms)}>
              {format({ weekday: 'narrow' }).format(ms)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(calendar, month).map((week, at) => (
          <tr key={at}>
            {week.map((shown, weekday) => (
              <td key={weekday}>
                {shown === undefined ? null : (
                  <Day shown={shown} {...(onDay === undefined ? {} : { onDay })} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ shown, onDay }: { readonly shown: ShownDay; readonly onDay?: (day: string) => void }) {
  const { language } = useWords();
  const { day, date, kind, note, isClosed, isToday } = shown;
  const marks = {
    className: 'month-day',
    'data-kind': kind,
    'data-closed': isClosed || undefined,
    'aria-current': isToday ? ('date' as const) : undefined,
    title: note?.name[language],
  };
  if (onDay === undefined) return <span {...marks}>{date}</span>;
  return (
    <button
      type="button"
      {...marks}
      // 365 stops would be in the way of everybody who uses the keyboard: their way is the list below.
      tabIndex={-1}
      onClick={() => {
        onDay(day);
      }}
    >
      {date}
    </button>
  );
}
