// The box with what stands around it: which message it answers, what is asked before it leaves, and the button.

import type { ReactNode, RefObject } from 'react';

import type { WireQuote } from '../../../wire/shared.js';
import type { BoxList } from './box-list.js';
import { CardBar } from './card-bar.js';
import { ComposerBox } from './composer-box.js';
import { ComposerFoot } from './composer-foot.js';
import { PrivateWarning } from './private-warning.js';
import { QuoteBar } from './quote-bar.js';
import { useSendSettings } from './send-settings.js';
import type { Mode } from './use-draft.js';
import type { FocusBox } from './use-focus-box.js';
import type { Inserting } from './use-inserting.js';
import type { Sending } from './use-sending.js';

interface Props {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly conversationId: string;
  readonly mode: Mode;
  readonly text: string;
  readonly list: BoxList | undefined;
  readonly quote: WireQuote | undefined;
  readonly onQuoteDone: () => void;
  readonly sending: Sending;
  readonly bubbleChars: number | undefined;
  /** What may be attached; it draws itself in the foot. */
  readonly files: ReactNode;
  readonly onText: (text: string) => void;
  readonly inserting: Inserting;
  readonly onFocus: FocusBox;
}

export function WritingArea(props: Props) {
  const {
    box,
    conversationId,
    mode,
    text,
    list,
    quote,
    onQuoteDone,
    sending,
    inserting,
    bubbleChars,
    files,
  } = props;
  const { onText, onFocus } = props;
  const { sendsBy } = useSendSettings();
  const { found, answer, send, blank, canSend } = sending;
  return (
    <>
      <QuoteBar quote={mode === 'reply' ? quote : undefined} onDrop={onQuoteDone} />
      <CardBar
        card={mode === 'reply' ? inserting.card : undefined}
        onDrop={() => {
          inserting.dropCard();
          onFocus();
        }}
      />
      <ComposerBox ref={box} {...{ conversationId, sendsBy, mode, text, list, onText }} onSend={send} />
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
      <ComposerFoot {...{ mode, text, blank, bubbleChars, canSend, files }} onSend={send} />
    </>
  );
}
