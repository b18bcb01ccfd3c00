// The days that are not what their weekday makes them, or have a name.

import { Button } from 'react-aria-components/Button';

import type { CalendarView } from '../../../wire/calendar-api.js';
import { dayOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly calendar: CalendarView;
  readonly onDay?: (day: string) => void;
  readonly onAdd?: () => void;
}

export function SpecialDays({ calendar: { days }, onDay, onAdd }: Props) {
  const { say, language } = useWords();
  return (
    <div className="special-days">
      <div className="page-lead">
        <h3 id="special-days">{say('calendar.special', { n: days.length })}</h3>
        {onAdd === undefined ? null : (
          <Button className="button" onPress={onAdd}>
            {say('calendar.special.add')}
          </Button>
        )}
      </div>
      {days.length === 0 ? (
        <p className="field-hint">{say('calendar.special.none')}</p>
      ) : (
        <ul className="special-list" aria-labelledby="special-days">
          {days.map(({ day, isOff, name }) => {
            const spoken = dayOf(Date.parse(`${day}T00:00:00+08:00`), language);
            return (
              <li key={day}>
                <span className="special-day">{spoken}</span>
                <span className="special-name">{name[language] === '' ? name.zh : name[language]}</span>
                <span className="special-kind" data-off={isOff}>
                  {say(isOff ? 'calendar.day.off' : 'calendar.day.work')}
                </span>
                {onDay === undefined ? null : (
                  <Button
                    className="button small quiet"
                    aria-label={say('calendar.edit.of', { day: spoken })}
                    onPress={() => {
                      onDay(day);
                    }}
                  >
                    {say('calendar.edit')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
