// What a turn gives the bot and gets back, in the hub's own words: callers never see botbuilder.

import type { ConversationPatch } from '../conversations/conversation-store.js';
import type { Why } from '../conversations/transcript-store.js';
import type { InboundActivity, OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { KnowledgeSnapshot } from '../knowledge/live-knowledge.js';
import type { Language } from '../replies/reply-decision.js';

export interface BotTurn {
  /** Unique for ever and stable over replays. */
  readonly id: string;
  readonly activity: InboundActivity;
  readonly receivedAtMs: number;
  readonly conversation: Conversation;
  readonly knowledge: KnowledgeSnapshot;
  readonly nowMs: number;
}

export interface BotOutcome {
  readonly why: Why;
  readonly messages: readonly OutboundMessage[];
  readonly patch: ConversationPatch;
  /** Set when a person is to take over. */
  readonly handoff?: BotHandoff;
}

export interface BotHandoff {
  readonly reason: HandoffReason;
  readonly language: Language;
  /** The Bot Framework's `handoff.initiate`, for the transcript. */
  readonly activity: InboundActivity;
}
