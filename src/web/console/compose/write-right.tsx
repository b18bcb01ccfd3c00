// Why a person cannot reply here, and the way to it.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useWords } from '../words/words.js';

export function WriteRight({
  row,
  onClaim,
}: {
  readonly row: ConversationRow;
  readonly onClaim: () => void;
}) {
  const { say } = useWords();
  const { status, assignee } = row;
  return (
    <div className="write-right">
      <p>
        {status === 'resolved'
          ? say('compose.resolved')
          : status === 'assigned' && assignee !== undefined
            ? say('compose.takenBy', { name: assignee.name })
            : say('compose.notMine')}
      </p>
      {status !== 'assigned' ? (
        <Button className="button primary" onPress={onClaim}>
          {say('thread.claim')}
        </Button>
      ) : null}
    </div>
  );
}
