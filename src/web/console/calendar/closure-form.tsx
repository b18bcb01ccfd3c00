// Closes the desk for a day or a part of it, with the reason that citizens read.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { CalendarView, CloseRequest } from '../../../wire/calendar-api.js';
import { fieldsOf } from '../session/form-fields.js';
import { PlainField } from '../session/plain-field.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { closeDesk } from './calendar-client.js';
import { useChange } from './use-calendar.js';

const PARTS = ['from-now', 'whole', 'morning', 'afternoon', 'evening'] as const;
/** As citizens read them. */
const REASONS = {
  typhoon: { zh: '颱風停班', en: 'closed because of a typhoon' },
  quake: { zh: '地震', en: 'closed after an earthquake' },
  power: { zh: '停電', en: 'closed during a power cut' },
} as const;
const REASON_KEYS = ['typhoon', 'quake', 'power', 'other'] as const;
type ReasonKey = (typeof REASON_KEYS)[number];

export function ClosureForm({ calendar: { revision, today } }: { readonly calendar: CalendarView }) {
  const { say } = useWords();
  const change = useChange();
  const [day, setDay] = useState(today);
  const [part, setPart] = useState<CloseRequest['part']>('from-now');
  const [reason, setReason] = useState<ReasonKey>('typhoon');
  const parts = PARTS.filter((known) => known !== 'from-now' || day === today);
  const chosen = parts.includes(part) ? part : 'whole';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const said = reason === 'other' ? fieldsOf(event.currentTarget, ['zh', 'en']) : REASONS[reason];
        const closure = { revision, day, part: chosen, reason: { zh: said.zh.trim(), en: said.en.trim() } };
        change.mutate({ send: (token) => closeDesk(closure, token), done: 'calendar.close.done' });
      }}
    >
      <p className="field-hint">{say('calendar.close.lead')}</p>
      <div className="filters">
        <label className="filter">
          {say('calendar.close.day')}
          <input
            type="date"
            required
            min={today}
            value={day}
            onChange={({ target }) => {
              setDay(target.value);
            }}
          />
        </label>
        <label className="filter">
          {say('calendar.close.part')}
          <select
            value={chosen}
            onChange={({ target }) => {
              setPart(PARTS.find((known) => known === target.value) ?? 'whole');
            }}
          >
            {parts.map((known) => (
              <option key={known} value={known}>
                {say(`calendar.part.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="filter">
          {say('calendar.close.reason')}
          <select
            value={reason}
            onChange={({ target }) => {
              setReason(REASON_KEYS.find((known) => known === target.value) ?? 'other');
            }}
          >
            {REASON_KEYS.map((known) => (
              <option key={known} value={known}>
                {say(`calendar.reason.${known}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {reason === 'other' ? (
        <div className="form-grid">
          <PlainField label={say('calendar.close.zh')} name="zh" />
          <PlainField label={say('calendar.close.en')} name="en" />
        </div>
      ) : null}
      <div role="alert">
        <FaultLine error={change.error} />
      </div>
      <div>
        <Button type="submit" className="button primary" isPending={change.isPending}>
          {say('calendar.close.submit')}
        </Button>
      </div>
    </form>
  );
}
