// Where the list of teams lies in the cache, and what the hub says of it.

import type { QueryClient } from '@tanstack/react-query';

import type { HubToTeam } from '../../../wire/team-events.js';

export const TEAMS_KEY = ['teams'] as const;

export const teamListeners = (cache: QueryClient): HubToTeam => ({
  teamsChanged: () => {
    void cache.invalidateQueries({ queryKey: TEAMS_KEY });
  },
});
