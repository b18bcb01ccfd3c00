// An empty list says what would be here and what to do next.

import { Button } from 'react-aria-components/Button';

import type { Tab } from '../shell/route.js';
import { useWords } from '../words/words.js';

export function QueueEmpty({ tab, onTab }: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const { say } = useWords();
  return (
    <div className="empty">
      <p className="empty-title">{say(`queue.empty.${tab}`)}</p>
      <p className="empty-next">{say(`queue.empty.${tab}.next`)}</p>
      {tab === 'mine' ? (
        <Button
          className="button"
          onPress={() => {
            onTab('waiting');
          }}
        >
          {say('queue.goWaiting')}
        </Button>
      ) : null}
    </div>
  );
}
