// Opens the journal of a message. For those who may read journals; others have the words at the message.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { JournalDialog } from './journal-dialog.js';

interface Props {
  /** The delivery's id. */
  readonly id: string;
  /** Where everything went well it is a quiet link. */
  readonly isShown: boolean;
  /** For what the bot thought; absent where only the delivery is known. */
  readonly entry?: ThreadEntry;
}

export function JournalButton({ id, isShown, entry }: Props) {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const [isOpen, setIsOpen] = useState(false);
  if (!roles.includes('supervisor') && !roles.includes('admin')) return null;
  return (
    <>
      <Button
        className={isShown ? 'button small' : 'why-button'}
        onPress={() => {
          setIsOpen(true);
        }}
      >
        {say('journal.open')}
      </Button>
      {isOpen ? (
        <JournalDialog
          id={id}
          {...(entry === undefined ? {} : { entry })}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
