// Where an agent writes: to the citizen or to colleagues. Enter sends, but never what an input method still composes.

import { useRef, useState } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { WireQuote } from '../../../wire/shared.js';
import { useComposerWords, type ComposerDoor } from '../desk/composer-door.js';
import { MentionList } from '../mentions/mention-list.js';
import { useMentionBox } from '../mentions/use-mention-box.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { changeChips, chipOf, useChips } from './chips.js';
import { toWordHearer } from './composer-words.js';
import { HeldBar } from './held-bar.js';
import { slashQueryOf, withMention } from './insert-text.js';
import { LateFiles } from './late-files.js';
import { ModeSwitch } from './mode-switch.js';
import { boxListOf, PaletteList } from './palette-list.js';
import { SuggestionList } from './suggestion-list.js';
import { useFocusBox } from './use-focus-box.js';
import { useDraft, type Mode } from './use-draft.js';
import { useInserting } from './use-inserting.js';
import { usePalette } from './use-palette.js';
import { useSending } from './use-sending.js';
import { useSuggestions } from './use-suggestions.js';
import { useTypingSignal } from './use-typing-signal.js';
import { useWorkplace } from './use-workplace.js';
import { WindowLine } from './window-line.js';
import { WritingArea } from './writing-area.js';
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

export function Composer({ row, entries, door, quote, onQuoteDone, onClaim }: Props) {
  const { conversationId } = row;
  const { say } = useWords();
  const { id: myId } = useSession().staff;
  const isMine = row.status === 'assigned' && row.assignee?.id === myId;
  const box = useRef<HTMLTextAreaElement>(null);
  const [mode, setMode] = useState<Mode>('reply');
  const { workplace, isOpen } = useWorkplace(conversationId, entries);
  const [reply, setReply] = useDraft(conversationId, 'reply', workplace?.drafts);
  const [note, setNote] = useDraft(conversationId, 'note', workplace?.drafts);
  const [text, setText] = mode === 'reply' ? [reply, setReply] : [note, setNote];
  const isReplying = isMine && mode === 'reply';
  const place = `${myId}.${conversationId}`;
  const chips = useChips(place);
  const [closedFor, setClosedFor] = useState<string>();
  /** Suggestions that are being said not to fit. */
  const [rejecting, setRejecting] = useState<Suggestion | 'all'>();
  const palette = usePalette(isReplying && text !== closedFor ? slashQueryOf(text) : undefined);
  const { suggestions, isStale, forSeq, refresh, dismiss } = useSuggestions(conversationId, entries, {
    isWanted: isMine,
    isUntouched: reply === '',
  });
  const signalTyping = useTypingSignal(conversationId, isReplying);

  const focusBox = useFocusBox(box);
  const inserting = useInserting({ box, mode, setMode, reply, setReply, focusBox });
  const insert = (suggestion: Suggestion | undefined): void => {
    if (suggestion !== undefined && isMine) inserting.insert(suggestion, forSeq);
  };
  const switchTo = (next: Mode): void => {
    setMode(next);
    focusBox();
  };

  const mention = useMentionBox({ box, isNote: mode === 'note', text: note, setText: setNote, focusBox });
  const list = boxListOf(palette, mention.list, inserting.pick, () => {
    setClosedFor(text);
  });

  const sending = useSending({
    entries,
    ...{ conversationId, mode, text, quote, chips, from: inserting.from },
    mentioned: mention.idsIn,
    mayReply: isMine && isOpen,
    onSent: () => {
      setText('');
      if (mode === 'reply') {
        onQuoteDone();
        inserting.forget();
        changeChips(place, () => []);
      }
      signalTyping(false);
      focusBox();
    },
    onBlank: focusBox,
    onBack: (words, files) => {
      changeChips(place, (before) => [...files.map(chipOf), ...before]);
      // Before what was typed meanwhile: nothing is lost, nothing is overwritten.
      setReply(reply === '' || words === '' ? words + reply : `${words}\n${reply}`);
      setMode('reply');
      focusBox({ start: words.length, end: words.length });
    },
  });

  useComposerWords(
    door,
    toWordHearer({
      insert: (at) => {
        insert(suggestions?.[at]);
      },
      put: inserting.add,
      mention: (name) => {
        setNote(withMention(note, name));
        switchTo('note');
      },
      refresh,
      undo: sending.undo,
      reject: () => {
        setRejecting('all');
      },
      switchTo,
    }),
  );

  return (
    <section className="composer" data-mode={mode} aria-label={say('compose.mode')}>
      {isReplying && palette === undefined ? (
        <SuggestionList
          {...{ suggestions, isStale, rejecting }}
          onInsert={insert}
          onRefresh={refresh}
          onReject={setRejecting}
          onDismiss={(which, reason) => {
            dismiss(which, reason);
            setRejecting(undefined);
            focusBox();
          }}
        />
      ) : null}
      {palette === undefined ? null : <PaletteList palette={palette} onPick={inserting.pick} />}
      <MentionList box={mention} />
      <HeldBar held={sending.held} onUndo={sending.undo} />
      <div className="composer-top">
        <ModeSwitch mode={mode} onMode={switchTo} />
        {isReplying ? <WindowLine window={workplace?.window} /> : null}
      </div>
      {mode === 'reply' && !isMine ? (
        <WriteRight row={row} onClaim={onClaim} />
      ) : (
        <WritingArea
          {...{ box, conversationId, mode, text, list, quote, onQuoteDone, sending, inserting }}
          bubbleChars={workplace?.bubbleChars}
          files={
            isReplying ? <LateFiles {...{ box, conversationId, place, limits: workplace?.files }} /> : null
          }
          onText={(next) => {
            setText(next);
            mention.typed(next);
            if (mode === 'reply' && next === '') inserting.forget();
            signalTyping(next !== '');
          }}
          onFocus={focusBox}
        />
      )}
    </section>
  );
}
