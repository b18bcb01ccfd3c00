// Whose talk this is and what can be done with it.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { InitialMark } from '../desk/initial-mark.js';
import { allowedActions, type TalkAction } from '../desk/use-desk-actions.js';
import { WaitingTime } from '../desk/waiting-time.js';
import { ViewersLine } from '../floor/viewers-line.js';
import { TagLine } from '../tags/tag-line.js';
import { TeamMark } from '../teams/team-mark.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';
import { useRevealed } from './use-reveal.js';

interface Props {
  readonly row: ConversationRow;
  readonly isContextOpen: boolean;
  readonly onAction: (action: TalkAction) => void;
  readonly onContext: () => void;
  readonly onBack: () => void;
}

const ACTIONS = [
  { action: 'whisper', word: 'thread.whisper', className: 'button' },
  { action: 'takeOver', word: 'thread.takeOver', className: 'button' },
  { action: 'pause', word: 'thread.pause', className: 'button' },
  { action: 'transfer', word: 'thread.transfer', className: 'button' },
  { action: 'wrapUp', word: 'thread.wrapUp', className: 'button' },
  { action: 'resolve', word: 'thread.resolve', className: 'button' },
  { action: 'claim', word: 'thread.claim', className: 'button primary' },
] as const satisfies readonly {
  readonly action: TalkAction;
  readonly word: WordKey;
  readonly className: string;
}[];

export function ThreadHead({ row, isContextOpen, onAction, onContext, onBack }: Props) {
  const { say } = useWords();
  const me = useSession().staff;
  const allowed = allowedActions(row, me);
  const { assignee } = row;
  const fullName = useRevealed(row.conversationId)?.name ?? '';
  const [keys] = useKeyMap();
  const keyOf = (action: TalkAction): string | undefined =>
    action === 'takeOver' || action === 'whisper' ? undefined : nameOf(keys[action]);
  return (
    <header className="thread-head">
      <Button className="icon-button only-narrow" aria-label={say('back')} onPress={onBack}>
        ‹
      </Button>
      <InitialMark name={row.name} />
      <div className="thread-who">
        <h1 className="hidden-text talk-title">{say('console')}</h1>
        <h2>{fullName === '' ? row.name : fullName}</h2>
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
          <TeamMark queue={row.queue} />
          <ViewersLine conversationId={row.conversationId} />
        </p>
        <TagLine
          row={row}
          onChange={() => {
            onAction('tag');
          }}
        />
      </div>
      <div className="thread-actions">
        {ACTIONS.map(({ action, word, className }) =>
          allowed[action] ? (
            <Button
              key={action}
              className={className}
              aria-keyshortcuts={keyOf(action)}
              {...(action === 'wrapUp' ? { 'aria-label': say('keys.wrapUp') } : {})}
              onPress={() => {
                onAction(action);
              }}
            >
              {say(word)}{' '}
              {keyOf(action) === undefined || action === 'wrapUp' ? null : (
                <kbd aria-hidden="true">{keyOf(action)}</kbd>
              )}
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
