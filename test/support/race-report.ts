// How large a floor under attack is, and what came of it (`floor-race.ts`).

import type { Agent } from '../../src/domain/handoff.js';

export interface RaceSize {
  readonly agents: number;
  readonly talks: number;
  /** Who races at one moment; everybody takes their turns. */
  readonly atOnce: number;
  readonly seed: number;
  /** Half of the talks are for one of so many teams; absent: there are none. */
  readonly teams?: number;
  /** Moments over which the talks come, and moments of attack after that. */
  readonly arrivalTicks: number;
  readonly moreTicks: number;
}

export interface RaceReport {
  /** Simulated moments, five seconds apart. */
  readonly ticks: number;
  readonly claimed: number;
  readonly lostRaces: number;
  readonly refusedFull: number;
  readonly transfers: number;
  /** Tries at a talk that waited for another team. */
  readonly refusedTeam: number;
  /** Talks that a team's time had opened to others. */
  readonly opened: number;
  readonly replies: number;
  readonly died: number;
  readonly reconnects: number;
  /** Steps that the database refused for a moment. */
  readonly storeFaults: number;
  /** Talks that the hub took from somebody who had gone silent. */
  readonly broughtBack: number;
  /** Longest that a citizen waited for an absent agent beyond the promised time. Unit: ms. */
  readonly longestOverdueMs: number;
  /** Talks that nobody had finished when all agents were there again for an hour. */
  readonly stranded: number;
  /** What must never be, in words; at most a hundred. */
  readonly faults: readonly string[];
}

export interface Player {
  readonly agent: Agent;
  /** Nobody hears of them before this moment. */
  backAtMs: number;
}

type Troubles = Pick<
  RaceReport,
  'lostRaces' | 'died' | 'reconnects' | 'broughtBack' | 'refusedTeam' | 'opened'
>;

/** Each kind of trouble has been met: which of two comes first is for the machine to say, not for the dice. */
export function isAttack(met: Troubles, { teams }: Pick<RaceSize, 'teams'>): boolean {
  const { lostRaces, died, reconnects, broughtBack, refusedTeam, opened } = met;
  const ofTeams = teams === undefined ? [] : [refusedTeam, opened];
  return [lostRaces, died, reconnects, broughtBack, ...ofTeams].every((count) => count > 0);
}
