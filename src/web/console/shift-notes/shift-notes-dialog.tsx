// The board over the desk, wherever the agent is.

import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { ShiftNotesBoard } from './shift-notes-board.js';

export function ShiftNotesDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <TitledDialog className="shift-dialog" title={say('shift.title')} onClose={onClose}>
      <ShiftNotesBoard hasFocus />
    </TitledDialog>
  );
}
