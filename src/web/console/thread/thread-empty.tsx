// The middle of the desk before a talk is chosen.

import { ShiftNotesPanel } from '../shift-notes/shift-notes-panel.js';
import { useWords } from '../words/words.js';

export function ThreadEmpty() {
  const { say } = useWords();
  return (
    <section className="thread thread-empty" aria-label={say('thread.none')}>
      <div className="empty">
        <p className="empty-title">{say('thread.none')}</p>
        <p className="empty-next">{say('thread.none.next')}</p>
        <ShiftNotesPanel />
      </div>
    </section>
  );
}
