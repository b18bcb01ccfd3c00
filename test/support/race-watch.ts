// The watch of a floor under attack (`floor-race.ts`): one look of the real one, on the real stores.

import { createAssignment } from '../../src/desk/assignment.js';
import type { AgentStore } from '../../src/desk/agent-store.js';
import { createFloorWatch, type FloorParts, type FloorRules } from '../../src/desk/floor-watch.js';
import { createOverflow } from '../../src/desk/overflow-watch.js';
import type { TalkQueueStore } from '../../src/desk/team-store.js';
import type { TeamRoom } from '../../src/desk/teams.js';
import type { ConversationStore } from '../../src/conversations/conversation-store.js';
import type { Outbox } from '../../src/outbox/outbox.js';

export interface RaceWatchParts extends Pick<
  FloorParts,
  'listAssigned' | 'listWaiting' | 'clock' | 'onError'
> {
  readonly stores: {
    readonly agents: AgentStore;
    readonly conversations: ConversationStore;
    readonly queues: TalkQueueStore;
  };
  readonly teams: TeamRoom;
  readonly outbox: Outbox;
  readonly rules: FloorRules;
  readonly onBroughtBack: () => void;
  readonly onOpened: () => void;
}

export async function watchOnce({ stores, teams, outbox, ...parts }: RaceWatchParts): Promise<void> {
  const { agents, conversations, queues } = stores;
  const { clock } = parts;
  const assignment = createAssignment({ conversations, agents, outbox, clock, whyNot: teams.whyNot });
  const watch = createFloorWatch({
    ...{ ...parts, agents },
    assignment: {
      claim: assignment.claim,
      requeue: async (...args) => {
        const outcome = await assignment.requeue(...args);
        if (outcome.kind === 'done') parts.onBroughtBack();
        return outcome;
      },
    },
    overflow: createOverflow({
      teams,
      queues: {
        reroute: async (...args) => {
          const moved = await queues.reroute(...args);
          if (moved !== undefined) parts.onOpened();
          return moved;
        },
      },
    }),
  });
  watch.start();
  await watch.stop();
}
