// Lets the desk's keys reach the composer of the open talk: one listener, no state.

import { useEffect, useMemo, useRef } from 'react';

export type ComposerWord =
  'reply' | 'note' | 'refresh' | 'suggest1' | 'suggest2' | 'suggest3' | 'dismiss' | 'undo';

export interface ComposerDoor {
  readonly tell: (word: string) => void;
  readonly listen: (listener: (word: ComposerWord) => void) => () => void;
}

const WORDS = ['reply', 'note', 'refresh', 'suggest1', 'suggest2', 'suggest3', 'dismiss', 'undo'] as const;

export function useComposerDoor(): ComposerDoor {
  const current = useRef<((word: ComposerWord) => void) | undefined>(undefined);
  return useMemo(
    () => ({
      tell(word) {
        const known = WORDS.find((each) => each === word);
        if (known !== undefined) current.current?.(known);
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
export function useComposerWords(door: ComposerDoor, listener: (word: ComposerWord) => void): void {
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
