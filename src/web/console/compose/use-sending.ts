// From the box to the hub: what keeps a text from leaving, the question about private numbers, and taking back what rests.

import { useState } from 'react';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { WireQuote } from '../../../wire/shared.js';
import { MOST_TEXT_CHARS } from '../../../wire/shared.js';
import { findPrivateNumbers } from '../../../wire/private-numbers.js';
import { useDesk } from '../desk/desk-context.js';
import { useOutgoing, type OutgoingText, type UsedArticle } from '../desk/outgoing.js';
import { tellDone, tellFault } from '../shell/notices.js';
import type { FileChip, ReadyFile } from './chips.js';
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
  /** Ids of the colleagues whom a note names. */
  readonly mentioned: (text: string) => readonly string[];
  /** Beside a reply. */
  readonly chips: readonly FileChip[];
  readonly onSent: () => void;
  readonly onBlank: (blank: { readonly start: number; readonly end: number }) => void;
  /** What was taken back. */
  readonly onBack: (text: string, files: readonly ReadyFile[]) => void;
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
  /** Without an id the last one. */
  readonly undo: (clientId?: string) => void;
}

export function useSending(writing: Writing): Sending {
  const { conversationId, entries, mode, text, mayReply, quote, from, onSent, onBlank, onBack } = writing;
  const { chips } = writing;
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
  const files = readyAmong(mode, chips);
  const canSend =
    (text.trim() !== '' || files.length > 0) &&
    text.length <= MOST_TEXT_CHARS &&
    (mode === 'note' || (mayReply && isWhole(chips) && blank === undefined));
  const hand = (words: string): void => {
    setAsked(undefined);
    const beside =
      mode === 'note'
        ? { mentions: writing.mentioned(words) }
        : { ...besideOf(quote, from, files), ...(holdMs === undefined ? {} : { holdMs }) };
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
      outgoing.withdraw(which).then((taken) => {
        if (taken === undefined) return;
        onBack(taken.text, taken.files ?? []);
        tellDone('held.undone');
      }, tellFault);
    },
  };
}

const readyAmong = (mode: Mode, chips: readonly FileChip[]): readonly ReadyFile[] =>
  mode === 'note' ? [] : chips.flatMap(({ ready }) => ready ?? []);

/** One that is on its way, or was refused, is not forgotten: it comes, or is taken out. */
const isWhole = (chips: readonly FileChip[]): boolean => chips.every(({ ready }) => ready !== undefined);

/** What a reply says beside its words: a note answers nobody and teaches nothing. */
function besideOf(
  quote: WireQuote | undefined,
  from: UsedArticle | undefined,
  files: readonly ReadyFile[],
): Pick<OutgoingText, 'quotes' | 'from' | 'files'> {
  return {
    ...(quote === undefined ? {} : { quotes: quote.seq }),
    ...(from === undefined ? {} : { from }),
    ...(files.length === 0 ? {} : { files }),
  };
}
