// The teams on their store, and their changes on record.

import { createTeamRoom, type TeamRoom } from '../desk/teams.js';
import { staffId } from '../domain/ids.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

/** How far back what the bot read is looked for. Unit: transcript entries. */
const LOOK_BACK = 8;

export function createTeams(
  { teams: store, agents, transcript }: Pick<Stores, 'teams' | 'agents' | 'transcript'>,
  { deps: { clock }, events, audit }: RoadParts,
): TeamRoom {
  return createTeamRoom({
    ...{ store, agents, clock },
    async readIntents(id) {
      const entries = await transcript.tail(id, LOOK_BACK);
      return entries.flatMap(({ why }) => why?.intentId ?? []).reverse();
    },
    log: {
      kept: ({ id, name }, { id: teamId, name: { zh }, members, isRetired }) =>
        audit.record({
          action: 'team-kept',
          actor: { id: staffId(id), name },
          target: { kind: 'team', id: teamId },
          details: { name: zh, members, isRetired },
        }),
      joined: ({ id, name }, person, teamIds) =>
        audit.record({
          action: 'team-joined',
          actor: { id: staffId(id), name },
          target: { kind: 'staff', id: person },
          details: { teams: teamIds },
        }),
    },
    onError: (error) => {
      events.jobFailed('team watch', error);
    },
  });
}
