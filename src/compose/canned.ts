// The desk's canned replies on their store, and their changes on record.

import { createCannedRoom, type CannedRoom } from '../desk/canned-room.js';
import type { TeamRoom } from '../desk/teams.js';
import { staffId } from '../domain/ids.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

export function createCanned(
  { cannedReplies: store }: Pick<Stores, 'cannedReplies'>,
  { deps: { clock }, events, audit, canned: shipped }: RoadParts,
  teams: TeamRoom,
): CannedRoom {
  return createCannedRoom({
    ...{ store, shipped, teams, clock },
    log: {
      kept: ({ id, name }, { id: replyId, title, code, text, isActive }) =>
        audit.record({
          action: 'canned-kept',
          actor: { id: staffId(id), name },
          target: { kind: 'canned', id: replyId },
          details: { title, code, text, isActive },
        }),
    },
    onError: (error) => {
      events.jobFailed('canned watch', error);
    },
  });
}
