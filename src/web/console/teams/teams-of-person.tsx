// Which teams a person belongs to, in the dialog of the staff page.

import { useQuery } from '@tanstack/react-query';

import { useWords } from '../words/words.js';
import { ChoiceChecks } from './choice-checks.js';
import { listTeams, TEAM_LIST_KEY } from './team-client.js';

/** Undefined until the hub has answered. */
export function useTeamsOf(personId: string): readonly string[] | undefined {
  const { data } = useQuery({ queryKey: TEAM_LIST_KEY, queryFn: listTeams, staleTime: 0 });
  return data?.teams.filter(({ members }) => members.includes(personId)).map(({ id }) => id);
}

interface Props {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Nothing where there are no teams. */
export function TeamChecks({ chosen, onChoose }: Props) {
  const { say, language } = useWords();
  const { data } = useQuery({ queryKey: TEAM_LIST_KEY, queryFn: listTeams, staleTime: 0 });
  const teams = data?.teams.filter(({ id, isRetired }) => !isRetired || chosen.includes(id)) ?? [];
  if (teams.length === 0) return null;
  return (
    <ChoiceChecks
      label={say('teams.ofPerson')}
      choices={teams.map(({ id, name }) => ({ id, name: name[language] }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
