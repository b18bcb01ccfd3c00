// One year: is it confirmed, the twelve months at a glance, and the list of its special days.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { CalendarView } from '../../../wire/calendar-api.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { FaultLine } from '../shell/fault-line.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { confirmYear, forgetYear, type DayNote } from './calendar-client.js';
import { DayDialog } from './day-dialog.js';
import { ImportDialog } from './import-dialog.js';
import { MonthTable } from './month-table.js';
import { SpecialDays } from './special-days.js';
import { useChange } from './use-calendar.js';

interface Props {
  readonly calendar: CalendarView;
  readonly mayChange: boolean;
  readonly onYear: (year: number) => void;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** 民國 1 is 1912. */
const ROC_BEFORE_YEAR = 1911;

export function YearCard({ calendar, mayChange, onYear }: Props) {
  const { say } = useWords();
  const [edited, setEdited] = useState<{ readonly day: string; readonly note?: DayNote }>();
  const { year } = calendar;
  const edit = (day: string): void => {
    const note = calendar.days.find((known) => known.day === day);
    setEdited({ day, ...(note === undefined ? {} : { note }) });
  };
  return (
    <section className="card calendar-year" aria-labelledby="calendar-year">
      <div className="year-head">
        <Button
          className="icon-button"
          aria-label={say('calendar.year.previous')}
          onPress={() => {
            onYear(year - 1);
          }}
        >
          ‹
        </Button>
        <h2 id="calendar-year" aria-live="polite">
          {say('calendar.year', { year, roc: year - ROC_BEFORE_YEAR })}
        </h2>
        <Button
          className="icon-button"
          aria-label={say('calendar.year.next')}
          onPress={() => {
            onYear(year + 1);
          }}
        >
          ›
        </Button>
        <Standing calendar={calendar} />
      </div>
      {mayChange ? <YearSteps calendar={calendar} /> : null}
      <ul className="legend">
        {(['off', 'makeUp', 'closure', 'today'] as const).map((kind) => (
          <li key={kind} data-kind={kind}>
            {say(`calendar.legend.${kind}`)}
          </li>
        ))}
      </ul>
      <div className="months" role="group" aria-label={say('calendar.months', { year })}>
        {MONTHS.map((month) => (
          <MonthTable key={month} month={month} calendar={calendar} {...(mayChange ? { onDay: edit } : {})} />
        ))}
      </div>
      <SpecialDays
        calendar={calendar}
        {...(mayChange
          ? {
              onDay: edit,
              onAdd: () => {
                setEdited({
                  day: calendar.today.startsWith(String(year)) ? calendar.today : `${year}-01-01`,
                });
              },
            }
          : {})}
      />
      {edited === undefined ? null : (
        <DayDialog
          calendar={calendar}
          day={edited.day}
          note={edited.note}
          onClose={() => {
            setEdited(undefined);
          }}
        />
      )}
    </section>
  );
}

function Standing({ calendar: { confirmed, source } }: { readonly calendar: CalendarView }) {
  const { say, language } = useWords();
  if (confirmed !== undefined)
    return (
      <p className="year-standing" data-confirmed>
        <strong>{say('calendar.confirmed')}</strong>
        <span>
          {say('calendar.confirmed.by', { name: confirmed.by, time: momentOf(confirmed.atMs, language) })}
        </span>
      </p>
    );
  const why = {
    set: 'calendar.unofficial.set',
    none: 'calendar.unofficial.none',
    computed: 'calendar.unofficial.why',
  } as const;
  return (
    <p className="year-standing">
      <strong>{say('calendar.unofficial')}</strong>
      <span>{say(why[source])}</span>
    </p>
  );
}

function YearSteps({ calendar: { year, revision, source, confirmed } }: { readonly calendar: CalendarView }) {
  const { say } = useWords();
  const change = useChange();
  const [asking, setAsking] = useState<'confirm' | 'forget' | 'import'>();
  const close = (): void => {
    setAsking(undefined);
  };
  return (
    <>
      <div className="account-buttons">
        {confirmed === undefined && source !== 'none' ? (
          <Button
            className="button primary"
            onPress={() => {
              setAsking('confirm');
            }}
          >
            {say('calendar.confirm')}
          </Button>
        ) : null}
        <Button
          className="button"
          onPress={() => {
            setAsking('import');
          }}
        >
          {say('calendar.import')}
        </Button>
        {source === 'set' ? (
          <Button
            className="button quiet"
            onPress={() => {
              setAsking('forget');
            }}
          >
            {say('calendar.forget')}
          </Button>
        ) : null}
      </div>
      <div role="alert">
        <FaultLine error={change.error} />
      </div>
      {asking === 'import' ? <ImportDialog revision={revision} onClose={close} /> : null}
      {asking === 'confirm' || asking === 'forget' ? (
        <ConfirmDialog
          title={say(`calendar.${asking}.title`, { year })}
          lead={say(`calendar.${asking}.lead`)}
          confirm={say(`calendar.${asking}`)}
          onClose={close}
          onConfirm={() => {
            const step = asking === 'confirm' ? confirmYear : forgetYear;
            change.mutate({
              send: (token) => step(year, revision, token),
              done: `calendar.${asking}.done`,
              fill: { year },
            });
          }}
        />
      ) : null}
    </>
  );
}
