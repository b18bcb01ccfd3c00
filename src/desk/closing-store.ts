// The port of ends that are not written down as matters yet. The end itself is kept by `ConversationStore.move`.

import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';

export interface ClosingStore {
  /** Talks that keep an end of this moment or before. Throws StoreUnavailableError. */
  readonly list: (untilMs: number, limit: number) => Promise<readonly Conversation[]>;
  /** The matter is written down; another end of the talk stays. */
  readonly forget: (id: ConversationId, matterId: string) => Promise<void>;
}
