// The letters, a box at each, and the button that sends the chosen ones again. Where one may have arrived, it asks before.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { DeadLettersView } from '../../../wire/delivery-api.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { tellDone } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { LetterRow } from './letter-row.js';
import { useResending } from './use-resending.js';

/** As many as one looks at before pressing. */
const MOST_AT_ONCE = 50;

interface Props {
  readonly letters: DeadLettersView['letters'];
  readonly onSent: () => void;
}

export function LetterTable({ letters, onSent }: Props) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const { progress, outcomes, start, stop } = useResending();
  const picked = letters.filter(({ id }) => chosen.has(id)).slice(0, MOST_AT_ONCE);
  const unclear = picked.filter(({ state }) => state === 'unclear').length;
  const isAll = picked.length > 0 && picked.length === Math.min(letters.length, MOST_AT_ONCE);
  const send = (): void => {
    void start(picked.map(({ id }) => id)).then(({ begun, failed }) => {
      setChosen(new Set());
      tellDone(failed === 0 ? 'letters.done' : 'letters.doneSome', { n: begun, failed });
      if (failed === 0) onSent();
    });
  };
  return (
    <>
      <div className="letter-actions">
        <label className="check">
          <input
            type="checkbox"
            className="hidden-text"
            checked={isAll}
            disabled={progress !== undefined}
            onChange={() => {
              setChosen(new Set(isAll ? [] : letters.slice(0, MOST_AT_ONCE).map(({ id }) => id)));
            }}
          />
          <span className="check-box" aria-hidden="true" />
          {say('letters.selectAll', { most: MOST_AT_ONCE })}
        </label>
        <Button
          className="button primary"
          isDisabled={picked.length === 0 || progress !== undefined}
          onPress={() => {
            if (unclear > 0) setIsAsking(true);
            else send();
          }}
        >
          {say('letters.resend', { n: picked.length })}
        </Button>
        <div className="letter-progress" role="status">
          {progress === undefined ? null : (
            <>
              <progress
                value={progress.n}
                max={progress.most}
                aria-label={say('letters.progress', progress)}
              />
              <span>{say('letters.progress', progress)}</span>
              <Button className="button small" onPress={stop}>
                {say('letters.stop')}
              </Button>
            </>
          )}
        </div>
      </div>
      <ul className="letters" aria-label={say('letters.title')}>
        {letters.map((letter, index) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            label={say('letters.select', { n: index + 1 })}
            isChosen={chosen.has(letter.id)}
            isLocked={progress !== undefined || (!chosen.has(letter.id) && chosen.size >= MOST_AT_ONCE)}
            outcome={outcomes.get(letter.id)}
            onChoose={(isChosen) => {
              const others = [...chosen].filter((id) => id !== letter.id);
              setChosen(new Set(isChosen ? [...others, letter.id] : others));
            }}
          />
        ))}
      </ul>
      {isAsking ? (
        <ConfirmDialog
          title={say('resend.title')}
          lead={say('resend.lead.many', { n: unclear })}
          confirm={say('resend.anyway')}
          onConfirm={send}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </>
  );
}
