// The card in front of the door: sign-in and set-up share it.

import type { ReactNode } from 'react';

import { Mark } from '../shell/mark.js';
import { Preferences } from '../shell/preferences.js';
import { useWords } from '../words/words.js';

export function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { say } = useWords();
  return (
    <div className="door">
      <header className="door-head">
        <Mark />
        <span className="door-product">{say('product')}</span>
      </header>
      <main id="main" className="door-card" tabIndex={-1}>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </main>
      <footer className="door-foot">
        <Preferences />
      </footer>
    </div>
  );
}
