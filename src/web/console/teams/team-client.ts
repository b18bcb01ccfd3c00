// Teams over HTTP.

import type { TeamsView, TeamView } from '../../../wire/team-api.js';
import { call } from '../session/staff-client.js';

export type TeamWish = Omit<TeamView, 'id' | 'revision'>;

/** Of the page; the desk asks the socket. */
export const TEAM_LIST_KEY = ['team-list'] as const;

export const listTeams = (): Promise<TeamsView> => call('GET', '/teams');

export const addTeam = (body: TeamWish, csrfToken: string): Promise<TeamView> =>
  call('POST', '/teams', { body, csrfToken });

export const changeTeam = (
  id: string,
  body: TeamWish & Pick<TeamView, 'revision'>,
  csrfToken: string,
): Promise<TeamView> => call('PUT', `/teams/${encodeURIComponent(id)}`, { body, csrfToken });

export const setTeamsOf = (staffId: string, teamIds: readonly string[], csrfToken: string): Promise<void> =>
  call('PUT', `/staff/${encodeURIComponent(staffId)}/teams`, { body: { teamIds }, csrfToken });
