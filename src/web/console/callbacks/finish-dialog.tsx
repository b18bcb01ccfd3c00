// What came of a message that was left: one choice, and a few words for colleagues.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { CALLBACK_OUTCOMES } from '../../../wire/shared.js';
import { useDesk } from '../desk/desk-context.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';

/** As wire/callback-events.ts takes it. */
const MOST_NOTE_CHARS = 500;

interface Props {
  readonly callbackId: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function FinishDialog({ callbackId, name, onClose }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const id = useId();
  const [outcome, setOutcome] = useState<(typeof CALLBACK_OUTCOMES)[number]>();
  const [note, setNote] = useState('');
  const finishing = useMutation({
    mutationFn: (chosen: (typeof CALLBACK_OUTCOMES)[number]) => {
      const words = note.trim();
      return hub.ask('finishCallback', {
        callbackId,
        outcome: chosen,
        ...(words === '' ? {} : { note: words }),
      });
    },
    onSuccess: () => {
      tellDone('callback.finished', { name });
      onClose();
    },
    onError: tellFault,
  });
  return (
    <TitledDialog
      className="callback-finish"
      title={say('callback.finish.title', { name })}
      onClose={onClose}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome !== undefined) finishing.mutate(outcome);
        }}
      >
        <fieldset className="callback-outcomes">
          <legend>{say('callback.outcome')}</legend>
          {CALLBACK_OUTCOMES.map((each, at) => (
            <label key={each} className="callback-outcome">
              <input
                type="radio"
                name={`${id}outcome`}
                value={each}
                autoFocus={at === 0}
                checked={outcome === each}
                onChange={() => {
                  setOutcome(each);
                }}
              />
              {say(`callback.outcome.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}note`}>{say('callback.note')}</label>
          <textarea
            id={`${id}note`}
            className="composer-box"
            rows={3}
            maxLength={MOST_NOTE_CHARS}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
          <p className="field-hint">{say('callback.note.hint')}</p>
        </div>
        <div className="form-buttons">
          <Button className="button" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={outcome === undefined}
            isPending={finishing.isPending}
          >
            {say('callback.finish.submit')}
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}
