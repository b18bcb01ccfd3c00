// Below the box: what keeps the text from leaving, how long it is, and the button that sends it.

import { Button } from 'react-aria-components/Button';

import { MOST_TEXT_CHARS } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';
import type { Mode } from './use-draft.js';

interface Props {
  readonly mode: Mode;
  readonly text: string;
  /** Still to be filled in. */
  readonly blank: { readonly start: number; readonly end: number } | undefined;
  readonly canSend: boolean;
  readonly onSend: () => void;
}

export function ComposerFoot({ mode, text, blank, canSend, onSend }: Props) {
  const { say } = useWords();
  const isOver = text.length > MOST_TEXT_CHARS;
  const length =
    text.length > MOST_TEXT_CHARS / 2 ? say('compose.length', { n: text.length, most: MOST_TEXT_CHARS }) : '';
  const hint =
    blank === undefined ? length : say('compose.blank', { blank: text.slice(blank.start, blank.end) });
  return (
    <div className="composer-foot">
      <p className="composer-length" data-over={isOver}>
        {isOver ? say('compose.tooLong', { most: MOST_TEXT_CHARS }) : hint}
      </p>
      <Button className="button primary" isDisabled={!canSend} onPress={onSend}>
        {say(mode === 'note' ? 'compose.keep' : 'compose.send')}
      </Button>
    </div>
  );
}
