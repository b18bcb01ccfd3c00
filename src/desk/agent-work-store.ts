// The port of what the hub keeps of one agent's work in one talk: what they have begun to write, and how far they have read.

import type { ConversationId } from '../domain/ids.js';

export type DraftMode = 'reply' | 'note';

export interface KeptDraft {
  readonly mode: DraftMode;
  readonly text: string;
  readonly savedAtMs: number;
}

/** Whose work, in which talk. */
export interface WorkPlace {
  readonly conversationId: ConversationId;
  readonly agentId: string;
}

export interface AgentWorkStore {
  readonly drafts: (place: WorkPlace) => Promise<readonly KeptDraft[]>;
  /** An empty text forgets the draft. */
  readonly keepDraft: (place: WorkPlace, draft: KeptDraft) => Promise<void>;
  /** Never goes back: a slower screen does not make read words unread. */
  readonly markRead: (place: WorkPlace, seq: number) => Promise<void>;
  /** How many messages of the citizen lie after what this agent has read, at most `most` each; talks without any are left out. */
  readonly countUnread: (
    agentId: string,
    conversations: readonly ConversationId[],
    most: number,
  ) => Promise<ReadonlyMap<ConversationId, number>>;
}
