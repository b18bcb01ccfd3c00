// The closures of the year and those to come; one that runs can be ended now.

import { Button } from 'react-aria-components/Button';

import type { CalendarView } from '../../../wire/calendar-api.js';
import { FaultLine } from '../shell/fault-line.js';
import { useNow } from '../shell/now.js';
import { momentOf, timeOf, dayKeyOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { endClosure, type Closure } from './calendar-client.js';
import { useChange } from './use-calendar.js';

interface Props {
  readonly calendar: CalendarView;
  readonly mayChange: boolean;
}

export function ClosureList({ calendar: { closures, revision }, mayChange }: Props) {
  const { say, language } = useWords();
  const nowMs = useNow();
  const change = useChange();
  if (closures.length === 0) return <p className="field-hint">{say('calendar.closures.none')}</p>;
  return (
    <>
      <div role="alert">
        <FaultLine error={change.error} />
      </div>
      <ul className="closures" aria-label={say('calendar.closures')}>
        {closures.map((closure) => {
          const state = stateOf(closure, nowMs);
          return (
            <li key={closure.id} className="closure" data-state={state}>
              <span className="closure-state">{say(`calendar.closures.${state}`)}</span>
              <span className="closure-when">
                {momentOf(closure.fromMs, language)} – {endOf(closure, language)}
              </span>
              <span className="closure-why">{closure.reason[language]}</span>
              {mayChange && state !== 'over' ? (
                <Button
                  className="button small"
                  isDisabled={change.isPending}
                  onPress={() => {
                    change.mutate({
                      send: (token) => endClosure(closure.id, revision, token),
                      done: 'calendar.closures.ended',
                    });
                  }}
                >
                  {say(state === 'running' ? 'calendar.closures.end' : 'calendar.closures.drop')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function stateOf({ fromMs, untilMs }: Closure, nowMs: number): 'running' | 'coming' | 'over' {
  if (untilMs <= nowMs) return 'over';
  return fromMs <= nowMs ? 'running' : 'coming';
}

/** The end is exclusive: midnight is the end of the day before. */
function endOf({ fromMs, untilMs }: Closure, language: 'zh' | 'en'): string {
  if (timeOf(untilMs) === '00:00' && dayKeyOf(untilMs - 1) === dayKeyOf(fromMs)) return '24:00';
  return dayKeyOf(untilMs) === dayKeyOf(fromMs) ? timeOf(untilMs) : momentOf(untilMs, language);
}
