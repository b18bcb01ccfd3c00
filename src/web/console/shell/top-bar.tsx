// The line at the top of every screen behind the door.

import type { ReactNode } from 'react';

import { useSession } from '../session/use-session.js';
import { OverdueChip } from '../requests/overdue-chip.js';
import { useWords } from '../words/words.js';
import { AccountMenu } from './account-menu.js';
import { FindButton } from './find-button.js';
import { Mark } from './mark.js';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
}

export function TopBar({ title, children }: Props) {
  const { cityName } = useSession();
  const { say } = useWords();
  return (
    <header className="top-bar">
      <Mark />
      <p className="top-names">
        <span className="top-city">{cityName}</span>
        <span className="top-product">{say('product')}</span>
      </p>
      <h1 className="top-title">{title}</h1>
      <div className="top-middle">{children}</div>
      <OverdueChip />
      <FindButton />
      <AccountMenu />
    </header>
  );
}
