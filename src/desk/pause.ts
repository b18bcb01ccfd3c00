// An agent puts a talk of theirs aside and takes it up again.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Pause } from '../domain/pause.js';
import type { Clock } from '../lib/clock.js';
import { refuseStranger } from './agent-reply.js';
import { done, type DeskOutcome } from './desk-outcome.js';

export interface PauseStore {
  /** Writes it, or with `null` clears it, if this agent still owns the talk under this epoch; undefined if not. */
  readonly put: (
    id: ConversationId,
    owner: { readonly agentId: string; readonly epoch: number },
    pause: Pause | null,
  ) => Promise<Conversation | undefined>;
}

export interface PauseParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly pauses: PauseStore;
  readonly clock: Clock;
}

export interface Pausing {
  /** Without a time: until somebody says something. */
  readonly pause: (id: ConversationId, agent: Agent, untilMs?: number) => Promise<DeskOutcome<object>>;
  readonly wake: (id: ConversationId, agent: Agent) => Promise<DeskOutcome<object>>;
}

export function createPausing({ conversations, pauses, clock }: PauseParts): Pausing {
  const put = async (
    id: ConversationId,
    agent: Agent,
    pauseOf: (epoch: number) => Pause | null,
  ): Promise<DeskOutcome<object>> => {
    const talk = await conversations.find(id);
    if (talk?.assignee?.id !== agent.id) return refuseStranger(talk);
    const { epoch } = talk;
    const written = await pauses.put(id, { agentId: agent.id, epoch }, pauseOf(epoch));
    return written === undefined ? refuseStranger(await conversations.find(id)) : done({});
  };
  return {
    pause: (id, agent, untilMs) =>
      put(id, agent, (epoch) => ({ epoch, sinceMs: clock(), ...(untilMs === undefined ? {} : { untilMs }) })),
    wake: (id, agent) => put(id, agent, () => null),
  };
}
