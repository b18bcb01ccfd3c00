// The port of the conversation store: find or begin, lease, and guarded changes.

import type { Closing } from '../domain/closing.js';
import type { Conversation } from '../domain/conversation.js';
import type { Standing } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { ReplyToken } from '../domain/inbound-event.js';
import type { ConversationAddress } from './conversation-address.js';

/** A lane's right to work on a conversation. A higher fence beats a lower one. */
export interface Lease {
  readonly owner: string;
  readonly fence: number;
}

export interface LeasedConversation {
  readonly conversation: Conversation;
  readonly lease: Lease;
}

/** What a turn may change besides words; absent fields stay. */
export type ConversationPatch = Partial<
  Pick<
    Conversation,
    | 'disclosedAtMs'
    | 'heardAtMs'
    | 'actedAtMs'
    | 'keptReply'
    | 'offered'
    | 'missesInRow'
    | 'pace'
    | 'botPausedUntilMs'
    | 'placeToldAtMs'
    | 'placeTold'
    | 'bannerTold'
    | 'callbackAtMs'
    | 'language'
    | 'offeredBy'
    | 'topics'
    | 'isPersonOffered'
    | 'preferredLanguage'
    | 'windowLanguage'
    | 'notice'
  >
> & {
  /** `null` clears it. */
  readonly blockedAtMs?: number | null;
};

/** A change of who speaks. */
export interface Move {
  /** The epoch that it was decided under: whoever moved the talk since has won. */
  readonly fromEpoch: number;
  readonly next: Standing;
  /** Who or what moves it, unique for the step: tells a repeat from a rival. */
  readonly movedBy: string;
  /** Kept with the step; what an earlier one kept stays where this is absent. */
  readonly closing?: Closing;
}

export interface ConversationStore {
  /** Finds or begins the conversation and takes its lease; undefined while somebody else holds it. */
  readonly lease: (
    address: ConversationAddress,
    claim: { owner: string; nowMs: number; untilMs: number },
  ) => Promise<LeasedConversation | undefined>;
  /** Makes a held lease last longer; false when it is lost. */
  readonly renew: (id: ConversationId, lease: Lease, untilMs: number) => Promise<boolean>;
  readonly release: (id: ConversationId, lease: Lease) => Promise<void>;
  /** Ends every lease that is not `owner`'s. Only for a start that is known to be the only process. */
  readonly releaseOthers: (owner: string) => Promise<void>;
  readonly find: (id: ConversationId) => Promise<Conversation | undefined>;
  /** Those that are there, in no order. */
  readonly findAll: (ids: readonly ConversationId[]) => Promise<readonly Conversation[]>;
  /** Writes a turn's changes if the lease still holds; returns what is there now, undefined when the lease is lost. */
  readonly patch: (
    id: ConversationId,
    lease: Lease,
    patch: ConversationPatch,
  ) => Promise<Conversation | undefined>;
  /**
   * Writes a change of who speaks, durably, if the talk still has the epoch it was decided under; what the bot remembered
   * of its last questions is cut. Undefined when the talk has moved on, or is not there.
   */
  readonly move: (id: ConversationId, move: Move) => Promise<Conversation | undefined>;
  /** Keeps a reply token that was not needed, unless a newer one is kept. */
  readonly keepReply: (id: ConversationId, token: ReplyToken) => Promise<void>;
  /** Takes the kept token away, so that nobody else uses it; false when it is not this one any more. */
  readonly takeReply: (id: ConversationId, token: ReplyToken) => Promise<boolean>;
}
