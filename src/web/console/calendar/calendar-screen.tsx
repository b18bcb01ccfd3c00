// The calendar page: whether people answer now, closures of the moment, and the year.

import { useState } from 'react';

import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { ClosureForm } from './closure-form.js';
import { ClosureList } from './closure-list.js';
import { NowCard } from './now-card.js';
import { useCalendar } from './use-calendar.js';
import { YearCard } from './year-card.js';

export function CalendarScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayChange = roles.includes('supervisor') || roles.includes('admin');
  const mayLook = mayChange || roles.includes('agent');
  const [year, setYear] = useState<number>();
  const { data, error } = useCalendar(year, mayLook);
  const lead = mayChange ? 'calendar.lead' : mayLook ? 'calendar.leadReader' : 'calendar.forbidden';
  return (
    <div className="page">
      <TopBar title={say('calendar.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body calendar-page" data-keeps>
        <p className="lead">{say(lead)}</p>
        <FaultLine error={error} isAlert />
        {!mayLook ? null : data === undefined ? (
          error === null ? (
            <Skeleton rows={6} />
          ) : null
        ) : (
          <>
            <div className="calendar-top">
              <NowCard calendar={data} />
              <section className="card calendar-closures" aria-labelledby="closures">
                <h2 id="closures">{say(mayChange ? 'calendar.close.title' : 'calendar.closures')}</h2>
                {mayChange ? <ClosureForm calendar={data} /> : null}
                <ClosureList calendar={data} mayChange={mayChange} />
              </section>
            </div>
            <YearCard calendar={data} mayChange={mayChange} onYear={setYear} />
          </>
        )}
      </main>
    </div>
  );
}
