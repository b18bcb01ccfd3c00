// Below the box: what keeps the text from leaving, how long it is, and the button that sends it.

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

import { MOST_TEXT_CHARS } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';
import { SendSettingsButton } from './send-settings.js';
import type { Mode } from './use-draft.js';

interface Props {
  readonly mode: Mode;
  readonly text: string;
  /** Still to be filled in. */
  readonly blank: { readonly start: number; readonly end: number } | undefined;
  /** Longest text of one bubble on this channel, once the hub has said it. */
  readonly bubbleChars: number | undefined;
  readonly canSend: boolean;
  readonly files: ReactNode;
  readonly onSend: () => void;
}

export function ComposerFoot({ mode, text, blank, bubbleChars = MOST_TEXT_CHARS, ...rest }: Props) {
  const { canSend, files, onSend } = rest;
  const { say } = useWords();
  const isOver = text.length > MOST_TEXT_CHARS;
  const most = mode === 'note' ? MOST_TEXT_CHARS : bubbleChars;
  const pieces = Math.ceil(text.length / most);
  const length =
    pieces > 1
      ? say('limit.pieces', { n: pieces, most })
      : text.length > most / 2
        ? say('compose.length', { n: text.length, most })
        : '';
  const hint =
    blank === undefined ? length : say('compose.blank', { blank: text.slice(blank.start, blank.end) });
  return (
    <div className="composer-foot">
      <p className="composer-length" data-over={isOver}>
        {isOver ? say('compose.tooLong', { most: MOST_TEXT_CHARS }) : hint}
      </p>
      {files}
      <SendSettingsButton />
      <Button className="button primary" isDisabled={!canSend} onPress={onSend}>
        {say(mode === 'note' ? 'compose.keep' : 'compose.send')}
      </Button>
    </div>
  );
}
