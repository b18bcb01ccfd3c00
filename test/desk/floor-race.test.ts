// Agents race for the queue, die and come back, on the real store. `npm run bench:floor` runs it with 200 agents and 2,000 talks.

import { testDatabase } from '../support/engine.js';
import { raceOnFloor } from '../support/floor-race.js';

describe('a floor under attack', () => {
  const database = testDatabase();

  it('has no double owner, nobody over capacity, nobody stranded, and a fair order', async () => {
    const report = await raceOnFloor(database().connection, {
      ...{ agents: 10, talks: 40, atOnce: 5, seed: 7 },
      ...{ arrivalTicks: 10, moreTicks: 24, teams: 3 },
    });

    expect(report).toMatchObject({ faults: [], stranded: 0 });
    // The next look of the watch is five seconds away.
    expect(report.longestOverdueMs).toBeLessThanOrEqual(5_000);
    // It was an attack.
    const { lostRaces, died, reconnects, broughtBack, refusedTeam, opened } = report;
    expect(Math.min(lostRaces, died, reconnects, broughtBack, refusedTeam, opened)).toBeGreaterThan(0);
  }, 120_000);
});
