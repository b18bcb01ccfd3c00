// What one shift leaves for the next: notes that stay until somebody ticks them off, and the line to write one.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { MOST_SHIFT_NOTE_CHARS } from '../../../wire/shared.js';
import { useDesk } from '../desk/desk-context.js';
import { isComposing } from '../desk/keys.js';
import { LoadFault } from '../shell/load-fault.js';
import { tellFault } from '../shell/notices.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { ShiftNoteItem } from './shift-note-item.js';
import { useShiftNotes } from './use-shift-notes.js';

export function ShiftNotesBoard({ hasFocus = false }: { readonly hasFocus?: boolean }) {
  const { say } = useWords();
  const notes = useShiftNotes();
  const open = notes.data?.filter(({ done }) => done === undefined) ?? [];
  const ticked = notes.data?.filter(({ done }) => done !== undefined) ?? [];
  return (
    <div className="shift-notes">
      {notes.data === undefined ? (
        notes.error === null ? (
          <Skeleton rows={3} />
        ) : (
          <LoadFault error={notes.error} onRetry={() => void notes.refetch()} />
        )
      ) : open.length === 0 ? (
        <p className="wall-none">{say('shift.none')}</p>
      ) : null}
      <ul className="shift-list" aria-label={say('shift.title')}>
        {open.map((note) => (
          <ShiftNoteItem key={note.id} note={note} />
        ))}
      </ul>
      <WriteNote hasFocus={hasFocus} />
      {ticked.length === 0 ? null : (
        <details className="shift-done">
          <summary>{say('shift.done', { n: ticked.length })}</summary>
          <ul className="shift-list">
            {ticked.map((note) => (
              <ShiftNoteItem key={note.id} note={note} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function WriteNote({ hasFocus }: { readonly hasFocus: boolean }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const id = useId();
  const [text, setText] = useState('');
  const [noteId, setNoteId] = useState<string>(() => crypto.randomUUID());
  const writing = useMutation({
    mutationFn: () => hub.ask('writeShiftNote', { noteId, text: text.trim() }),
    onSuccess: () => {
      setText('');
      setNoteId(crypto.randomUUID());
    },
    onError: tellFault,
  });
  const write = (): void => {
    if (text.trim() !== '' && !writing.isPending) writing.mutate();
  };
  return (
    <form
      className="shift-write"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <label className="hidden-text" htmlFor={id}>
        {say('shift.write')}
      </label>
      <textarea
        id={id}
        className="composer-box"
        rows={2}
        maxLength={MOST_SHIFT_NOTE_CHARS}
        placeholder={say('shift.write')}
        autoFocus={hasFocus}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          write();
        }}
      />
      <Button className="button" type="submit" isDisabled={text.trim() === ''} isPending={writing.isPending}>
        {say('shift.keep')}
      </Button>
    </form>
  );
}
