// One key from the text of an article to what stands beside it, and back to the place that was left.

import { useEffect, useRef, type RefObject } from 'react';

import { AT_ARTICLE_KEYS } from '../desk/key-map.js';
import { useDeskKeys, useKeyMap } from '../desk/keys.js';

const SIDES = ['.article-form', '.article-side'] as const;
/** Where a side is begun that nobody has been at. */
const FIRST = {
  '.article-form': 'input, textarea',
  '.article-side': '.article-sides [aria-pressed="true"]',
} as const;

/** For the element that holds both. */
export function useOtherSide(): RefObject<HTMLDivElement | null> {
  const columns = useRef<HTMLDivElement>(null);
  const left = useRef<Partial<Record<(typeof SIDES)[number], HTMLElement>>>({});
  const [keys] = useKeyMap();
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const side = SIDES.find((each) => target.closest(each) !== null);
      if (side !== undefined) left.current[side] = target;
    };
    const held = columns.current;
    held?.addEventListener('focusin', remember);
    return () => {
      held?.removeEventListener('focusin', remember);
    };
  }, []);
  const cross = (): void => {
    const isBeside = document.activeElement?.closest('.article-side') !== null;
    const to = isBeside ? '.article-form' : '.article-side';
    const last = left.current[to];
    // What was left may be gone, or stand in a part that is folded away.
    const target =
      last?.checkVisibility() === true
        ? last
        : columns.current?.querySelector<HTMLElement>(`${to} :is(${FIRST[to]})`);
    target?.focus();
  };
  useDeskKeys(keys, false, cross, AT_ARTICLE_KEYS);
  return columns;
}
