// Lets the desk's keys reach the composer of the open talk: one listener, no state.

import { useEffect, useMemo, useRef } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';

export type ComposerWord =
  'reply' | 'note' | 'refresh' | 'suggest1' | 'suggest2' | 'suggest3' | 'dismiss' | 'undo';

/** Brought from elsewhere on the page: a text for the reply, a colleague to name in the note. */
export type ComposerGift = { readonly put: Suggestion } | { readonly mention: string };

export interface ComposerDoor {
  readonly tell: (word: string) => void;
  readonly give: (gift: ComposerGift) => void;
  readonly listen: (listener: (word: ComposerWord | ComposerGift) => void) => () => void;
}

const WORDS = ['reply', 'note', 'refresh', 'suggest1', 'suggest2', 'suggest3', 'dismiss', 'undo'] as const;

export function useComposerDoor(): ComposerDoor {
  const current = useRef<((word: ComposerWord | ComposerGift) => void) | undefined>(undefined);
  return useMemo(
    () => ({
      tell(word) {
        const known = WORDS.find((each) => each === word);
        if (known !== undefined) current.current?.(known);
      },
      give(gift) {
        current.current?.(gift);
      },
      listen(listener) {
        current.current = listener;
        return () => {
          if (current.current === listener) current.current = undefined;
        };
      },
    }),
    [],
  );
}

/** Hears the words with the newest `listener`. */
export function useComposerWords(
  door: ComposerDoor,
  listener: (word: ComposerWord | ComposerGift) => void,
): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(
    () =>
      door.listen((word) => {
        latest.current(word);
      }),
    [door],
  );
}
