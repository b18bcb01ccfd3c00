// Typing @ in a note offers colleagues; arrows move, Enter or Tab puts the name in, Esc makes it words again.

import { useRef, useState, type RefObject } from 'react';

import type { FloorAgent } from '../../../wire/agent-events.js';
import type { BoxList } from '../compose/box-list.js';
import { optionIdOf } from '../compose/box-options.js';
import type { FocusBox } from '../compose/use-focus-box.js';
import { byReadiness, onFloor, useFloor } from '../floor/use-floor.js';
import { useSession } from '../session/use-session.js';
import { useColleagues } from './mentions-feed.js';
import { mentionedIn, putMention, typedMention, type TypedMention } from './mention-text.js';

/** More names are narrowed by typing on. */
const MOST_OFFERED = 8;

export const MENTION_LIST_ID = 'mentions';

export interface MentionBox {
  /** Whom the list offers now; undefined while nobody is asked for. */
  readonly offered: readonly FloorAgent[] | undefined;
  readonly at: number;
  readonly list: BoxList | undefined;
  readonly pick: (person: FloorAgent) => void;
  /** The words have changed under the caret. */
  readonly typed: (text: string) => void;
  readonly idsIn: (text: string) => readonly string[];
}

interface Parts {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly isNote: boolean;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly focusBox: FocusBox;
}

export function useMentionBox({ box, isNote, text, setText, focusBox }: Parts): MentionBox {
  const { id: myId } = useSession().staff;
  const floor = useFloor()?.agents ?? [];
  const people = onFloor(useColleagues(isNote) ?? floor, floor);
  const [typing, setTyping] = useState<TypedMention>();
  const [at, setAt] = useState(0);
  const chosen = useRef(new Map<string, string>());

  const wanted = typing?.query.toLowerCase() ?? '';
  const found =
    !isNote || typing === undefined
      ? []
      : byReadiness(people)
          .filter(({ id, name }) => id !== myId && name.toLowerCase().includes(wanted))
          .slice(0, MOST_OFFERED);
  const close = (): void => {
    setTyping(undefined);
  };
  const pick = ({ id, name }: FloorAgent): void => {
    if (typing === undefined) return;
    chosen.current.set(name, id);
    const put = putMention(text, typing, name);
    setText(put.text);
    close();
    focusBox({ start: put.caret, end: put.caret });
  };
  const isOpen = found.length > 0;
  return {
    offered: isOpen ? found : undefined,
    at,
    list: isOpen
      ? {
          listId: MENTION_LIST_ID,
          chosenId: optionIdOf(MENTION_LIST_ID, at),
          move: (by) => {
            setAt((at + by + found.length) % found.length);
          },
          take: () => {
            const person = found[at];
            if (person !== undefined) pick(person);
          },
          close,
        }
      : undefined,
    pick,
    typed(next) {
      setTyping(isNote ? typedMention(next, box.current?.selectionEnd ?? next.length) : undefined);
      setAt(0);
    },
    idsIn: (words) => mentionedIn(words, people, chosen.current),
  };
}
