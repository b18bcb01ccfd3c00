// The port of the teams: the list, and where a waiting talk waits.

import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import type { TalkQueue, Team } from '../domain/team.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface TeamStore {
  /** By name. */
  readonly list: () => Promise<readonly Team[]>;
  /** Of two that take a name at once one wins. */
  readonly add: (team: Team) => Promise<'kept' | 'name-taken'>;
  /** Writes it anew where it still is the revision before. */
  readonly change: (team: Team) => Promise<'kept' | 'name-taken' | 'stale'>;
  /** The same again is the same. */
  readonly setMember: (teamId: string, staffId: string, isMember: boolean) => Promise<void>;
}

export interface TalkQueueStore {
  /** Where it goes on waiting, if it still waits where it did; nobody's right to speak changes. Undefined if not. */
  readonly reroute: (
    id: ConversationId,
    was: { readonly epoch: number; readonly queue: TalkQueue },
    queue: TalkQueue,
  ) => Promise<Conversation | undefined>;
}
