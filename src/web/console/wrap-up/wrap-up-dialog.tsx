// Three small fields, none of them needed, and the way out: close, or close and take the next one. All by keyboard.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { WrapUpRequest } from '../../../wire/wrap-up-events.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { toFault, type Fault } from '../shell/fault.js';
import { tellDone } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';

/** As the hub takes them. Unit: characters. */
const MOST_CHARS = { category: 40, note: 1_000 } as const;
const ANSWERS = [
  ['yes', true],
  ['no', false],
  ['unsaid', undefined],
] as const;

interface Props {
  readonly row: ConversationRow;
  readonly onDone: (andNext: boolean) => void;
  readonly onClose: () => void;
}

export function WrapUpDialog({ row, onDone, onClose }: Props) {
  const { say } = useWords();
  const [category, setCategory] = useState('');
  const [note, setNote] = useState('');
  const [isSolved, setIsSolved] = useState<boolean>();
  const { close, fault, isBusy } = useClosing(row, onDone);
  const finish = (andNext: boolean): void => {
    if (!isBusy) void close(saidOf({ category: category.trim(), note: note.trim(), isSolved }), andNext);
  };
  /** In a field of several lines Enter is a new line. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish(event.shiftKey);
  };
  return (
    <TitledDialog className="wrap-up" title={say('wrapUp.title', { name: row.name })} onClose={onClose}>
      <form
        className="form"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          finish(false);
        }}
      >
        <p className="lead">{say('wrapUp.lead')}</p>
        <CategoryField value={category} onValue={setCategory} />
        <SolvedField value={isSolved} onValue={setIsSolved} />
        <div className="field">
          <label htmlFor="wrap-up-note">{say('wrapUp.note')}</label>
          <textarea
            id="wrap-up-note"
            className="composer-box"
            rows={3}
            maxLength={MOST_CHARS.note}
            value={note}
            onChange={({ target }) => {
              setNote(target.value);
            }}
          />
        </div>
        <FaultLine error={fault} isAlert />
        <div className="form-buttons">
          <Button className="button" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button
            className="button"
            isDisabled={isBusy}
            onPress={() => {
              finish(true);
            }}
          >
            {say('wrapUp.next')} <kbd aria-hidden="true">Ctrl+Shift+Enter</kbd>
          </Button>
          <Button type="submit" className="button primary" isDisabled={isBusy}>
            {say('wrapUp.do')} <kbd aria-hidden="true">Ctrl+Enter</kbd>
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}

/** What was left empty is not said. */
function saidOf({
  category,
  note,
  isSolved,
}: {
  readonly category: string;
  readonly note: string;
  readonly isSolved: boolean | undefined;
}): WrapUpRequest {
  return {
    ...(category === '' ? {} : { category }),
    ...(note === '' ? {} : { note }),
    ...(isSolved === undefined ? {} : { isSolved }),
  };
}

function useClosing({ conversationId, name }: ConversationRow, onDone: Props['onDone']) {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setIsBusy] = useState(false);
  const close = async (wrapUp: WrapUpRequest, andNext: boolean): Promise<void> => {
    setIsBusy(true);
    setFault(undefined);
    try {
      const { row } = await hub.ask('resolve', { conversationId, wrapUp });
      putRow(cache, row, myId);
      tellDone('notice.resolved', { name });
      onDone(andNext);
    } catch (error) {
      setFault(toFault(error));
      setIsBusy(false);
    }
  };
  return { close, fault, isBusy };
}

interface FieldProps<Value> {
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}

function CategoryField({ value, onValue }: FieldProps<string>) {
  const { say } = useWords();
  const { hub } = useDesk();
  const [field, list, hint] = [useId(), useId(), useId()];
  const { data = [] } = useQuery({
    queryKey: ['categories'],
    queryFn: async () => (await hub.ask('categories', {})).categories,
    staleTime: 60_000,
  });
  return (
    <div className="field">
      <label htmlFor={field}>{say('wrapUp.category')}</label>
      <input
        id={field}
        list={list}
        aria-describedby={hint}
        autoFocus
        autoComplete="off"
        maxLength={MOST_CHARS.category}
        value={value}
        onChange={({ target }) => {
          onValue(target.value);
        }}
      />
      <datalist id={list}>
        {data.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <p id={hint} className="field-hint">
        {say('wrapUp.category.hint')}
      </p>
    </div>
  );
}

function SolvedField({ value, onValue }: FieldProps<boolean | undefined>) {
  const { say } = useWords();
  return (
    <fieldset className="solved">
      <legend>{say('wrapUp.solved')}</legend>
      {ANSWERS.map(([answer, means]) => (
        <label key={answer}>
          <input
            type="radio"
            name="solved"
            checked={value === means}
            onChange={() => {
              onValue(means);
            }}
          />
          {say(`wrapUp.${answer}`)}
        </label>
      ))}
    </fieldset>
  );
}
