// On the desk's top line: how many notes stand on the board, and the way to them.

import { Button } from 'react-aria-components/Button';

import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { useWords } from '../words/words.js';
import { useShiftNotes } from './use-shift-notes.js';

export function ShiftNotesButton({ onOpen }: { readonly onOpen: () => void }) {
  const { say } = useWords();
  const [keys] = useKeyMap();
  const open = useShiftNotes().data?.filter(({ done }) => done === undefined).length ?? 0;
  return (
    <Button className="button shift-button" aria-keyshortcuts={nameOf(keys.shiftNotes)} onPress={onOpen}>
      {say('shift.short')}
      {open === 0 ? null : (
        <>
          {' '}
          <span className="count">{open}</span> <span className="hidden-text">{say('shift.open')}</span>
        </>
      )}
    </Button>
  );
}
