// /api/v1/teams: which colleagues answer which matters. Supervisors and administrators keep them; the rules are in `domain/team.ts`.

import type { ChannelRegistry } from '../channels/registry.js';
import type { DeskOutcome, DeskRefusal } from '../desk/desk-outcome.js';
import type { TeamRoom } from '../desk/teams.js';
import { hasRole } from '../domain/roles.js';
import type { Team } from '../domain/team.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { StaffList } from '../staff/staff-list.js';
import { teamApiRequests, teamsView, teamView, type TeamsView, type TeamView } from '../wire/team-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal, type RefusalCode } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface TeamRouteParts {
  readonly teams: Pick<TeamRoom, 'current' | 'load' | 'keep' | 'setTeamsOf'>;
  readonly listStaff: StaffList['list'];
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
}

const KEEPERS = ['supervisor', 'admin'] as const;
/** Two hundred members and every list full. Unit: bytes. */
const MOST_BODY_BYTES = 64_000;

export function createTeamRoutes(parts: TeamRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [listRoute(parts), ...keepingRoutes(parts, gate), membershipRoute(parts, gate)];
}

function listRoute(parts: TeamRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/teams',
    access: KEEPERS,
    summary: 'The teams, who may belong to one, and what may lead to one.',
    answer: teamsView,
    async handle(): Promise<TeamsView> {
      await parts.teams.load();
      return { teams: parts.teams.current(), staff: await staffOf(parts), choices: choicesOf(parts) };
    },
  });
}

function keepingRoutes({ teams }: TeamRouteParts, gate: StaffGate): readonly ApiRoute[] {
  const common = {
    access: KEEPERS,
    answer: teamView,
    mostBodyBytes: MOST_BODY_BYTES,
  } as const;
  return [
    apiRoute({
      ...common,
      method: 'post',
      path: '/api/v1/teams',
      summary: 'Make a team. On record.',
      status: 201,
      body: teamApiRequests.add,
      refusals: ['TEAM_NAME_TAKEN', 'TOO_MANY_TEAMS', 'NOT_FOUND'],
      handle: async ({ body, request }): Promise<TeamView> =>
        kept(await teams.keep(body, gate.actorOf(request))),
    }),
    apiRoute({
      ...common,
      method: 'put',
      path: '/api/v1/teams/:id',
      summary: 'Write a team anew; retired it takes no talk any more. On record.',
      body: teamApiRequests.change,
      refusals: ['TEAM_NAME_TAKEN', 'NOT_FOUND', 'CHANGED_MEANWHILE'],
      handle: async ({ body, params, request }): Promise<TeamView> =>
        kept(await teams.keep({ ...body, id: params['id'] ?? '' }, gate.actorOf(request))),
    }),
  ];
}

function membershipRoute({ teams, listStaff }: TeamRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'put',
    path: '/api/v1/staff/:id/teams',
    access: KEEPERS,
    summary: 'The teams of one person: exactly these. On record.',
    body: teamApiRequests.setTeams,
    status: 204,
    refusals: ['NOT_FOUND'],
    handle: async ({ body, params, request }) => {
      const id = params['id'] ?? '';
      if (!(await listStaff()).some((person) => person.id === id)) throw new Refusal('NOT_FOUND');
      await teams.setTeamsOf(id, body.teamIds, gate.actorOf(request));
    },
  });
}

const REFUSED: Readonly<Partial<Record<DeskRefusal['code'], RefusalCode>>> = {
  'team-name-taken': 'TEAM_NAME_TAKEN',
  'too-many-teams': 'TOO_MANY_TEAMS',
  'team-changed': 'CHANGED_MEANWHILE',
};

function kept(outcome: DeskOutcome<{ readonly team: Team }>): Team {
  if (outcome.kind === 'done') return outcome.value.team;
  throw new Refusal(REFUSED[outcome.refusal.code] ?? 'NOT_FOUND');
}

async function staffOf({ listStaff }: TeamRouteParts): Promise<TeamsView['staff']> {
  const serving = (await listStaff()).filter(
    ({ isActive, roles }) => isActive && hasRole(roles, ['agent', 'supervisor']),
  );
  return serving.map(({ id, name }) => ({ id, name }));
}

function choicesOf({ registry, knowledge }: TeamRouteParts): TeamsView['choices'] {
  const { articles, intents } = knowledge.current();
  const all = [...articles.values()];
  return {
    accounts: registry.all.map(({ accountId, channelId }) => ({ id: accountId, channelId })),
    departments: inOrder(all.flatMap(({ department }) => department ?? [])),
    categories: inOrder(all.flatMap(({ category }) => category ?? [])),
    // The others say what becomes of the talk, not what it is about.
    intents: [...intents.values()]
      .filter(({ kind = 'talk' }) => kind === 'talk')
      .map(({ id, utterances: [example = id] }) => ({ id, example })),
  };
}

/** Each once, in the order of Chinese dictionaries. */
const inOrder = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].sort((a, b) => a.localeCompare(b, 'zh-Hant-TW'));
