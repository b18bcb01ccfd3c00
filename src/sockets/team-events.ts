// What a screen asks about teams. Joined into the table of `agent-events.ts`.

import type { Conversation } from '../domain/conversation.js';
import { done, type DeskOutcome } from '../desk/desk-outcome.js';
import type { DeskMover } from '../desk/assignment.js';
import type { ConversationId } from '../domain/ids.js';
import { teamRequests, type TeamToHub } from '../wire/team-events.js';
import type { AgentCall, AgentEvent } from './agent-call.js';

export const teamEvents: { readonly [Event in keyof TeamToHub]: AgentEvent<Event> } = {
  teams: {
    schema: teamRequests.teams,
    isActivity: false,
    handle: ({ desk }) =>
      Promise.resolve(
        done({
          teams: desk.teams
            .current()
            .filter(({ isRetired }) => !isRetired)
            .map(({ id, name, members, overflow: { afterMinutes } }) => ({
              id,
              name,
              members,
              afterMinutes,
            })),
        }),
      ),
  },
};

/** Back to the queue at its old place; with a team to the team's. */
export async function toQueue(
  { desk }: Pick<AgentCall, 'desk'>,
  id: ConversationId,
  { teamId, ...by }: DeskMover & { readonly teamId: string | undefined },
): Promise<DeskOutcome<Conversation>> {
  if (teamId === undefined) return desk.requeue(id, by);
  const queue = await desk.teams.queueIn(teamId);
  return queue.kind === 'refused' ? queue : desk.requeue(id, { ...by, queue: queue.value });
}
