// Hears the desk's keys. While an input method composes, no key is ours.

import { useEffect, useMemo, useRef } from 'react';

import { useSession } from '../session/use-session.js';
import { useSetting } from '../settings/setting.js';
import { useStored } from '../shell/stored.js';
import { chordOf, isSingle, withChanges, type DeskKey, type KeyMap } from './key-map.js';

/** 229 is what browsers report for a key that the input method took, also where `isComposing` is not set (Safari). */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;

/** The keys as this person has set them, and the way to change one. */
export function useKeyMap(): readonly [KeyMap, (changes: Partial<KeyMap>) => void] {
  const { id } = useSession().staff;
  const [stored, store] = useSetting('keys', id);
  const keys = useMemo(() => withChanges(stored), [stored]);
  return [
    keys,
    (changes) => {
      store({ ...keys, ...changes });
    },
  ];
}

function placeOf(target: EventTarget | null): 'dialog' | 'field' | 'page' {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[role="dialog"]') !== null) return 'dialog';
  return target.matches('input, textarea, select, [contenteditable]') ? 'field' : 'page';
}

/** Are keys that people type, and no modifier, the desk's too? */
export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  const [single, setSingle] = useStored('single-keys');
  return [
    single !== 'off',
    (isOn) => {
      setSingle(isOn ? 'on' : 'off');
    },
  ];
}

/** Hears these of the desk's keys anywhere on the page; a dialog keeps its own. */
export function useDeskKeys(
  keys: KeyMap,
  hasSingleKeys: boolean,
  onKey: (key: DeskKey) => void,
  heard: readonly DeskKey[],
): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const place = placeOf(event.target);
      const chord = chordOf(event);
      const key = heard.find((each) => keys[each] === chord);
      if (place === 'dialog' || chord === undefined || key === undefined) return;
      if (isSingle(chord) && (place === 'field' || !hasSingleKeys)) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, [keys, hasSingleKeys, heard]);
}
