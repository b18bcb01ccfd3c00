// Writes a team, and has the list read again.

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useSession } from '../session/use-session.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { addTeam, changeTeam, TEAM_LIST_KEY, type TeamWish } from './team-client.js';

export interface KeptTeam {
  readonly wish: TeamWish;
  /** Absent: a new one. */
  readonly id?: string;
  readonly revision?: number;
}

export function useKeepTeam(onDone: () => void) {
  const { csrfToken } = useSession();
  const { language } = useWords();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, wish, revision }: KeptTeam) =>
      id === undefined || revision === undefined
        ? addTeam(wish, csrfToken)
        : changeTeam(id, { ...wish, revision }, csrfToken),
    onSuccess: async ({ name }) => {
      tellDone('teams.saved', { team: name[language] });
      onDone();
      await cache.invalidateQueries({ queryKey: TEAM_LIST_KEY });
    },
    onError: tellFault,
  });
}
