// Which key means what. While an input method composes, no key is ours.

import { useEffect, useRef } from 'react';

export type DeskKey =
  | 'claim'
  | 'next'
  | 'previous'
  | 'resolve'
  | 'resolveNext'
  | 'giveBack'
  | 'reply'
  | 'note'
  | 'context'
  | 'refresh'
  | 'close'
  | 'show'
  | 'suggest1'
  | 'suggest2'
  | 'suggest3'
  | 'dismiss'
  | 'undo';

/** By `code`, the place on the keyboard: with Alt, `key` is another letter on some layouts. */
const WITH_ALT: Readonly<Record<string, DeskKey>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyE: 'resolve',
  KeyB: 'giveBack',
  KeyL: 'reply',
  KeyP: 'note',
  KeyO: 'context',
  KeyR: 'refresh',
  Digit1: 'suggest1',
  Digit2: 'suggest2',
  Digit3: 'suggest3',
  Digit0: 'dismiss',
  KeyZ: 'undo',
};

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** 229 is what browsers report for a key that the input method took, also where `isComposing` is not set (Safari). */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;

function keyOf(
  event: KeyPress,
  { isInField, hasSingleKeys }: { readonly isInField: boolean; readonly hasSingleKeys: boolean },
): DeskKey | undefined {
  const { altKey, ctrlKey, metaKey } = event;
  const hasMod = ctrlKey || metaKey;
  if (altKey && hasMod) return event.code === 'KeyE' ? 'resolveNext' : undefined;
  if (hasMod) return undefined;
  if (altKey) return WITH_ALT[event.code];
  if (event.key === 'Escape') return 'close';
  return isInField || !hasSingleKeys ? undefined : singleKeyOf(event);
}

const singleKeyOf = ({ code, key }: KeyPress): DeskKey | undefined =>
  code === 'KeyC' ? 'claim' : key === '?' ? 'show' : undefined;

/** Hears the desk's keys anywhere on the page; a dialog keeps its own. */
export function useDeskKeys(hasSingleKeys: boolean, onKey: (key: DeskKey) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const at = event.target instanceof Element ? event.target : undefined;
      if (at?.closest('[role="dialog"]') !== null && at !== undefined) return;
      const isInField = at?.matches('input, textarea, select, [contenteditable]') === true;
      const key = keyOf(event, { isInField, hasSingleKeys });
      if (key === undefined) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, [hasSingleKeys]);
}
