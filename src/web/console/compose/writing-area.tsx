// The box with what stands around it: which message it answers, what is asked before it leaves, and the button.

import type { RefObject } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import type { WireQuote } from '../../../wire/shared.js';
import { ComposerBox } from './composer-box.js';
import { ComposerFoot } from './composer-foot.js';
import { PrivateWarning } from './private-warning.js';
import { QuoteBar } from './quote-bar.js';
import { useSendSettings } from './send-settings.js';
import type { Mode } from './use-draft.js';
import type { FocusBox } from './use-focus-box.js';
import type { Palette } from './use-palette.js';
import type { Sending } from './use-sending.js';

interface Props {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly conversationId: string;
  readonly mode: Mode;
  readonly text: string;
  readonly palette: Palette | undefined;
  readonly quote: WireQuote | undefined;
  readonly onQuoteDone: () => void;
  readonly sending: Sending;
  readonly bubbleChars: number | undefined;
  readonly onText: (text: string) => void;
  readonly onPick: (suggestion: Suggestion) => void;
  readonly onFocus: FocusBox;
  readonly onClosePalette: () => void;
}

export function WritingArea(props: Props) {
  const { box, conversationId, mode, text, palette, quote, onQuoteDone, sending, bubbleChars } = props;
  const { onText, onPick, onFocus, onClosePalette } = props;
  const { sendsBy } = useSendSettings();
  const { found, answer, send, blank, canSend } = sending;
  return (
    <>
      <QuoteBar quote={mode === 'reply' ? quote : undefined} onDrop={onQuoteDone} />
      <ComposerBox
        ref={box}
        {...{ conversationId, sendsBy, mode, text, palette, onText, onPick, onClosePalette }}
        onSend={send}
      />
      {found === undefined ? null : (
        <PrivateWarning
          found={found}
          onBack={() => {
            answer('back');
            onFocus();
          }}
          onCover={() => {
            answer('cover');
          }}
          onAnyway={() => {
            answer('anyway');
          }}
        />
      )}
      <ComposerFoot {...{ mode, text, blank, bubbleChars, canSend }} onSend={send} />
    </>
  );
}
