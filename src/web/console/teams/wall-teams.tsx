// On the wall: how many wait for each team and for how long, and who of it is there.

import type { FloorAgent } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { WaitingTime } from '../desk/waiting-time.js';
import { useWords } from '../words/words.js';
import { useTeams } from './use-teams.js';

interface Props {
  readonly waiting: readonly ConversationRow[];
  readonly agents: readonly FloorAgent[];
}

/** Nothing where there are no teams. */
export function WallTeams({ waiting, agents }: Props) {
  const { say, language } = useWords();
  const teams = useTeams() ?? [];
  if (teams.length === 0) return null;
  const there = agents.filter(({ state }) => state === 'online' || state === 'busy');
  const known = new Set(teams.map(({ id }) => id));
  const common = waiting.filter(({ queue }) => !known.has(queue?.teamId ?? ''));
  return (
    <section className="wall-teams" aria-labelledby="wall-teams">
      <h2 id="wall-teams">{say('wall.teams')}</h2>
      <ul>
        {teams.map(({ id, name, members }) => (
          <TeamLine
            key={id}
            name={name[language]}
            waiting={waiting.filter(({ queue }) => queue?.teamId === id)}
            there={there.filter((agent) => members.includes(agent.id)).length}
          />
        ))}
        <TeamLine name={say('wall.teams.common')} waiting={common} there={there.length} />
      </ul>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly waiting: readonly ConversationRow[];
  readonly there: number;
}

function TeamLine({ name, waiting, there }: LineProps) {
  const { say } = useWords();
  const sinceMs = waiting.map(({ waitingSinceMs }) => waitingSinceMs).filter((at) => at !== undefined);
  return (
    <li className="wall-team">
      <span className="wall-team-name">{name}</span>
      <span className="wall-team-count">{say('wall.teams.waiting', { n: waiting.length })}</span>
      {sinceMs.length === 0 ? null : <WaitingTime sinceMs={Math.min(...sinceMs)} />}
      <span className="wall-team-there">{say('wall.teams.there', { n: there })}</span>
    </li>
  );
}
