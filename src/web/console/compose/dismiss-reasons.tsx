// Why suggestions do not fit: four reasons, reached by the arrow keys and Tab; Esc leaves without one.

import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';

import type { DISMISS_REASONS } from '../../../wire/workplace-events.js';
import { useWords } from '../words/words.js';

export type DismissReason = (typeof DISMISS_REASONS)[number];

const REASONS = [
  'other-question',
  'wrong',
  'outdated',
  'wording',
] as const satisfies readonly DismissReason[];

interface Props {
  readonly isForAll: boolean;
  readonly onReason: (reason: DismissReason) => void;
  readonly onClose: () => void;
}

export function DismissReasons({ isForAll, onReason, onClose }: Props) {
  const { say } = useWords();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  return (
    <div
      className="dismiss-reasons"
      role="group"
      aria-label={say(isForAll ? 'suggest.why-not.all' : 'suggest.why-not')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <p>{say(isForAll ? 'suggest.why-not.all' : 'suggest.why-not')}</p>
      {REASONS.map((reason, at) => (
        <Button
          key={reason}
          ref={at === 0 ? first : null}
          className="button small"
          onPress={() => {
            onReason(reason);
          }}
        >
          {say(`dismiss.${reason}`)}
        </Button>
      ))}
      <Button className="icon-button" aria-label={say('cancel')} onPress={onClose}>
        ✕
      </Button>
    </div>
  );
}
