// What the bot and the citizen said before, folded to one line with the article that matched.

import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useWords } from '../words/words.js';
import { bestMatchOf } from './entries.js';
import { EntryBubble } from './entry-bubble.js';

export function BotFold({ entries }: { readonly entries: readonly ThreadEntry[] }) {
  const { say } = useWords();
  const best = bestMatchOf(entries);
  return (
    <Disclosure className="bot-fold">
      <Button slot="trigger" className="fold-line">
        <span className="fold-arrow" aria-hidden="true" />
        <span>{say('bot.folded', { n: entries.length })}</span>
        <span className="fold-match">
          {best === undefined ? say('bot.unmatched') : say('bot.matched', { title: best.title })}
        </span>
        {best === undefined ? null : (
          <span className="fold-score">{say('bot.score', { n: Math.round(best.score * 100) })}</span>
        )}
      </Button>
      <DisclosurePanel>
        <div className="fold-entries">
          {entries.map((entry) => (
            <EntryBubble key={entry.seq} entry={entry} />
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
