// From the box to the hub: what keeps a text from leaving, the question about private numbers, and taking back what rests.

import { useState } from 'react';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { WireQuote } from '../../../wire/shared.js';
import { MOST_TEXT_CHARS } from '../../../wire/shared.js';
import { findPrivateNumbers } from '../../../wire/private-numbers.js';
import { useDesk } from '../desk/desk-context.js';
import { useOutgoing, type OutgoingText, type UsedArticle } from '../desk/outgoing.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { nextBlank } from './insert-text.js';
import { coverNumbers, type PrivateNumbers } from './private-warning.js';
import { useSendSettings } from './send-settings.js';
import type { Mode } from './use-draft.js';

interface Writing {
  readonly conversationId: string;
  readonly entries: readonly ThreadEntry[];
  readonly mode: Mode;
  readonly text: string;
  /** May a reply leave now: whose talk it is, and what the channel takes. */
  readonly mayReply: boolean;
  readonly quote: WireQuote | undefined;
  readonly from: UsedArticle | undefined;
  readonly onSent: () => void;
  readonly onBlank: (blank: { readonly start: number; readonly end: number }) => void;
  /** Words that were taken back. */
  readonly onBack: (text: string) => void;
}

export interface Sending {
  readonly canSend: boolean;
  readonly blank: ReturnType<typeof nextBlank>;
  readonly send: () => void;
  /** Found in what was about to leave; it waits for a word of its writer. */
  readonly found: PrivateNumbers | undefined;
  readonly answer: (how: 'back' | 'cover' | 'anyway') => void;
  /** Mine in this talk that rest in the hub, oldest first. */
  readonly held: readonly OutgoingText[];
  readonly undo: (clientId: string | undefined) => void;
}

export function useSending(writing: Writing): Sending {
  const { conversationId, entries, mode, text, mayReply, quote, from, onSent, onBlank, onBack } = writing;
  const { outgoing } = useDesk();
  const { holdMs } = useSendSettings();
  const [asked, setAsked] = useState<{ readonly text: string; readonly found: PrivateNumbers }>();
  const outgoingNow = useOutgoing(outgoing);
  const held = outgoingNow.filter(
    ({ conversationId: talk, state, clientId }) =>
      talk === conversationId &&
      state === 'held' &&
      // It stands in the talk before this screen asks what became of it.
      !entries.some((entry) => entry.clientId === clientId),
  );
  const blank = mode === 'reply' ? nextBlank(text, 0) : undefined;
  const canSend =
    text.trim() !== '' &&
    text.length <= MOST_TEXT_CHARS &&
    (mode === 'note' || (mayReply && blank === undefined));
  const hand = (words: string): void => {
    setAsked(undefined);
    const beside =
      mode === 'note' ? {} : { ...besideOf(quote, from), ...(holdMs === undefined ? {} : { holdMs }) };
    outgoing.send({ conversationId, kind: mode, text: words.trim(), ...beside });
    onSent();
  };
  return {
    canSend,
    blank,
    held,
    found: asked?.text === text ? asked.found : undefined,
    send() {
      if (blank !== undefined) onBlank(blank);
      if (!canSend) return;
      const found = mode === 'reply' ? findPrivateNumbers(text) : [];
      if (found.length > 0) setAsked({ text, found });
      else hand(text);
    },
    answer(how) {
      if (how === 'back' || asked === undefined) setAsked(undefined);
      else hand(how === 'cover' ? coverNumbers(text, asked.found) : text);
    },
    undo(clientId) {
      const which = clientId ?? held.at(-1)?.clientId;
      if (which === undefined) return;
      outgoing.withdraw(which).then((words) => {
        if (words === undefined) return;
        onBack(words);
        tellDone('held.undone');
      }, tellFault);
    },
  };
}

/** What a reply says beside its words: a note answers nobody and teaches nothing. */
function besideOf(
  quote: WireQuote | undefined,
  from: UsedArticle | undefined,
): { readonly quotes?: number; readonly from?: UsedArticle } {
  return {
    ...(quote === undefined ? {} : { quotes: quote.seq }),
    ...(from === undefined ? {} : { from }),
  };
}
