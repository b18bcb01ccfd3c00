// Draws only the rows of a long list that can be seen: all rows are equally high, so no one is ever measured.

import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Rows drawn beyond both edges: the arrow keys always find a neighbour. */
const BEYOND = 8;

export interface Shown {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
}

/** Which rows lie before the eye. Pure. */
export function rowsInView(
  view: { readonly topPx: number; readonly heightPx: number },
  { count, rowPx }: { readonly count: number; readonly rowPx: number },
): Shown {
  const first = Math.max(0, Math.min(count, Math.floor(view.topPx / rowPx)) - BEYOND);
  const end = Math.min(count, Math.ceil((view.topPx + view.heightPx) / rowPx) + BEYOND);
  return { first, end: Math.max(first, end) };
}

interface Window extends Shown {
  /** Brings a row before the eye, if it is not there. */
  readonly reveal: (at: number) => void;
}

export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number): Window {
  const [view, setView] = useState({ topPx: 0, heightPx: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = (): void => {
      // Whole rows only: between them nothing changes that is drawn.
      const topPx = Math.floor(element.scrollTop / rowPx) * rowPx;
      const heightPx = element.clientHeight + rowPx;
      setView((known) =>
        known.topPx === topPx && known.heightPx === heightPx ? known : { topPx, heightPx },
      );
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const resized = new ResizeObserver(read);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      resized.disconnect();
    };
  }, [scroller, rowPx]);
  const reveal = useCallback(
    (at: number) => {
      const element = scroller.current;
      if (element === null || at < 0) return;
      const top = at * rowPx;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowPx > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowPx - element.clientHeight;
    },
    [scroller, rowPx],
  );
  return { ...rowsInView(view, { count, rowPx }), reveal };
}
