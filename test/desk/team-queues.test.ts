// The watch of the floor with teams: agents come and go, talks come for teams and for everybody. Whatever happens, nobody waits for a
// team longer than promised, nobody who may take a talk sits idle beside it, order is kept, whose matter it is goes first.

import fc from 'fast-check';

import type { AgentRecord, AgentStore } from '../../src/desk/agent-store.js';
import { done, refuse } from '../../src/desk/desk-outcome.js';
import { createFloorWatch } from '../../src/desk/floor-watch.js';
import { createOverflow } from '../../src/desk/overflow-watch.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { claim, compareWaiting, queueUp, release, type Standing } from '../../src/domain/handoff.js';
import { accountId, conversationId } from '../../src/domain/ids.js';
import { beginIn, isOwnMatter, mayTake, type Team, type TeamsNow } from '../../src/domain/team.js';

const START_MS = 1_800_000_000_000;
/** The watch looks again after so long. */
const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

interface Given {
  readonly talk: Conversation;
  readonly agentId: string;
}

/** A floor in memory: the rules are the product's, only the writes are ours. */
class MemoryFloor {
  readonly talks = new Map<string, Conversation>();
  readonly faults: string[] = [];
  readonly teams: ReadonlyMap<string, Team>;
  readonly #agents: Map<string, AgentRecord>;
  #nowMs = START_MS;
  #given: Given[] = [];

