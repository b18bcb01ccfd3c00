// Whoever works by the keyboard never stands nowhere: where what had the focus leaves the page, the focus goes to the nearest place
// that is still there. Places say so themselves: `data-home`, the lower number first; without any it is the page's main part.

import { useEffect, useLayoutEffect } from 'react';

/** React's own part of the page. What lies over it gives the focus back itself. */
const ROOT = '#console';

/** The last thing that the person did: a key, not the pointer. */
let isByKey = false;

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined;
    /** What had the focus last, with everything around it, from the inside out; dialogs that lay over it not counted. */
    let around: readonly Element[] = [];
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      last = target;
      if (target.closest(ROOT) !== null) around = ancestorsOf(target);
    };
    const hearKey = (): void => {
      isByKey = true;
    };
    /** A press of the pointer beside everything takes the focus away because the person wants it so. */
    const hearPointer = (): void => {
      isByKey = false;
      last = undefined;
      around = [];
    };
    const mend = (): void => {
      const isLost = last?.isConnected === false && around[0]?.isConnected !== true;
      if (isLost && isNowhere()) goHome(around);
    };
    const watch = new MutationObserver(mend);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', hearKey, true);
    document.addEventListener('pointerdown', hearPointer, true);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', hearKey, true);
      document.removeEventListener('pointerdown', hearPointer, true);
    };
  }, []);
}

/** A talk that is opened by a key has the focus: from the list the next key leads into it. */
export function useFocusOnOpen(): void {
  useLayoutEffect(() => {
    const at = document.activeElement ?? document.body;
    const isBeside = at === document.body || at.matches('#main') || at.closest('.queue') !== null;
    const main = document.querySelector('#main');
    if (isByKey && isBeside && main !== null) goHome([main]);
  }, []);
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null && !at.matches(ROOT); at = at.parentElement)
    found.push(at);
  return found;
}

/** A dialog keeps the focus to itself. */
const isNowhere = (): boolean =>
  (document.activeElement ?? document.body) === document.body &&
  document.querySelector('[role="dialog"]') === null;

function goHome(around: readonly Element[]): void {
  const homes = around.filter(({ isConnected }) => isConnected).map(homeIn);
  const home = homes.find((found) => found !== undefined) ?? document.querySelector<HTMLElement>('#main');
  home?.focus({ preventScroll: true });
}

function homeIn(element: Element): HTMLElement | undefined {
  const inside = [...element.querySelectorAll<HTMLElement>('[data-home]')];
  const isHome = element instanceof HTMLElement && element.dataset['home'] !== undefined;
  return [...(isHome ? [element] : []), ...inside].sort((a, b) => rankOf(a) - rankOf(b))[0];
}

const rankOf = ({ dataset }: HTMLElement): number => Number(dataset['home']);
