// Sets one day: off or worked, with the name that citizens read.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input, Label, TextField } from 'react-aria-components/TextField';

import type { CalendarView } from '../../../wire/calendar-api.js';
import { fieldsOf } from '../session/form-fields.js';
import { FaultLine } from '../shell/fault-line.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { setYear, type DayNote } from './calendar-client.js';
import { useChange } from './use-calendar.js';

interface Props {
  readonly calendar: CalendarView;
  readonly day: string;
  readonly note: DayNote | undefined;
  readonly onClose: () => void;
}

export function DayDialog(props: Props) {
  const { say } = useWords();
  return (
    <TitledDialog className="edit-dialog" title={say('calendar.day.title')} onClose={props.onClose}>
      <DayForm {...props} />
    </TitledDialog>
  );
}

function DayForm({ calendar: { year, revision, days }, day: first, note, onClose }: Props) {
  const { say } = useWords();
  const change = useChange();
  const [day, setDay] = useState(first);
  const [isOff, setIsOff] = useState(note?.isOff ?? true);
  const save = (changed: readonly DayNote[]): void => {
    const others = days.filter((known) => known.day !== day);
    change.mutate({
      send: (token) => setYear(year, { revision, days: [...others, ...changed] }, token),
      done: 'calendar.day.saved',
      fill: { day },
      onDone: onClose,
    });
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const { zh, en } = fieldsOf(event.currentTarget, ['zh', 'en']);
        save([{ day, isOff, name: { zh: zh.trim(), en: en.trim() } }]);
      }}
    >
      <label className="filter">
        {say('calendar.close.day')}
        <input
          type="date"
          required
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          value={day}
          onChange={({ target }) => {
            setDay(target.value);
          }}
        />
      </label>
      <label className="filter">
        {say('calendar.day.kind')}
        <select
          value={isOff ? 'off' : 'work'}
          onChange={({ target }) => {
            setIsOff(target.value === 'off');
          }}
        >
          <option value="off">{say('calendar.day.off')}</option>
          <option value="work">{say('calendar.day.work')}</option>
        </select>
      </label>
      <NameField name="zh" label={say('calendar.day.zh')} value={note?.name.zh} isRequired={isOff} />
      <NameField name="en" label={say('calendar.day.en')} value={note?.name.en} isRequired={isOff} />
      <p className="field-hint">{say('calendar.day.hint')}</p>
      <div role="alert">
        <FaultLine error={change.error} />
      </div>
      <div className="form-buttons">
        {note === undefined ? null : (
          <Button
            type="button"
            className="button quiet"
            onPress={() => {
              save([]);
            }}
          >
            {say('calendar.day.plain')}
          </Button>
        )}
        <Button type="button" className="button" onPress={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" className="button primary" isPending={change.isPending}>
          {say('calendar.day.save')}
        </Button>
      </div>
    </form>
  );
}

interface NameProps {
  readonly name: 'zh' | 'en';
  readonly label: string;
  readonly value: string | undefined;
  readonly isRequired: boolean;
}

function NameField({ name, label, value = '', isRequired }: NameProps) {
  return (
    <TextField className="field" name={name} defaultValue={value} isRequired={isRequired} maxLength={60}>
      <Label>{label}</Label>
      <Input autoComplete="off" />
    </TextField>
  );
}
