// One talk on the wall: who, how long they wait, and what a supervisor can do.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { WaitingTime } from '../desk/waiting-time.js';
import { go, hrefOf, type Route } from '../shell/route.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly row: ConversationRow;
  /** Absent where it is the reader's own. */
  readonly onTakeOver?: (row: ConversationRow) => void;
  readonly onWhisper?: (row: ConversationRow) => void;
}

export function WallTalk({ row, onTakeOver, onWhisper }: Props) {
  const { say } = useWords();
  const take = say(row.status === 'assigned' ? 'thread.takeOver' : 'thread.claim');
  const route: Route = { screen: 'desk', tab: 'all', conversationId: row.conversationId };
  return (
    <li className="wall-talk">
      <a
        href={hrefOf(route)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(route);
        }}
      >
        {row.name}
      </a>
      <ChannelMark channelId={row.channelId} />
      {row.reason === 'urgent' ? (
        <span className="tag" data-reason="urgent">
          {say('reason.urgent')}
        </span>
      ) : null}
      <span className="wall-wait">
        {row.waitingSinceMs === undefined ? (
          <span className="waiting">{say('wall.answered')}</span>
        ) : (
          <WaitingTime sinceMs={row.waitingSinceMs} />
        )}
      </span>
      {onWhisper === undefined ? null : (
        <Button
          className="button small quiet"
          aria-label={`${say('thread.whisper')} ${row.name}`}
          onPress={() => {
            onWhisper(row);
          }}
        >
          {say('thread.whisper')}
        </Button>
      )}
      {onTakeOver === undefined ? null : (
        <Button
          className="button small"
          aria-label={`${take} ${row.name}`}
          onPress={() => {
            onTakeOver(row);
          }}
        >
          {take}
        </Button>
      )}
    </li>
  );
}
