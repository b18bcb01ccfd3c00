// One message that waits for an answer: until when, from whom, and how it can be answered.

import { Button } from 'react-aria-components/Button';

import type { CallbackView } from '../../../wire/callback-events.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { useDeskActions } from '../desk/use-desk-actions.js';
import { goInDesk, hrefOf, type Route } from '../shell/route.js';
import { useWords } from '../words/words.js';
import { DueTime } from './due-time.js';

interface Props {
  readonly callback: CallbackView;
  readonly isSelected: boolean;
}

export function CallbackRow({ callback, isSelected }: Props) {
  const { say } = useWords();
  const act = useDeskActions();
  const { row, dueAtMs, words, hasPhone, window } = callback;
  const { conversationId, assignee } = row;
  const route: Route = { screen: 'desk', tab: 'waiting', list: 'callbacks', conversationId };
  const show = (): void => {
    goInDesk({ conversationId });
  };
  return (
    <li className="callback-item" aria-current={isSelected ? 'true' : undefined}>
      <a
        className="callback-link"
        href={hrefOf(route)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          show();
        }}
      >
        <span className="row-top">
          <ChannelMark channelId={row.channelId} />
          <span className="row-name">{row.name}</span>
        </span>
        <span className="row-last">{words ?? say('callback.noWords')}</span>
      </a>
      <p className="callback-facts">
        <DueTime dueAtMs={dueAtMs} />
        {hasPhone === undefined ? null : <span className="tag">{say('callback.phone')}</span>}
        {window.state === 'open' ? null : (
          <span className="tag" data-window={window.state}>
            {say(`callback.window.${window.state}`)}
          </span>
        )}
      </p>
      <p className="callback-foot">
        {assignee === undefined ? (
          <Button
            className="button small primary"
            aria-label={`${say('callback.claim')} ${row.name}`}
            onPress={() => {
              void act('claim', conversationId).then((isDone) => {
                if (isDone) show();
              });
            }}
          >
            {say('callback.claim')}
          </Button>
        ) : (
          <span className="row-status">{say('thread.owner', { name: assignee.name })}</span>
        )}
      </p>
    </li>
  );
}
