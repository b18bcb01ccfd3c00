// The board as a part of a screen: on the wall, and on the desk while no talk is open.

import { useWords } from '../words/words.js';
import { ShiftNotesBoard } from './shift-notes-board.js';

export function ShiftNotesPanel() {
  const { say } = useWords();
  return (
    <section className="shift-panel" aria-labelledby="shift-panel">
      <h2 id="shift-panel">{say('shift.title')}</h2>
      <ShiftNotesBoard />
    </section>
  );
}
