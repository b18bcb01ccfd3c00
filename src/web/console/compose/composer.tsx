// Where an agent writes: to the citizen or to colleagues. Enter sends, but never what an input method still composes.

import { useRef, useState } from 'react';

import type { ConversationRow, Suggestion, ThreadEntry } from '../../../wire/agent-events.js';
import type { WireQuote } from '../../../wire/shared.js';
import { MOST_TEXT_CHARS } from '../../../wire/shared.js';
import type { UsedArticle } from '../desk/outgoing.js';
import { useComposerWords, type ComposerDoor, type ComposerWord } from '../desk/composer-door.js';
import { useDesk } from '../desk/desk-context.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { ComposerBox } from './composer-box.js';
import { ComposerFoot } from './composer-foot.js';
import { insertText, nextBlank, slashQueryOf, type Inserted } from './insert-text.js';
import { ModeSwitch } from './mode-switch.js';
import { QuoteBar } from './quote-bar.js';
import { PaletteList } from './palette-list.js';
import { SuggestionList } from './suggestion-list.js';
import { useDraft, type Mode } from './use-draft.js';
import { usePalette } from './use-palette.js';
import { useSuggestions } from './use-suggestions.js';
import { useTypingSignal } from './use-typing-signal.js';
import { WriteRight } from './write-right.js';

interface Props {
  readonly row: ConversationRow;
  readonly entries: readonly ThreadEntry[];
  readonly door: ComposerDoor;
  /** The message that the reply answers. */
  readonly quote: WireQuote | undefined;
  /** It has been sent, or is not wanted any more. */
  readonly onQuoteDone: () => void;
  readonly onClaim: () => void;
}

const SUGGESTION_OF: Readonly<Partial<Record<ComposerWord, number>>> = {
  suggest1: 0,
  suggest2: 1,
  suggest3: 2,
};

export function Composer({ row, entries, door, quote, onQuoteDone, onClaim }: Props) {
  const { conversationId } = row;
  const { say } = useWords();
  const { outgoing } = useDesk();
  const { id: myId } = useSession().staff;
  const isMine = row.status === 'assigned' && row.assignee?.id === myId;
  const box = useRef<HTMLTextAreaElement>(null);
  const [mode, setMode] = useState<Mode>('reply');
  const [reply, setReply] = useDraft(conversationId, 'reply');
  const [note, setNote] = useDraft(conversationId, 'note');
  const [text, setText] = mode === 'reply' ? [reply, setReply] : [note, setNote];
  const [closedFor, setClosedFor] = useState<string>();
  const palette = usePalette(
    isMine && mode === 'reply' && text !== closedFor ? slashQueryOf(text) : undefined,
  );
  const { suggestions, isStale, forSeq, refresh, dismiss } = useSuggestions(conversationId, entries, isMine);
  /** What the draft began as: the hub learns from what becomes of it. */
  const [from, setFrom] = useState<UsedArticle>();
  const signalTyping = useTypingSignal(conversationId, mode === 'reply' && isMine);

  const focusBox = (mark?: { readonly start: number; readonly end: number }): void => {
    // After React has drawn the new text and mode.
    setTimeout(() => {
      box.current?.focus();
      if (mark !== undefined) box.current?.setSelectionRange(mark.start, mark.end);
    });
  };
  /** The first blank of what was put in is marked; without any the caret stands behind it. */
  const showInserted = ({ text: next, caret }: Inserted, length: number): void => {
    setReply(next);
    focusBox(nextBlank(next, caret - length) ?? { start: caret, end: caret });
  };
  const insert = (suggestion: Suggestion | undefined): void => {
    if (suggestion === undefined || !isMine) return;
    const caret = mode === 'reply' ? (box.current?.selectionStart ?? reply.length) : reply.length;
    const inserted = insertText(reply, caret, suggestion.text);
    setFrom(usedArticle(suggestion, { how: 'suggestion', ...(forSeq === undefined ? {} : { forSeq }) }));
    setMode('reply');
    showInserted(inserted, suggestion.text.length);
  };
  const pick = (found: Suggestion): void => {
    const { text: picked } = found;
    setFrom(usedArticle(found, { how: 'search' }));
    showInserted({ text: picked, caret: picked.length }, picked.length);
  };
  const switchTo = (next: Mode): void => {
    setMode(next);
    focusBox();
  };
  useComposerWords(door, (word) => {
    const at = SUGGESTION_OF[word];
    if (at !== undefined) insert(suggestions?.[at]);
    else if (word === 'refresh') refresh();
    else if (word === 'reply' || word === 'note') switchTo(word);
  });

  const blank = mode === 'reply' ? nextBlank(text, 0) : undefined;
  const canSend =
    text.trim() !== '' &&
    text.length <= MOST_TEXT_CHARS &&
    (mode === 'note' || (isMine && blank === undefined));
  const send = (): void => {
    if (blank !== undefined) focusBox(blank);
    if (!canSend) return;
    outgoing.send({ conversationId, kind: mode, text: text.trim(), ...told(mode, quote, from) });
    if (mode === 'reply') onQuoteDone();
    setText('');
    if (mode === 'reply') setFrom(undefined);
    signalTyping(false);
    focusBox();
  };

  return (
    <section className="composer" data-mode={mode} aria-label={say('compose.mode')}>
      {isMine && mode === 'reply' && palette === undefined ? (
        <SuggestionList
          suggestions={suggestions}
          isStale={isStale}
          onInsert={insert}
          onRefresh={refresh}
          onDismiss={dismiss}
        />
      ) : null}
      {palette === undefined ? null : <PaletteList palette={palette} onPick={pick} />}
      <ModeSwitch mode={mode} onMode={switchTo} />
      {mode === 'reply' && !isMine ? (
        <WriteRight row={row} onClaim={onClaim} />
      ) : (
        <>
          <QuoteBar quote={mode === 'reply' ? quote : undefined} onDrop={onQuoteDone} />
          <ComposerBox
            ref={box}
            mode={mode}
            text={text}
            palette={palette}
            onText={(next) => {
              setText(next);
              if (mode === 'reply' && next === '') setFrom(undefined);
              signalTyping(next !== '');
            }}
            onSend={send}
            onPick={pick}
            onClosePalette={() => {
              setClosedFor(text);
            }}
          />
          <ComposerFoot mode={mode} text={text} blank={blank} canSend={canSend} onSend={send} />
        </>
      )}
    </section>
  );
}

/** What a reply says beside its words: a note answers nobody and teaches nothing. */
function told(
  mode: Mode,
  quote: WireQuote | undefined,
  from: UsedArticle | undefined,
): { readonly quotes?: number; readonly from?: UsedArticle } {
  if (mode === 'note') return {};
  return {
    ...(quote === undefined ? {} : { quotes: quote.seq }),
    ...(from === undefined ? {} : { from }),
  };
}

/** Nothing is learned from canned replies. */
function usedArticle(
  { source, id: articleId }: Suggestion,
  how: Pick<UsedArticle, 'how' | 'forSeq'>,
): UsedArticle | undefined {
  return source === 'article' ? { articleId, ...how } : undefined;
}
