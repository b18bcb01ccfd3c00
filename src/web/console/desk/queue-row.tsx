// One talk in the list.

import { memo } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { goInDesk, hrefOf, type Route, type Tab } from '../shell/route.js';
import { momentOf, timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { TagMarks } from '../tags/tag-marks.js';
import { TeamMark } from '../teams/team-mark.js';
import { UnreadBadge } from './unread-badge.js';
import { useUnread } from './use-unread.js';
import { ChannelMark } from './channel-mark.js';
import { WaitingTime } from './waiting-time.js';

interface Props {
  readonly row: ConversationRow;
  readonly tab: Tab;
  /** Its place in the list, each by itself: a row whose numbers stay is not drawn anew while others scroll by. */
  readonly at: number;
  readonly of: number;
  readonly topPx: number;
  readonly isSelected: boolean;
  /** It has left this list and only keeps its place. */
  readonly isGone: boolean;
}

export const QueueRow = memo(function QueueRow(props: Props) {
  const { row, tab, at, of, topPx, isSelected, isGone } = props;
  const { say } = useWords();
  const unread = useUnread(row.conversationId);
  const route: Route = { screen: 'desk', tab, conversationId: row.conversationId };
  return (
    <li
      className="queue-item"
      style={{ transform: `translateY(${topPx}px)` }}
      aria-setsize={of}
      aria-posinset={at + 1}
    >
      <a
        className="queue-row"
        href={hrefOf(route)}
        aria-current={isSelected ? 'true' : undefined}
        data-status={row.status}
        data-gone={isGone}
        data-unread={unread > 0}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          goInDesk({ conversationId: row.conversationId });
        }}
      >
        <span className="row-top">
          <ChannelMark channelId={row.channelId} />
          <span className="row-name">{row.name}</span>
          {isGone ? (
            <span className="row-time">{say('queue.gone')}</span>
          ) : row.status === 'queued' && row.waitingSinceMs !== undefined ? (
            <WaitingTime sinceMs={row.waitingSinceMs} />
          ) : (
            <time className="row-time">{timeOf(row.lastAtMs)}</time>
          )}
        </span>
        <span className="row-middle">
          <span className="row-last">{row.lastText}</span>
          <UnreadBadge count={unread} />
        </span>
        <span className="row-foot">
          {row.reason === undefined || row.status === 'bot' ? null : (
            <span className="tag" data-reason={row.reason}>
              {say(`reason.${row.reason}`)}
            </span>
          )}
          <TeamMark queue={row.queue} />
          {row.assignee === undefined ? (
            tab === 'all' ? (
              <span className="row-status">{say(`status.${row.status}`)}</span>
            ) : null
          ) : (
            <span className="row-status">{say('thread.owner', { name: row.assignee.name })}</span>
          )}
          <TagMarks ids={row.tags} />
          {row.pause === undefined ? null : <PauseMark untilMs={row.pause.untilMs} />}
        </span>
      </a>
    </li>
  );
});

function PauseMark({ untilMs }: { readonly untilMs: number | undefined }) {
  const { say, language } = useWords();
  return (
    <span className="tag">
      {untilMs === undefined
        ? say('pause.mark')
        : say('pause.mark.until', { time: momentOf(untilMs, language) })}
    </span>
  );
}
