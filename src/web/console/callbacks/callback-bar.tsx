// Above the list of talks: how many messages wait for an answer, and the way to them.

import { Button } from 'react-aria-components/Button';

import { goInDesk } from '../shell/route.js';
import { useWords } from '../words/words.js';
import { useCallbackCounts } from './use-callbacks.js';

/** Shown while there is something to do, or to leave the list by. */
export function CallbackBar({ isOpen }: { readonly isOpen: boolean }) {
  const { say } = useWords();
  const counts = useCallbackCounts();
  if (counts === undefined || (counts.open === 0 && !isOpen)) return null;
  return (
    <div className="callback-bar" data-level={counts.late > 0 ? 'late' : 'fine'}>
      <p role="status">
        {say('callback.count', { n: counts.open })}
        {counts.late === 0 ? null : <strong>{say('callback.count.late', { n: counts.late })}</strong>}
      </p>
      <Button
        className="button small"
        onPress={() => {
          goInDesk({ list: isOpen ? undefined : 'callbacks' });
        }}
      >
        {say(isOpen ? 'callback.shut' : 'callback.open')}
      </Button>
    </div>
  );
}
