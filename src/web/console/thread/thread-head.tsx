// Whose talk this is and what can be done with it.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/agent-events.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { InitialMark } from '../desk/initial-mark.js';
import { allowedActions, type DeskAction } from '../desk/use-desk-actions.js';
import { WaitingTime } from '../desk/waiting-time.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly row: ConversationRow;
  readonly isContextOpen: boolean;
  readonly onAction: (action: DeskAction) => void;
  readonly onContext: () => void;
  readonly onBack: () => void;
}

const ACTIONS = [
  { action: 'giveBack', word: 'thread.giveBack', key: 'Alt+B', className: 'button' },
  { action: 'resolve', word: 'thread.resolve', key: 'Alt+E', className: 'button' },
  { action: 'claim', word: 'thread.claim', key: 'C', className: 'button primary' },
] as const;

export function ThreadHead({ row, isContextOpen, onAction, onContext, onBack }: Props) {
  const { say } = useWords();
  const me = useSession().staff;
  const allowed = allowedActions(row, me);
  const { assignee } = row;
  return (
    <header className="thread-head">
      <Button className="icon-button only-narrow" aria-label={say('back')} onPress={onBack}>
        ‹
      </Button>
      <InitialMark name={row.name} />
      <div className="thread-who">
        <h2>{row.name}</h2>
        <p className="thread-state">
          <ChannelMark channelId={row.channelId} />
          {row.status === 'queued' && row.waitingSinceMs !== undefined ? (
            <WaitingTime sinceMs={row.waitingSinceMs} />
          ) : null}
          <span>
            {row.status !== 'assigned' || assignee === undefined
              ? say(`status.${row.status}`)
              : assignee.id === me.id
                ? say('thread.mine')
                : say('thread.owner', { name: assignee.name })}
          </span>
        </p>
      </div>
      <div className="thread-actions">
        {ACTIONS.map(({ action, word, key, className }) =>
          allowed[action] ? (
            <Button
              key={action}
              className={className}
              aria-keyshortcuts={key}
              onPress={() => {
                onAction(action);
              }}
            >
              {say(word)} <kbd aria-hidden="true">{key}</kbd>
            </Button>
          ) : null,
        )}
        <Button
          className="button quiet"
          aria-expanded={isContextOpen}
          aria-keyshortcuts="Alt+O"
          onPress={onContext}
        >
          {say('thread.context')}
        </Button>
      </div>
    </header>
  );
}
