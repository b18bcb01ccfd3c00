// Teams of a floor under attack (`floor-race.ts`): everybody belongs to one, few to a second; half of the talks are for a team. One team
// opens to another, the rest to everybody, after a minute or two.

import type { Connection } from 'mongoose';

import type { Agent } from '../../src/domain/handoff.js';
import type { Team } from '../../src/domain/team.js';
import { createTeamRoom, type TeamRoom } from '../../src/desk/teams.js';
import type { AgentStore } from '../../src/desk/agent-store.js';
import { createTeamStore } from '../../src/storage/team-store.js';
import type { Clock } from '../../src/lib/clock.js';

const LEADS = { words: [], accounts: [], departments: [], categories: [], intents: [] };
const name = (n: number): string => `team-${n}`;

function teamsOf(people: readonly Agent[], count: number): Team[] {
  return Array.from({ length: count }, (_, n) => ({
    id: name(n),
    name: { zh: `第${n}組`, en: `Team ${n}` },
    leads: LEADS,
    overflow: { afterMinutes: 1 + (n % 2), ...(n === 0 && count > 1 ? { toTeamId: name(1) } : {}) },
    members: people.filter((_each, at) => at % count === n || at % 7 === n).map(({ id }) => id),
    isRetired: false,
    revision: 1,
  }));
}

export interface RaceTeams {
  readonly room: TeamRoom;
  /** The first call makes them. */
  readonly fill: (people: readonly Agent[], count: number) => Promise<void>;
}

/** The real list of teams, on the real store. */
export function createRaceTeams(
  connection: Connection,
  parts: { readonly agents: AgentStore; readonly clock: Clock },
): RaceTeams {
  const store = createTeamStore(connection);
  const room = createTeamRoom({
    ...{ store, ...parts },
    log: { kept: () => Promise.resolve(), joined: () => Promise.resolve() },
    readIntents: () => Promise.resolve([]),
    onError: (error) => {
      throw error;
    },
  });
  return {
    room,
    async fill(people, count) {
      for (const team of teamsOf(people, count)) await store.add(team);
      await room.load();
    },
  };
}
