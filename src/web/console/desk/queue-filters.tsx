// Which talks of a list are shown: by channel, reason, agent, team, tag, or the number of a case. Kept in the address.

import { useState } from 'react';

import type { TalkFilter } from '../../../wire/agent-events.js';
import { MOST_CASE_CHARS } from '../../../wire/shared.js';
import { useFloor } from '../floor/use-floor.js';
import { useTags } from '../tags/use-tags.js';
import { useTeams } from '../teams/use-teams.js';
import { useWords } from '../words/words.js';
import { REASONS, without } from './talk-filter.js';

const CHANNELS = [
  ['line', 'channel.line'],
  ['messenger', 'channel.messenger'],
  ['webchat', 'channel.web'],
] as const;

interface CaseProps {
  readonly asked: string | undefined;
  readonly onAsk: (caseNumber: string) => void;
}

/** A number is of one talk: whatever else was asked for is let go. */
function CaseSearch({ asked = '', onAsk }: CaseProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(asked);
  return (
    <form
      role="search"
      className="case-search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <input
        type="search"
        aria-label={say('filter.case')}
        placeholder={say('case.title')}
        maxLength={MOST_CASE_CHARS}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (value === '' && asked !== '') onAsk('');
        }}
      />
    </form>
  );
}

interface Props {
  readonly filter: TalkFilter;
  readonly hasAgents: boolean;
  readonly onFilter: (filter: TalkFilter) => void;
}

export function QueueFilters({ filter, hasAgents, onFilter }: Props) {
  const { say, language } = useWords();
  const agents = useFloor()?.agents ?? [];
  const tags = useTags() ?? [];
  const teams = useTeams() ?? [];
  const { channelId, reason, agentId, tagId, teamId } = filter;
  return (
    <div className="queue-filters">
      <select
        aria-label={say('filter.channel')}
        value={channelId ?? ''}
        onChange={({ target: { value } }) => {
          onFilter(without({ ...filter, channelId: value }));
        }}
      >
        <option value="">{say('filter.channel')}</option>
        {CHANNELS.map(([id, word]) => (
          <option key={id} value={id}>
            {say(word)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('filter.reason')}
        value={reason ?? ''}
        onChange={({ target: { value } }) => {
          onFilter(without({ ...filter, reason: value }));
        }}
      >
        <option value="">{say('filter.reason')}</option>
        {REASONS.map((each) => (
          <option key={each} value={each}>
            {say(`reason.${each}`)}
          </option>
        ))}
      </select>
      {hasAgents ? (
        <select
          aria-label={say('filter.agent')}
          value={agentId ?? ''}
          onChange={({ target: { value } }) => {
            onFilter(without({ ...filter, agentId: value }));
          }}
        >
          <option value="">{say('filter.agent')}</option>
          {agents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      {teams.length === 0 ? null : (
        <select
          aria-label={say('filter.team')}
          value={teamId ?? ''}
          onChange={({ target: { value } }) => {
            onFilter(without({ ...filter, teamId: value }));
          }}
        >
          <option value="">{say('filter.team')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
        </select>
      )}
      {tags.length === 0 ? null : (
        <select
          aria-label={say('filter.tag')}
          value={tagId ?? ''}
          onChange={({ target: { value } }) => {
            onFilter(without({ ...filter, tagId: value }));
          }}
        >
          <option value="">{say('filter.tag')}</option>
          {tags.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <CaseSearch
        key={filter.caseNumber}
        asked={filter.caseNumber}
        onAsk={(caseNumber) => {
          onFilter(without({ caseNumber }));
        }}
      />
    </div>
  );
}
