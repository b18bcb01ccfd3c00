// The port of the tags: the list, and which of them a talk has.

import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import type { Tag } from '../domain/tag.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface TagStore {
  /** By name. */
  readonly list: () => Promise<readonly Tag[]>;
  /** Makes it, or writes it anew; false where another tag has the name. */
  readonly keep: (tag: Tag) => Promise<boolean>;
  /** Does nothing where the talk has it; undefined where there is no such talk, or it has `most` others. */
  readonly put: (id: ConversationId, tagId: string, most: number) => Promise<Conversation | undefined>;
  /** Undefined where there is no such talk. */
  readonly take: (id: ConversationId, tagId: string) => Promise<Conversation | undefined>;
}
