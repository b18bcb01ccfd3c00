// The text box and its keys.

import type { KeyboardEvent, RefObject } from 'react';

import { isComposing } from '../desk/keys.js';
import { useWords } from '../words/words.js';
import type { BoxList } from './box-list.js';
import { nextBlank } from './insert-text.js';
import type { SendSettings } from './send-settings.js';
import type { Mode } from './use-draft.js';

interface Props {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly mode: Mode;
  readonly text: string;
  /** What stands open above the box. */
  readonly list: BoxList | undefined;
  /** Which talk it is for: what another screen kept goes into a box that nobody writes in. */
  readonly conversationId: string;
  readonly sendsBy: SendSettings['sendsBy'];
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
}

export function ComposerBox(props: Props) {
  const { ref, conversationId, sendsBy, mode, text, list, onText, onSend } = props;
  const { say } = useWords();
  /** Tab goes to the next blank while there is one; without any, and with Shift, it leaves the box as ever. */
  const toBlank = ({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const blank = key === 'Tab' && !shiftKey ? nextBlank(text, currentTarget.selectionEnd) : undefined;
    if (blank === undefined || mode === 'note') return false;
    currentTarget.setSelectionRange(blank.start, blank.end);
    return true;
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const isTaken = list !== undefined && inList(event, list);
    if (isTaken || (list === undefined && toBlank(event))) event.preventDefault();
    else if (isSend(event, sendsBy)) {
      event.preventDefault();
      onSend();
    } else if (event.key === 'Escape') {
      // The first Esc leaves the box, the next one the talk.
      event.preventDefault();
      document.querySelector<HTMLElement>('[role="log"].log')?.focus();
    }
  };

  return (
    <textarea
      ref={ref}
      data-talk={conversationId}
      data-home="1"
      className="composer-box"
      rows={2}
      value={text}
      aria-label={say(mode === 'note' ? 'compose.note' : 'compose.reply')}
      placeholder={say(mode === 'note' ? 'compose.note.hint' : 'compose.reply.hint')}
      aria-autocomplete="list"
      {...(list?.chosenId === undefined
        ? {}
        : { 'aria-controls': list.listId, 'aria-activedescendant': list.chosenId })}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onKeyDown={press}
    />
  );
}

function inList(event: KeyboardEvent, { move, take, close }: BoxList): boolean {
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') close();
  // Nothing found, or not yet: what is searched for never goes to the citizen. Esc makes it words again.
  else if (event.key === 'Enter' || event.key === 'Tab') take();
  else return false;
  return true;
}

function isSend(
  { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent,
  sendsBy: SendSettings['sendsBy'],
): boolean {
  if (key !== 'Enter' || shiftKey || altKey) return false;
  return sendsBy === 'enter' || ctrlKey || metaKey;
}
