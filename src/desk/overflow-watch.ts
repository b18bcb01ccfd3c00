// Opens waiting talks to others when their team has had its time, or has nobody there. Called by the watch of the floor before it
// gives talks out; each step is guarded, so several hubs may do it at once.

import type { Conversation } from '../domain/conversation.js';
import { isOwnMatter, mayTake, overflowOf, type Teams } from '../domain/team.js';
import { pickAgent, type AgentRecord } from './agent-store.js';
import type { TalkQueueStore } from './team-store.js';
import type { TeamRoom } from './teams.js';

export interface OverflowParts {
  readonly teams: Pick<TeamRoom, 'now' | 'byId'>;
  readonly queues: TalkQueueStore;
}

export interface Overflow {
  readonly open: (
    waiting: readonly Conversation[],
    agents: readonly AgentRecord[],
  ) => Promise<readonly Conversation[]>;
  readonly byId: () => Teams;
}

/** Returns the talks as they wait now. */
export function createOverflow({ teams, queues }: OverflowParts): Overflow {
  return {
    byId: teams.byId,
    async open(waiting, agents) {
      if (waiting.every(({ queue }) => queue?.teamId === undefined)) return waiting;
      const now = await teams.now(agents);
      const opened: Conversation[] = [];
      for (const talk of waiting) {
        const { id, epoch, queue } = talk;
        const next = overflowOf(queue, now);
        const moved =
          queue === undefined || next === undefined
            ? undefined
            : await queues.reroute(id, { epoch, queue }, next);
        opened.push(moved ?? talk);
      }
      return opened;
    },
  };
}

/** Who gets this talk: of those who may take it, whose own matter it is goes first. */
export function pickFor(
  { queue }: Pick<Conversation, 'queue'>,
  agents: readonly AgentRecord[],
  { teams, nowMs }: { readonly teams: Teams; readonly nowMs: number },
): AgentRecord | undefined {
  const able = agents.filter(({ id }) => mayTake(queue, id, teams));
  const own = able.filter(({ id }) => isOwnMatter(queue, id, teams));
  return pickAgent(own, nowMs) ?? pickAgent(able, nowMs);
}
