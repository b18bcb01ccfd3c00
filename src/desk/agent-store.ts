// What the desk keeps of each agent: are they there, how many talks may they have, which do they hold. The slots here are the
// only truth of how many; the conversation is the only truth of whose.

import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';

/** What an agent says of themselves. `busy` finishes what they have and gets nothing new by itself. */
export type Availability = 'online' | 'busy' | 'offline';

/** `away`: said to be there, but no screen of theirs has been heard of for a while. */
export type AgentState = Availability | 'away';

export interface AgentRecord extends Agent {
  readonly availability: Availability;
  /** When a screen of theirs was last known to be connected. */
  readonly seenAtMs: number;
  /** The most talks at once. */
  readonly capacity: number;
  readonly slots: readonly Slot[];
  /** When they last got or lost a talk: of two with equal load the longer idle one is next. */
  readonly movedAtMs: number;
}

/** A talk that counts against the capacity. */
export interface Slot extends Place {
  readonly sinceMs: number;
}

/** Room for a talk under the epoch in which it is, or is to be, the agent's. */
export interface Place {
  readonly conversationId: ConversationId;
  readonly epoch: number;
}

export interface AgentStore {
  /** A screen is connected: notes the moment and makes the record where there is none. Repeatable. */
  readonly seen: (agent: Agent, nowMs: number) => Promise<void>;
  readonly choose: (agentId: string, availability: Availability) => Promise<void>;
  readonly setCapacity: (agentId: string, capacity: number) => Promise<boolean>;
  /**
   * Before the talk is moved into this epoch. Guarded updates; a slot that is held already is `reserved` again, for the later of
   * the two epochs.
   */
  readonly reserve: (
    agent: Agent,
    place: Place,
    use: { readonly nowMs: number; readonly isForced?: boolean },
  ) => Promise<'reserved' | 'full'>;
  /** The talk is not theirs any more in this epoch; a slot for a later one, taken since, stays. */
  readonly free: (agentId: string, place: Place, nowMs: number) => Promise<void>;
  /** Frees exactly this slot: one that has been reserved anew since it was read stays. */
  readonly drop: (agentId: string, slot: Slot, nowMs: number) => Promise<void>;
  readonly list: () => Promise<readonly AgentRecord[]>;
}

/** Talks at once where a supervisor has said nothing: more than anybody serves well, so that nobody is held up unasked. Ours. */
export const DEFAULT_CAPACITY = 20;

/** Without a heartbeat for so long an agent is away. Source: design of the desk, "away after 60 s without heartbeat". Unit: ms. */
const AWAY_AFTER_MS = 60_000;

export function stateOf({ availability, seenAtMs }: AgentRecord, nowMs: number): AgentState {
  return availability !== 'offline' && nowMs - seenAtMs > AWAY_AFTER_MS ? 'away' : availability;
}

/** Who gets the next talk: there, not busy, with room; the least loaded first, then who has been idle longest, then by id. */
export function pickAgent(agents: readonly AgentRecord[], nowMs: number): AgentRecord | undefined {
  return agents
    .filter((agent) => stateOf(agent, nowMs) === 'online' && agent.slots.length < agent.capacity)
    .sort(
      (a, b) =>
        a.slots.length - b.slots.length ||
        a.movedAtMs - b.movedAtMs ||
        (a.id < b.id ? -1 : Number(a.id > b.id)),
    )[0];
}
