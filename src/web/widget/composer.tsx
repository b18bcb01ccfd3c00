// The line to write on. Enter sends, but never while an input method is still composing.

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { AttachButton, sendFiles } from './attach.js';
import { SendIcon } from './icons.js';
import type { TalkClient } from './talk-client.js';
import type { Words } from './words.js';

/** The hub's limit (`MOST_TEXT_CHARS`). Unit: UTF-16 units. */
const MOST_CHARS = 5_000;

/** Key code that browsers give to keys which the input method keeps for itself. Source: UI Events, "IME". */
const KEPT_BY_INPUT_METHOD = 229;

/** Safari ends the composition before it tells of the Enter that ended it. Unit: ms. */
const AFTER_COMPOSITION_MS = 40;

export interface ComposerProps {
  readonly client: TalkClient;
  readonly say: Words;
  readonly isOpen: boolean;
  readonly canAttach: boolean;
}

export function Composer({ client, say, isOpen, canAttach }: ComposerProps) {
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const composedAtMs = useRef(0);
  useGrowth(area, text, isOpen);
  const isTooLong = text.length > MOST_CHARS;
  const send = (): void => {
    if (text.trim() === '' || isTooLong) return;
    client.say(text);
    setText('');
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event, composedAtMs.current)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isTooLong && (
        <p class="failed" role="alert" id="too-long">
          {say.tooLong(MOST_CHARS)}
        </p>
      )}
      <div class="line">
        <textarea
          ref={area}
          rows={1}
          value={text}
          aria-label={say.input}
          aria-invalid={isTooLong}
          placeholder={say.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => {
            setText(event.currentTarget.value);
            client.tellTyping();
          }}
          onCompositionEnd={(event) => {
            composedAtMs.current = event.timeStamp;
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = event.clipboardData?.files;
            if (!canAttach || files === undefined || files.length === 0) return;
            event.preventDefault();
            sendFiles(client, files);
          }}
        />
        {canAttach && <AttachButton client={client} say={say} />}
        <button
          type="submit"
          class="send icon"
          aria-label={say.send}
          disabled={text.trim() === '' || isTooLong}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

/** Is this Enter the input method's own? */
function isComposing(event: KeyboardEvent, composedAtMs: number): boolean {
  const { keyCode } = event as { readonly keyCode: number }; // its old name is the only place where some browsers say so
  const isJustOver = event.timeStamp - composedAtMs < AFTER_COMPOSITION_MS;
  return event.isComposing || keyCode === KEPT_BY_INPUT_METHOD || isJustOver;
}

/** As many lines as the words need; the style sheet says how many at most. */
function useGrowth(area: RefObject<HTMLTextAreaElement | null>, text: string, isOpen: boolean): void {
  useLayoutEffect(() => {
    const field = area.current;
    if (field === null || !isOpen) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }, [text, isOpen]);
}
