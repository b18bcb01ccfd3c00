// One note on the board, and the box to tick it off.

import type { ShiftNoteView } from '../../../wire/shift-note-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellFault } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function ShiftNoteItem({ note }: { readonly note: ShiftNoteView }) {
  const { say, language } = useWords();
  const { hub } = useDesk();
  const { id, text, author, atMs, done } = note;
  return (
    <li className="shift-note" data-done={done !== undefined}>
      <label>
        <input
          type="checkbox"
          checked={done !== undefined}
          onChange={({ target: { checked } }) => {
            hub.ask('tickShiftNote', { noteId: id, isDone: checked }).catch(tellFault);
          }}
        />
        <span className="shift-text">{text}</span>
      </label>
      <p className="shift-facts">
        <span>{author.name}</span>
        <time>{momentOf(atMs, language)}</time>
        {done === undefined ? null : <span>{say('shift.doneBy', { name: done.by.name })}</span>}
      </p>
    </li>
  );
}
