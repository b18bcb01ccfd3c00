// The port of the replies that wait a moment before they leave, so that they can be taken back.

import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { DeskRefusal } from './desk-outcome.js';
import type { UsedArticle } from './suggestion-log.js';

/**
 * `held` → `leaving` → gone, once it stands in the transcript; or `refused`: it could not leave; or `withdrawn` by its author. The
 * last two stay for a while, so that a repeated request is told the same.
 */
export type HeldState = 'held' | 'leaving' | 'refused' | 'withdrawn';

export interface NewHeldReply {
  /** Unique for talk, agent and the id of their screen. */
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly agent: Agent;
  readonly clientId: string;
  readonly text: string;
  readonly quotes?: number;
  readonly files?: readonly MediaId[];
  readonly from?: UsedArticle;
  readonly dueAtMs: number;
}

export interface HeldReplyRow extends NewHeldReply {
  readonly state: HeldState;
  readonly refusal?: DeskRefusal;
}

export interface HeldReplyStore {
  /** Durable when it resolves; a row that is there is left as it is. The row as it stands now. */
  readonly put: (reply: NewHeldReply) => Promise<HeldReplyRow>;
  readonly find: (id: string) => Promise<HeldReplyRow | undefined>;
  /** Of this agent in this talk, not yet gone, first due first. */
  readonly listOf: (conversation: ConversationId, agentId: string) => Promise<readonly HeldReplyRow[]>;
  /** Taken back, unless it leaves already: false. */
  readonly withdraw: (id: string) => Promise<boolean>;
  /** Those that are due, and those whose sender has fallen, first due first. */
  readonly listDue: (nowMs: number, limit: number) => Promise<readonly HeldReplyRow[]>;
  /** Nobody takes it back from now on; false where somebody has. */
  readonly begin: (id: string) => Promise<boolean>;
  readonly remove: (id: string) => Promise<void>;
  readonly refuse: (id: string, refusal: DeskRefusal) => Promise<void>;
  /** Forgets what was refused or taken back and due before this moment. */
  readonly forget: (beforeMs: number) => Promise<void>;
}
