// A link to another screen of the console: a plain press stays in this page, everything else is the browser's.

import type { ReactNode } from 'react';

import { go, hrefOf, type Route } from './route.js';

interface Props {
  readonly to: Route;
  readonly className: string;
  readonly children: ReactNode;
}

export function RouteLink({ to, className, children }: Props) {
  return (
    <a
      className={className}
      href={hrefOf(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
