// One team as the page shows it.

import { Button } from 'react-aria-components/Button';

import type { TeamsView, TeamView } from '../../../wire/team-api.js';
import { useWords } from '../words/words.js';
import { useKeepTeam } from './use-keep-team.js';
import { LEADS, namesOfLeads } from './lead-words.js';

interface Props {
  readonly team: TeamView;
  readonly view: TeamsView;
  readonly onEdit: (team: TeamView) => void;
}

export function TeamCard({ team, view, onEdit }: Props) {
  const { say, language } = useWords();
  const { name, members, isRetired } = team;
  const people = view.staff.filter(({ id }) => members.includes(id)).map((person) => person.name);
  const leads = LEADS.filter((kind) => team.leads[kind].length > 0);
  const shown = name[language];
  return (
    <li className="card team-card" data-retired={isRetired}>
      <div className="team-card-head">
        <h2>{shown}</h2>
        {isRetired ? <span className="tag">{say('teams.retired')}</span> : null}
        <span className="team-card-buttons">
          <Button
            className="button small"
            aria-label={say('teams.editOne', { team: shown })}
            onPress={() => {
              onEdit(team);
            }}
          >
            {say('teams.edit')}
          </Button>
          <RetireButton team={team} />
        </span>
      </div>
      <dl className="team-facts">
        <dt>{say('teams.members')}</dt>
        <dd>
          {people.length === 0 ? say('teams.members.none') : people.join(language === 'zh' ? '、' : ', ')}
        </dd>
        <dt>{say('teams.overflow')}</dt>
        <dd>
          <Overflow team={team} view={view} />
        </dd>
        {leads.length === 0 ? (
          <>
            <dt>{say('teams.leads')}</dt>
            <dd>{say('teams.leads.none')}</dd>
          </>
        ) : (
          leads.map((kind) => (
            <Lead key={kind} word={say(`teams.${kind}`)} names={namesOfLeads(kind, team.leads[kind], view)} />
          ))
        )}
      </dl>
    </li>
  );
}

function Lead({ word, names }: { readonly word: string; readonly names: readonly string[] }) {
  return (
    <>
      <dt>{word}</dt>
      <dd className="team-leads">
        {names.map((each) => (
          <span key={each} className="tag">
            {each}
          </span>
        ))}
      </dd>
    </>
  );
}

function Overflow({ team, view }: Pick<Props, 'team' | 'view'>) {
  const { say, language } = useWords();
  const { afterMinutes: n, toTeamId } = team.overflow;
  const to = view.teams.find(({ id }) => id === toTeamId);
  return to === undefined
    ? say('teams.overflow.say', { n })
    : say('teams.overflow.say.to', { n, team: to.name[language] });
}

function RetireButton({ team }: Pick<Props, 'team'>) {
  const { say, language } = useWords();
  const keeping = useKeepTeam(() => undefined);
  const { id, isRetired, revision, ...rest } = team;
  return (
    <Button
      className="button small quiet"
      aria-label={say(isRetired ? 'teams.restoreOne' : 'teams.retireOne', { team: team.name[language] })}
      isPending={keeping.isPending}
      onPress={() => {
        keeping.mutate({ id, wish: { ...rest, isRetired: !isRetired }, revision });
      }}
    >
      {say(isRetired ? 'teams.restore' : 'teams.retire')}
    </Button>
  );
}
