// Brings the caret into the box, or marks a part of it, in the same moment in which React draws what was put in: a key that is pressed
// right after finds the caret where it belongs.

import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

interface Mark {
  readonly start: number;
  readonly end: number;
}

export type FocusBox = (mark?: Mark) => void;

export function useFocusBox(box: RefObject<HTMLTextAreaElement | null>): FocusBox {
  /** A new object for each call, so that the same place twice is brought about twice. */
  const [wanted, setWanted] = useState<{ readonly mark: Mark | undefined }>();
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    box.current?.focus();
    if (wanted.mark !== undefined) box.current?.setSelectionRange(wanted.mark.start, wanted.mark.end);
  }, [box, wanted]);
  return useCallback((mark) => {
    setWanted({ mark });
  }, []);
}
