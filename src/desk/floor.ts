// Who is at the desk and how loaded: what agents say of themselves, what their connections say, what they hold.

import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { FloorAgent } from '../wire/agent-events.js';
import type { FloorRules } from '../wire/floor-events.js';
import { stateOf, type AgentStore, type Availability } from './agent-store.js';
import type { Assignment, DeskMover } from './assignment.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { Conversation } from '../domain/conversation.js';

export interface Floor {
  readonly rules: FloorRules;
  readonly list: () => Promise<readonly FloorAgent[]>;
  /** Screens of these agents are connected now. */
  readonly seen: (agents: readonly Agent[]) => Promise<void>;
  readonly choose: (agent: Agent, availability: Availability) => Promise<void>;
  readonly setCapacity: (agentId: string, capacity: number) => Promise<DeskOutcome<object>>;
  /** To somebody who is there and has room; whoever takes a talk over themselves is there. */
  readonly transferTo: (
    id: ConversationId,
    agentId: string,
    by: DeskMover,
  ) => Promise<DeskOutcome<Conversation>>;
}

export interface FloorRoomParts {
  readonly rules: FloorRules;
  readonly agents: AgentStore;
  readonly assignment: Pick<Assignment, 'transfer'>;
  readonly clock: Clock;
}

export function createFloor({ agents, assignment, clock, rules }: FloorRoomParts): Floor {
  return {
    rules,
    async list() {
      const nowMs = clock();
      return (await agents.list()).map((agent) => ({
        id: agent.id,
        name: agent.name,
        state: stateOf(agent, nowMs),
        load: agent.slots.length,
        capacity: agent.capacity,
      }));
    },
    async seen(connected) {
      for (const agent of connected) await agents.seen(agent, clock());
    },
    async choose(agent, availability) {
      await agents.seen(agent, clock());
      await agents.choose(agent.id, availability);
    },
    setCapacity: async (agentId, capacity) =>
      (await agents.setCapacity(agentId, capacity)) ? done({}) : refuse({ code: 'unknown-agent' }),
    async transferTo(id, agentId, by) {
      const target = (await agents.list()).find((agent) => agent.id === agentId);
      if (target === undefined) return refuse({ code: 'unknown-agent' });
      const to = { id: target.id, name: target.name };
      const state = stateOf(target, clock());
      const isThere = to.id === by.agent.id || state === 'online' || state === 'busy';
      if (!isThere) return refuse({ code: 'not-there', by: to });
      return assignment.transfer(id, to, by);
    },
  };
}
