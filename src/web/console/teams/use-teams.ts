// The teams as the hub tells them, and which waiting talks are mine to take.

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { DeskTeam } from '../../../wire/team-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { useSession } from '../session/use-session.js';
import { TEAMS_KEY } from './teams-feed.js';

/** Undefined until the hub has answered. */
export function useTeams(): readonly DeskTeam[] | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: TEAMS_KEY,
    queryFn: async () => (await hub.ask('teams', {})).teams,
    enabled: isOnline,
  }).data;
}

/** As the hub lets people take talks: what waits for another team calls nobody else. */
export function useMayTake(): (row: ConversationRow) => boolean {
  const { id, roles } = useSession().staff;
  const teams = useTeams();
  const mayRelieve = roles.includes('supervisor');
  return useCallback(
    ({ queue }) => {
      const [team, first] = [queue?.teamId, queue?.from?.teamId].map((teamId) =>
        teams?.find((each) => each.id === teamId),
      );
      return mayRelieve || team === undefined || [team, first].some((each) => each?.members.includes(id));
    },
    [teams, id, mayRelieve],
  );
}