  constructor(teams: readonly Team[], agents: readonly { id: string; capacity: number }[]) {
    this.teams = new Map(teams.map((team) => [team.id, team]));
    this.#agents = new Map(
      agents.map(({ id, capacity }) => [
        id,
        { id, name: id, availability: 'online', seenAtMs: START_MS, capacity, slots: [], movedAtMs: 0 },
      ]),
    );
  }

  #now(): TeamsNow {
    const there = [...this.#agents.values()].filter(({ availability }) => availability !== 'offline');
    return { teams: this.teams, there: new Set(there.map(({ id }) => id)), nowMs: this.#nowMs };
  }

  turn(agentId: string, availability: AgentRecord['availability']): void {
    const agent = this.#agents.get(agentId);
    if (agent !== undefined) this.#agents.set(agentId, { ...agent, availability });
  }

  comes(n: number, teamId: string | undefined): void {
    const id = conversationId(`talk-${String(n).padStart(3, '0')}`);
    const team = this.teams.get(teamId ?? '');
    const bot: Conversation = {
      ...{ id, accountId: accountId('line'), channelId: 'line', key: id, isGroup: false },
      ...{ status: 'bot', epoch: 1, createdAtMs: this.#nowMs, missesInRow: 0 },
      pace: { minuteStartMs: 0, count: 0 },
    };
    const queue = team === undefined ? undefined : beginIn(team, this.#now());
    this.#move(bot, queueUp(bot, { reason: 'asked', nowMs: this.#nowMs + n, queue }));
  }

  finishes(agentId: string): void {
    const talk = [...this.talks.values()].find(({ assignee }) => assignee?.id === agentId);
    if (talk === undefined) return;
    this.#move(talk, release(talk, 'resolve', { id: agentId, mayRelieve: false }));
    const agent = this.#agents.get(agentId);
    if (agent !== undefined)
      this.#agents.set(agentId, {
        ...agent,
        slots: agent.slots.filter((slot) => slot.conversationId !== talk.id),
      });
  }

  async tick(): Promise<void> {
    this.#nowMs += TICK_MS;
    for (const agent of this.#agents.values())
      this.#agents.set(agent.id, { ...agent, seenAtMs: this.#nowMs });
    this.#given = [];
    const watch = createFloorWatch({
      agents: this.#store(),
      assignment: { claim: this.#claim, requeue: () => Promise.resolve(refuse({ code: 'not-assigned' })) },
      listAssigned: () =>
        Promise.resolve([...this.talks.values()].filter(({ status }) => status === 'assigned')),
      listWaiting: () => Promise.resolve(this.waiting()),
      overflow: createOverflow({
        teams: { byId: () => this.teams, now: () => Promise.resolve(this.#now()) },
        queues: {
          reroute: (id, _was, queue) => {
            const talk = this.talks.get(id);
            if (talk?.status !== 'queued') return Promise.resolve(undefined);
            const moved = { ...talk, queue };
            this.talks.set(id, moved);
            return Promise.resolve(moved);
          },
        },
      }),
      rules: { isAutomatic: true, absentAfterMs: MINUTE_MS, silentAfterMs: MINUTE_MS },
      clock: () => this.#nowMs,
      onError: (error) => {
        throw error;
      },
    });
    watch.start();
    await watch.stop();
    this.#mustHold();
  }

  waiting(): readonly Conversation[] {
    return [...this.talks.values()].filter(({ status }) => status === 'queued').sort(compareWaiting);
  }

  #move(talk: Conversation, step: ReturnType<typeof claim>): void {
    if (step.kind !== 'moved') throw new Error(step.kind);
    const { id, accountId: account, channelId, key, isGroup, createdAtMs, missesInRow, pace } = talk;
    const rest = { id, accountId: account, channelId, key, isGroup, createdAtMs, missesInRow, pace };
    this.talks.set(id, { ...rest, ...(step.next satisfies Standing) });
  }

  readonly #claim = (id: Conversation['id'], { id: agentId }: { id: string }) => {
    const talk = this.talks.get(id);
    const agent = this.#agents.get(agentId);
    if (talk === undefined || agent === undefined) throw new Error('Nobody there.');
    if (!mayTake(talk.queue, agentId, this.teams)) this.faults.push(`${agentId} took ${id} of another team`);
    const isOwn = isOwnMatter(talk.queue, agentId, this.teams);
    const idle = [...this.#agents.values()].filter(hasRoom).filter((each) => each.id !== agentId);
    if (!isOwn && idle.some((each) => isOwnMatter(talk.queue, each.id, this.teams)))
      this.faults.push(`${agentId} was preferred to a member for ${id}`);
    this.#given.push({ talk, agentId });
    this.#move(talk, claim(talk, { id: agentId, name: agentId }, this.#nowMs));
    const slots = [...agent.slots, { conversationId: id, epoch: talk.epoch + 1, sinceMs: this.#nowMs }];
    this.#agents.set(agentId, { ...agent, slots, movedAtMs: this.#nowMs });
    return Promise.resolve(done(talk));
  };

  #mustHold(): void {
    for (const { id, slots, capacity } of this.#agents.values())
      if (slots.length > capacity) this.faults.push(`${id} has ${slots.length} of ${capacity}`);
    for (const talk of this.waiting()) this.#mustWait(talk);
  }

  /** Whoever waits does so for a reason. */
  #mustWait(talk: Conversation): void {
    const { id, queue, queuedAtMs = 0 } = talk;
    const able = [...this.#agents.values()].filter((agent) => mayTake(queue, agent.id, this.teams));
    const idle = able.find(hasRoom);
    if (idle !== undefined) this.faults.push(`${idle.id} sits idle beside ${id}`);
    const overtaker = this.#given.find(
      (given) => mayTake(queue, given.agentId, this.teams) && compareWaiting(talk, given.talk) < 0,
    );
    if (overtaker !== undefined) this.faults.push(`${overtaker.talk.id} overtook ${id}`);
    if (queue?.teamId === undefined) return;
    const waited = this.#nowMs - queuedAtMs;
    if (waited >= this.#promiseMs(queue.from?.teamId ?? queue.teamId) + TICK_MS)
      this.faults.push(`${id} waits for ${queue.teamId} since ${waited} ms`);
  }

  /** A team's time, and that of the one behind it. */
  #promiseMs(teamId: string): number {
    const { afterMinutes, toTeamId } = this.teams.get(teamId)?.overflow ?? { afterMinutes: 0 };
    const behind = this.teams.get(toTeamId ?? '')?.overflow.afterMinutes ?? 0;
    return (afterMinutes + behind) * MINUTE_MS;
  }

  #store(): AgentStore {
    const nothing = (): Promise<void> => Promise.resolve();
    return {
      ...{ seen: nothing, choose: nothing, free: nothing, drop: nothing },
      setCapacity: () => Promise.resolve(true),
      reserve: () => Promise.resolve('reserved'),
      list: () => Promise.resolve([...this.#agents.values()]),
    };
  }
}

const hasRoom = ({ availability, slots, capacity }: AgentRecord): boolean =>
  availability === 'online' && slots.length < capacity;

const NO_LEADS = { words: [], accounts: [], departments: [], categories: [], intents: [] };

describe('a floor with teams', () => {
  it('strands nobody, keeps the order, prefers members and overloads nobody', async () => {
    const agentIds = ['a', 'b', 'c', 'd'];
    const teamOf = (id: string) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant({ zh: id, en: id }),
        leads: fc.constant(NO_LEADS),
        overflow: fc.record(
          { afterMinutes: fc.integer({ min: 1, max: 2 }), toTeamId: fc.constantFrom('t1', 't2', 't3') },
          { requiredKeys: ['afterMinutes'] },
        ),
        members: fc.uniqueArray(fc.constantFrom(...agentIds), { maxLength: 3 }),
        isRetired: fc.boolean().map((isOn) => isOn && id === 't3'),
        revision: fc.constant(1),
      });
    const happening = fc.oneof(
      fc.record({ what: fc.constant('comes' as const), team: fc.constantFrom('t1', 't2', 't3', undefined) }),
      fc.record({ what: fc.constant('finishes' as const), agent: fc.constantFrom(...agentIds) }),
      fc.record({
        what: fc.constant('turns' as const),
        agent: fc.constantFrom(...agentIds),
        to: fc.constantFrom('online' as const, 'busy' as const, 'offline' as const),
      }),
    );
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(teamOf('t1'), teamOf('t2'), teamOf('t3')),
        fc.tuple(...agentIds.map(() => fc.integer({ min: 1, max: 2 }))),
        fc.array(fc.array(happening, { maxLength: 3 }), { minLength: 5, maxLength: 60 }),
        async (teams, capacities, rounds) => {
          const floor = new MemoryFloor(
            teams,
            agentIds.map((id, at) => ({ id, capacity: capacities[at] ?? 1 })),
          );
          let n = 0;
          for (const round of rounds) {
            for (const each of round)
              if (each.what === 'comes') floor.comes((n += 1), each.team);
              else if (each.what === 'finishes') floor.finishes(each.agent);
              else floor.turn(each.agent, each.to);
            await floor.tick();
          }
          opened += [...floor.talks.values()].filter(({ queue }) => queue?.from?.why === 'waited').length;
          expect(floor.faults).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
    // Teams were full for long enough to overflow.
    expect(opened).toBeGreaterThan(0);
  }, 60_000);

  it('lets those behind fifty talks of a full team go by', async () => {
    const team: Team = {
      ...{ id: 't1', name: { zh: '稅務', en: 'Tax' }, leads: NO_LEADS, isRetired: false, revision: 1 },
      overflow: { afterMinutes: 60 },
      members: ['a'],
    };
    const floor = new MemoryFloor(
      [team],
      [
        { id: 'a', capacity: 1 },
        { id: 'b', capacity: 2 },
      ],
    );
    for (let n = 0; n < 60; n += 1) floor.comes(n, 't1');
    floor.comes(60, undefined);

    await floor.tick();

    expect(floor.faults).toEqual([]);
    expect(floor.talks.get('talk-060')?.assignee?.id).toBe('b');
    expect(floor.waiting()).toHaveLength(59);
  });
});
