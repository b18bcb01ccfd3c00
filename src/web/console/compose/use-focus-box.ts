// Brings the caret into the box, or marks a part of it, once React has drawn what was put in.

import { useCallback, type RefObject } from 'react';

export type FocusBox = (mark?: { readonly start: number; readonly end: number }) => void;

export function useFocusBox(box: RefObject<HTMLTextAreaElement | null>): FocusBox {
  return useCallback(
    (mark) => {
      setTimeout(() => {
        box.current?.focus();
        if (mark !== undefined) box.current?.setSelectionRange(mark.start, mark.end);
      });
    },
    [box],
  );
}
