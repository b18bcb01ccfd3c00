// The port of what colleagues note on a talk: case numbers, and where it is about.

import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import type { CaseNumber, NotedPlace } from '../domain/talk-facts.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface CaseStore {
  /** Does nothing where the talk has it; undefined where there is no such talk, or it has `most` others. */
  readonly put: (id: ConversationId, noted: CaseNumber, most: number) => Promise<Conversation | undefined>;
  /** Undefined where there is no such talk. */
  readonly take: (id: ConversationId, number: string) => Promise<Conversation | undefined>;
  /** Without a place it is forgotten. Undefined where there is no such talk. */
  readonly place: (id: ConversationId, place: NotedPlace | undefined) => Promise<Conversation | undefined>;
}
