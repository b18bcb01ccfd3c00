// Whoever works by keyboard stays where they work. Where the control with the focus is locked or goes away, a browser lets the focus
// fall to the page as a whole; here the nearest part of the page that held the control takes it, and gives it back once it is free.

/** What may hold the focus for a control. */
const PLACES = 'li, fieldset, details, section, form, main';

/** Until the answer is called. */
export function keepFocus(main: HTMLElement): () => void {
  let last: { readonly control: HTMLElement; readonly places: readonly HTMLElement[] } | undefined;
  /** Holds the focus for `last`. */
  let holder: HTMLElement | undefined;

  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === holder) return;
    release();
    last = { control: target, places: placesAround(target) };
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) return;
    // Left on purpose, by a click beside everything: nobody is brought back. What goes away does so before this is looked at.
    setTimeout(() => {
      if (target === last?.control && isFree(last.control)) last = undefined;
    });
  };
  const onChange = (): void => {
    if (last === undefined) return;
    const now = document.activeElement;
    if (now === holder && isFree(last.control)) last.control.focus();
    else if (isNowhere(now) || (now === last.control && !isFree(last.control))) hold(last.places);
  };
  const hold = (places: readonly HTMLElement[]): void => {
    const place = places.find((each) => each.isConnected) ?? main;
    if (place.tabIndex < 0) place.tabIndex = -1;
    release();
    holder = place;
    place.dataset['held'] = '';
    place.focus({ preventScroll: true });
  };

  const release = (): void => {
    delete holder?.dataset['held'];
    holder = undefined;
  };

  const observer = new MutationObserver(onChange);
  const changes = { childList: true, attributes: true, attributeFilter: ['disabled'], subtree: true };
  observer.observe(document.body, changes);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', onBlur);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', onBlur);
  };
}

const isNowhere = (element: Element | null): boolean => element === null || element === document.body;

const isFree = (control: HTMLElement): boolean => control.isConnected && !control.matches(':disabled');

/** The nearest first. */
function placesAround(control: HTMLElement): readonly HTMLElement[] {
  const place = control.parentElement?.closest<HTMLElement>(PLACES) ?? undefined;
  return place === undefined ? [] : [place, ...placesAround(place)];
}
