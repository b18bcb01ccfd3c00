// Hears the desk's keys. While an input method composes, no key is ours.

import { useEffect, useMemo, useRef } from 'react';

import { useSession } from '../session/use-session.js';
import { useStored } from '../shell/stored.js';
import { chordOf, DESK_KEYS, isSingle, withChanges, type DeskKey, type KeyMap } from './key-map.js';

/** 229 is what browsers report for a key that the input method took, also where `isComposing` is not set (Safari). */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;

/** The keys as this person has set them on this browser, and the way to change one. */
export function useKeyMap(): readonly [KeyMap, (changes: Partial<KeyMap>) => void] {
  const { id } = useSession().staff;
  const [stored, store] = useStored(`keys.${id}`);
  const keys = useMemo(() => withChanges(stored), [stored]);
  return [
    keys,
    (changes) => {
      store(JSON.stringify({ ...keys, ...changes }));
    },
  ];
}

/** Hears the desk's keys anywhere on the page; a dialog keeps its own. */
export function useDeskKeys(keys: KeyMap, hasSingleKeys: boolean, onKey: (key: DeskKey) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const at = event.target instanceof Element ? event.target : undefined;
      if (at?.closest('[role="dialog"]') !== null && at !== undefined) return;
      const chord = chordOf(event);
      const key = DESK_KEYS.find((each) => keys[each] === chord);
      if (chord === undefined || key === undefined) return;
      const isInField = at?.matches('input, textarea, select, [contenteditable]') === true;
      if (isSingle(chord) && (isInField || !hasSingleKeys)) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, [keys, hasSingleKeys]);
}
