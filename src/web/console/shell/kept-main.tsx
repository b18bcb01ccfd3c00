// The middle of a screen on which much comes and goes: the focus never leaves it for nowhere, nor is it lost on the way from another
// screen.

import { useEffect, useRef, type ReactNode } from 'react';

import { keepFocus } from './keep-focus.js';
import { hasMoved } from './route.js';

interface Props {
  readonly className?: string;
  readonly children: ReactNode;
}

export function KeptMain({ className, children }: Props) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (main.current === null) return undefined;
    // What was pressed to come here is gone. A page that has just been loaded begins at its first link.
    if (hasMoved() && document.activeElement === document.body) main.current.focus();
    return keepFocus(main.current);
  }, []);
  return (
    <main
      id="main"
      ref={main}
      tabIndex={-1}
      className={className === undefined ? 'page-body' : `page-body ${className}`}
    >
      {children}
    </main>
  );
}
