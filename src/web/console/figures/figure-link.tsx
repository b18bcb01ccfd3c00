// A number that opens the list it counts. Nothing is behind a zero.

import type { MouseEvent, ReactNode } from 'react';

import type { Figure } from '../../../wire/figures-api.js';
import { go, hrefOf, type Route } from '../shell/route.js';
import { useWords } from '../words/words.js';
import { searchOf, type FiguresAsk } from './figures-ask.js';

export function FigureLink({
  ask,
  figure,
  count,
  children,
}: {
  readonly ask: FiguresAsk;
  readonly figure: Figure;
  readonly count: number;
  /** Absent: the number. */
  readonly children?: ReactNode;
}) {
  const { say } = useWords();
  if (count === 0) return <span className="figure-zero">{children ?? 0}</span>;
  const label = say('figures.open', { name: say(`figure.${figure}`), n: count });
  return (
    <AskLink ask={{ ...ask, figure }} label={label} className="figure-link">
      {children ?? count.toLocaleString('en')}
    </AskLink>
  );
}

/** Another view of the same page. */
export function AskLink({
  ask,
  label,
  className,
  isCurrent,
  children,
}: {
  readonly ask: FiguresAsk;
  readonly label?: string;
  readonly className: string;
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}) {
  const route: Route = { screen: 'figures', search: searchOf(ask) };
  return (
    <a
      className={className}
      href={hrefOf(route)}
      aria-label={label}
      aria-current={isCurrent === true ? 'page' : undefined}
      onClick={(event) => {
        follow(event, route);
      }}
    >
      {children}
    </a>
  );
}

/** A click with a modifier opens another tab, as links do. */
function follow(event: MouseEvent, route: Route): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(route);
}
