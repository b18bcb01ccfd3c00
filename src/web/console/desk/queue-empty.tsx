// An empty list says what would be here and what to do next.

import { Button } from 'react-aria-components/Button';

import type { Tab } from '../shell/route.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly tab: Tab;
  readonly isFiltered: boolean;
  readonly onTab: (tab: Tab) => void;
  readonly onClear: () => void;
}

export function QueueEmpty({ tab, isFiltered, onTab, onClear }: Props) {
  const { say } = useWords();
  if (isFiltered)
    return (
      <div className="empty">
        <p className="empty-title">{say('queue.empty.filtered')}</p>
        <p className="empty-next">{say('queue.empty.filtered.next')}</p>
        <Button className="button" onPress={onClear}>
          {say('filter.clear')}
        </Button>
      </div>
    );
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
