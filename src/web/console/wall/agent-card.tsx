// One agent on the wall: state, load, and the talks they have, the longest unanswered first.

import type { FloorAgent } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { AgentState } from '../floor/agent-state.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { CapacityField } from './capacity-field.js';
import { WallTalk } from './wall-talk.js';

interface Props {
  readonly agent: FloorAgent;
  readonly talks: readonly ConversationRow[];
  readonly onTakeOver: (row: ConversationRow) => void;
  readonly onWhisper: (row: ConversationRow) => void;
}

export function AgentCard({ agent, talks, onTakeOver, onWhisper }: Props) {
  const { say } = useWords();
  const isMe = useSession().staff.id === agent.id;
  const sorted = talks.toSorted(
    (a, b) => (a.waitingSinceMs ?? Infinity) - (b.waitingSinceMs ?? Infinity) || a.lastAtMs - b.lastAtMs,
  );
  return (
    <li className="agent-card" data-state={agent.state}>
      <div className="agent-head">
        <h3>{agent.name}</h3>
        <AgentState state={agent.state} />
        <span className="agent-load">
          {agent.load}/<CapacityField agent={agent} />
        </span>
      </div>
      <LoadBar agent={agent} />
      {sorted.length === 0 ? <p className="wall-none">{say('wall.noTalks')}</p> : null}
      <ul>
        {sorted.map((row) => (
          <WallTalk key={row.conversationId} row={row} {...(isMe ? {} : { onTakeOver, onWhisper })} />
        ))}
      </ul>
    </li>
  );
}

/** Drawn for the eye alone: the numbers stand above it. */
function LoadBar({ agent: { load, capacity } }: { readonly agent: FloorAgent }) {
  const percent = Math.min(100, (100 * load) / capacity);
  return (
    <svg className="load-bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
      <rect className="load-room" width="100" height="4" />
      <rect className="load-used" width={percent} height="4" data-full={load >= capacity} />
    </svg>
  );
}
