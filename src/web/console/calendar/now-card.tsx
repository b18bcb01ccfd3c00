// Does anybody answer this moment, and what do citizens read?

import type { CalendarView } from '../../../wire/calendar-api.js';
import { useWords } from '../words/words.js';

export function NowCard({ calendar: { now, hours } }: { readonly calendar: CalendarView }) {
  const { say, language } = useWords();
  return (
    <section className="card calendar-now" aria-labelledby="calendar-now">
      <h2 id="calendar-now">{say('calendar.now')}</h2>
      <p className="calendar-state" data-open={now.isOpen} role="status">
        {say(now.isOpen ? 'calendar.open' : 'calendar.closed')}
      </p>
      <dl className="calendar-facts">
        <dt>{say('calendar.hours')}</dt>
        <dd>{hours[language]}</dd>
        {now.closed === undefined ? null : (
          <>
            <dt>{say('calendar.heard')}</dt>
            <dd className="calendar-heard">{now.closed[language]}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
