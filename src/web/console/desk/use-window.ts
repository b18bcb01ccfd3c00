// Draws only the rows of a long list that can be seen: all rows are equally high, so no one is ever measured.

import { startTransition, useCallback, useEffect, useState, type RefObject } from 'react';

import { rowsInView, type Shown } from './rows-in-view.js';

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
      // In pieces that the next frame may interrupt: there are rows beyond both edges until it is done.
      startTransition(() => {
        setView((known) =>
          known.topPx === topPx && known.heightPx === heightPx ? known : { topPx, heightPx },
        );
      });
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
