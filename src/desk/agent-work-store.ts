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

export interface Mention {
  readonly seq: number;
  readonly byName: string;
  readonly atMs: number;
}

/** Whether what names them is other than it was. */
export interface Told {
  readonly hasNewMentions: boolean;
}

export interface AgentWorkStore {
  readonly drafts: (place: WorkPlace) => Promise<readonly KeptDraft[]>;
  /** An empty text forgets the draft. */
  readonly keepDraft: (place: WorkPlace, draft: KeptDraft) => Promise<void>;
  /** Never goes back: a slower screen does not make read words unread. */
  readonly markRead: (place: WorkPlace, seq: number) => Promise<Told>;
  /** A note of this number names them. Nothing, where they have read that far; of two the later one stands. */
  readonly mention: (place: WorkPlace, mention: Mention) => Promise<Told>;
  readonly forgetMention: (place: WorkPlace) => Promise<Told>;
  /** In which talks they are named and have not read so far, the latest first. */
  readonly mentions: (
    agentId: string,
  ) => Promise<readonly (Mention & { readonly conversationId: ConversationId })[]>;
  /** How many messages of the citizen lie after what this agent has read, at most `most` each; talks without any are left out. */
  readonly countUnread: (
    agentId: string,
    conversations: readonly ConversationId[],
    most: number,
  ) => Promise<ReadonlyMap<ConversationId, number>>;
}
