// Where a new day begins; the 民國 date is in its title.

import { dayOf, rocDateOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function DayMark({ atMs }: { readonly atMs: number }) {
  const { language } = useWords();
  return (
    <p className="day-mark">
      <time dateTime={new Date(atMs).toISOString()} title={rocDateOf(atMs)}>
        {dayOf(atMs, language)}
      </time>
    </p>
  );
}
