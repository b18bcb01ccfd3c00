// A moment at which the text is to go live, in Taipei's time whatever the computer's.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';

interface Props {
  readonly isBusy: boolean;
  readonly onSchedule: (publishAtMs: number) => void;
}

export function ScheduleLine({ isBusy, onSchedule }: Props) {
  const { say } = useWords();
  const [moment, setMoment] = useState('');
  const publishAtMs = Date.parse(`${moment}:00+08:00`);
  return (
    <div className="schedule-line">
      <label className="field">
        <span className="field-name">{say('article.schedule')}</span>
        <input
          type="datetime-local"
          value={moment}
          onChange={({ target }) => {
            setMoment(target.value.slice(0, 16));
          }}
        />
      </label>
      <Button
        className="button"
        isDisabled={isBusy || Number.isNaN(publishAtMs)}
        onPress={() => {
          onSchedule(publishAtMs);
        }}
      >
        {say('article.schedule.do')}
      </Button>
    </div>
  );
}
