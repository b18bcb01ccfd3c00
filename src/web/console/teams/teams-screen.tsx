// The teams: who belongs to each, which talks come to it, and when they open to others.

import '../design/teams.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { TeamsView, TeamView } from '../../../wire/team-api.js';
import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { TeamCard } from './team-card.js';
import { listTeams, TEAM_LIST_KEY } from './team-client.js';
import { TeamForm } from './team-form.js';

export function TeamsScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayKeep = roles.includes('supervisor') || roles.includes('admin');
  return (
    <div className="page">
      <TopBar title={say('teams.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        {mayKeep ? <Shelf /> : <p className="lead">{say('teams.forbidden')}</p>}
      </main>
    </div>
  );
}

function Shelf() {
  const { say, language } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: TEAM_LIST_KEY, queryFn: listTeams, staleTime: 0 });
  const [edited, setEdited] = useState<TeamView | 'new'>();
  const close = (): void => {
    setEdited(undefined);
  };
  const add = (
    <Button
      className="button primary"
      isDisabled={data === undefined}
      onPress={() => {
        setEdited('new');
      }}
    >
      {say('teams.new')}
    </Button>
  );
  return (
    <>
      <div className="teams-head">
        <p className="lead">{say('teams.lead')}</p>
        {add}
      </div>
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={4} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <TeamList view={data} onEdit={setEdited} />
      )}
      {data === undefined || edited === undefined ? null : (
        <TitledDialog
          className="team-dialog"
          title={
            edited === 'new' ? say('teams.new') : say('teams.editTitle', { team: edited.name[language] })
          }
          onClose={close}
        >
          <TeamForm view={data} team={edited === 'new' ? undefined : edited} onDone={close} />
        </TitledDialog>
      )}
    </>
  );
}

function TeamList({ view, onEdit }: { readonly view: TeamsView; readonly onEdit: (team: TeamView) => void }) {
  const { say } = useWords();
  if (view.teams.length === 0)
    return (
      <div className="card teams-none">
        <p className="empty-title">{say('teams.none')}</p>
        <p className="field-hint">{say('teams.none.next')}</p>
      </div>
    );
  // What takes no talk any more comes last.
  const sorted = view.teams.toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired));
  return (
    <ul className="team-cards">
      {sorted.map((team) => (
        <TeamCard key={team.id} team={team} view={view} onEdit={onEdit} />
      ))}
    </ul>
  );
}
