// Whoever works by the keyboard never stands nowhere: where what had the focus leaves the page, the focus goes to the nearest place
// that is still there. Places say so themselves: `data-home`, the lower number first; without any it is the page's main part.
// Where much comes and goes, a main part says `data-keeps`: the nearest part of it that held the control takes the focus, also while
// the control is locked, and gives it back once it is free.

import { useEffect, useLayoutEffect } from 'react';

/** React's own part of the page. What lies over it gives the focus back itself. */
const ROOT = '#console';

/** What may hold the focus for a control, where a main part keeps it. */
const PLACES = '[data-keeps], [data-keeps] :is(li, fieldset, details, section, form)';

/** The last thing that the person did: a key, not the pointer. */
let isByKey = false;

interface Kept {
  last: Element | undefined;
  /** What had the focus last, with everything around it, from the inside out; dialogs that lay over it not counted. */
  around: readonly Element[];
  /** Has the focus for it. */
  holder: HTMLElement | undefined;
}

export function useKeptFocus(): void {
  useEffect(() => {
    const kept: Kept = { last: undefined, around: [], holder: undefined };
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target === kept.holder) return;
      release(kept);
      kept.last = target;
      if (target.closest(ROOT) !== null) kept.around = ancestorsOf(target);
    };
    const hearKey = (): void => {
      isByKey = true;
    };
    /** A press of the pointer beside everything takes the focus away because the person wants it so. */
    const hearPointer = (): void => {
      isByKey = false;
      kept.last = undefined;
      kept.around = [];
    };
    const mend = (): void => {
      if (isLost(kept) && isNowhere()) {
        if (!goHome(kept.around)) hold(kept);
      } else if (isLocked(kept)) hold(kept);
      else giveBack(kept);
    };
    const watch = new MutationObserver(mend);
    const locks = { attributes: true, attributeFilter: ['disabled'] };
    watch.observe(document.body, { childList: true, subtree: true, ...locks });
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
    if (isByKey && isBeside && main instanceof HTMLElement && !goHome([main]))
      main.focus({ preventScroll: true });
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

const isLost = ({ last, around: [control] }: Kept): boolean =>
  last?.isConnected === false && control?.isConnected !== true;

/** Where a main part keeps the focus, and this control had it. */
function isLocked({ around: [control] }: Kept): boolean {
  if (control?.isConnected !== true || !control.matches('[data-keeps] :disabled')) return false;
  return isNowhere() || document.activeElement === control;
}

/** False: there is none. */
function goHome(around: readonly Element[]): boolean {
  const homes = around.filter(({ isConnected }) => isConnected).map(homeIn);
  const home = homes.find((found) => found !== undefined);
  home?.focus({ preventScroll: true });
  return home !== undefined;
}

function hold(kept: Kept): void {
  const near = kept.around.find((each) => each.isConnected && each.matches(PLACES));
  const place = near ?? document.querySelector('#main');
  if (!(place instanceof HTMLElement)) return;
  release(kept);
  kept.holder = place;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.dataset['held'] = '';
  place.focus({ preventScroll: true });
}

function giveBack({ holder, around: [control] }: Kept): void {
  if (holder === undefined || document.activeElement !== holder || !(control instanceof HTMLElement)) return;
  if (control.isConnected && !control.matches(':disabled')) control.focus();
}

function release(kept: Kept): void {
  delete kept.holder?.dataset['held'];
  kept.holder = undefined;
}

function homeIn(element: Element): HTMLElement | undefined {
  const inside = [...element.querySelectorAll<HTMLElement>('[data-home]')];
  const isHome = element instanceof HTMLElement && element.dataset['home'] !== undefined;
  return [...(isHome ? [element] : []), ...inside].sort((a, b) => rankOf(a) - rankOf(b))[0];
}

const rankOf = ({ dataset }: HTMLElement): number => Number(dataset['home']);
