// Puts a suggestion or what the palette found into the reply, and remembers what the draft began as: the hub learns from what
// becomes of it. Never takes typed words away.

import { useState, type RefObject } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import type { WireCard } from '../../../wire/shared.js';
import type { UsedArticle } from '../desk/outgoing.js';
import { insertText, nextBlank, type Inserted } from './insert-text.js';
import type { Mode } from './use-draft.js';
import type { FocusBox } from './use-focus-box.js';

interface InsertingInto {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly reply: string;
  readonly setReply: (text: string) => void;
  readonly focusBox: FocusBox;
}

export interface Inserting {
  readonly from: UsedArticle | undefined;
  /** Goes along with the words as they stand now: while the article's own text is whole, and the card was not left out. */
  readonly card: WireCard | undefined;
  readonly dropCard: () => void;
  readonly forget: () => void;
  /** `forSeq`: of the question that it was suggested for. */
  readonly insert: (suggestion: Suggestion, forSeq: number | undefined) => void;
  /** Found by the agent elsewhere: goes beside what is written, as a suggestion does. */
  readonly add: (found: Suggestion) => void;
  /** In the place of the `/words` that found it. */
  readonly pick: (found: Suggestion) => void;
}

export function useInserting({ box, mode, setMode, reply, setReply, focusBox }: InsertingInto): Inserting {
  const [from, setFrom] = useState<UsedArticle>();
  const [put, setPut] = useState<Suggestion>();
  /** The first blank of what was put in is marked; without any the caret stands behind it. */
  const show = ({ text, caret }: Inserted, length: number): void => {
    setReply(text);
    focusBox(nextBlank(text, caret - length) ?? { start: caret, end: caret });
  };
  const putBeside = (suggestion: Suggestion, how: Pick<UsedArticle, 'how' | 'forSeq'>): void => {
    const caret = mode === 'reply' ? (box.current?.selectionStart ?? reply.length) : reply.length;
    setPut(suggestion);
    setFrom(usedArticle(suggestion, how));
    show(insertText(reply, caret, suggestion.text), suggestion.text.length);
    setMode('reply');
  };
  return {
    from,
    card:
      from?.withoutCard === true || put === undefined || !reply.includes(put.text.trim())
        ? undefined
        : put.card,
    dropCard: () => {
      if (from !== undefined) setFrom({ ...from, withoutCard: true });
    },
    forget: () => {
      setFrom(undefined);
      setPut(undefined);
    },
    insert(suggestion, forSeq) {
      putBeside(suggestion, { how: 'suggestion', ...(forSeq === undefined ? {} : { forSeq }) });
    },
    add(found) {
      putBeside(found, { how: 'search' });
    },
    pick(found) {
      const { text } = found;
      setPut(found);
      setFrom(usedArticle(found, { how: 'search' }));
      show({ text, caret: text.length }, text.length);
    },
  };
}

const usedArticle = (
  { source, id: articleId }: Suggestion,
  how: Pick<UsedArticle, 'how' | 'forSeq'>,
): UsedArticle => ({ articleId, source, ...how });
